"""How long something has waited: a line from nothing to the disc of today, against what was promised."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from .marks import disc, level, strip, upright

#: The scale ends at a round number of days: so many times a power of ten.
_ROUND = (1, 2, 3, 4, 5, 6, 8, 10)


def scale_of_days(days: Iterable[int | None]) -> int:
    """The round number at which a scale of ``days`` ends; at least 10.

    >>> scale_of_days([294, 90, None]), scale_of_days([448]), scale_of_days([])
    (300, 500, 10)
    """
    longest = max((each for each in days if each is not None), default=0)
    power = 10
    while power * 10 < longest:
        power *= 10
    return next((power * step for step in _ROUND if power * step >= longest), power * 10)


def wait_strip(
    days: int | None, end: int, promised: int | None = None, *, usual: int | None = None
) -> Markup:
    """A wait of ``days`` on a scale from 0 to ``end``; it is hollow once it is longer than ``promised``.
    What is ``usual`` is dotted and judges nothing.

    >>> drawn = wait_strip(294, 300, 90)
    >>> 'class="missed" cx="98%"' in drawn, 'class="due" x1="30%"' in drawn
    (True, True)
    """
    marks = [level("rail", 0, 100)]
    if usual is not None:
        marks.append(upright("usual", usual / end * 100))
    if days is not None:
        look = "missed" if promised is not None and days > promised else "kept"
        marks += [level(look, 0, days / end * 100), disc(look, days / end * 100)]
    if promised is not None:
        marks.insert(-1 if days is not None else len(marks), upright("due", promised / end * 100))
    return strip(marks)
