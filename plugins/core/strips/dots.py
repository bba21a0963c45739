"""How long each of many things took: a disc each, stacked where their times are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from .marks import disc, level, strip, upright

#: The scale has so many steps; discs of one step stand on one another, so many pixels apart.
STEPS, _APART, _RADIUS = 30, 9, 3.5


def dot_strip(days: Iterable[int], end: int, promised: int | None = None) -> Markup:
    """A disc for each of ``days`` on a scale from 0 to ``end``, in the middle of its step of ``end / 30``
    days; it is hollow if it took longer than ``promised``.

    Of 300 days a step has ten: days 12 and 19 stand on one another at 15 of 300, 5 per cent.

    >>> drawn = dot_strip([12, 19, 95], 300, 90)
    >>> drawn.count('cx="5%"'), 'class="missed" cx="31.7%"' in drawn
    (2, True)
    """
    told = sorted(days)
    steps = [min(each * STEPS // end, STEPS - 1) for each in told]
    high = _APART * max(Counter(steps).values(), default=1) + 6
    marks = [level("rail", 0, 100, high - 1)]
    if promised is not None:
        marks.append(upright("due", promised / end * 100, 1, high))
    below: Counter[int] = Counter()
    for each, step in zip(told, steps, strict=True):
        look = "missed" if promised is not None and each > promised else "kept"
        y = high - _APART / 2 - 2 - _APART * below[step]
        marks.append(disc(look, (step + 0.5) / STEPS * 100, y, _RADIUS))
        below[step] += 1
    return strip(marks, high)
