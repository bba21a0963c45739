"""How far a figure got on the way to its promise: a stem from the promise to the disc of what was done."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from .marks import disc, level, shade, strip, upright, words

#: The scale ends at so many per cent of the promise; what lies beyond stands at its end, and its cell says
#: how far.
END = 125
#: Where the promise stands, in per cent of the picture: 100 of 125.
PROMISE = 100 / END * 100


def target_strip(
    achievement_pct: Decimal | None, *, met: bool, interval: tuple[Decimal, Decimal] | None = None
) -> Markup:
    """The strip of one figure that reached ``achievement_pct`` per cent of its promise, 0 to 125; without a
    figure the rail and the promise alone. ``interval``, in the same per cents, is shaded.

    >>> drawn = target_strip(Decimal("48.2"), met=False)  # 48.2 of 125 is 38.6 % of the width
    >>> 'class="missed" cx="38.6%"' in drawn, 'class="due" x1="80%"' in drawn
    (True, True)
    """
    marks = [level("rail", 0, 100)]
    if interval is not None:
        marks.append(shade("range", *sorted(map(_place, interval))))
    if achievement_pct is None:
        return strip([*marks, upright("due", PROMISE)])
    look, at = "kept" if met else "missed", _place(achievement_pct)
    marks += [level(look, *sorted((at, PROMISE))), upright("due", PROMISE), disc(look, at)]
    return strip(marks)


def _place(achievement_pct: Decimal) -> float:
    return min(max(float(achievement_pct), 0), END) / END * 100


def target_scale(half: str, target: str) -> Markup:
    """The head above such strips: nothing, half of the promise, the promise."""
    said = (words("0", 0, 13, "start"), words(half, PROMISE / 2, 13), words(target, PROMISE, 13))
    return strip([*said, upright("due", PROMISE, 16, 20)])
