"""The journey of one thing: a line from its first day to its last or today, a small disc for each step."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .marks import disc, level, strip, upright

#: The radius of the disc of a step on the way.
_STEP = 2.5


def journey(steps: Sequence[int], days: int, end: int, due: int | None = None) -> Markup:
    """A journey of ``days`` so far on a scale from 0 to ``end`` days, its ``steps`` the days on which it came
    further; ``due`` is the day by which it was to end, and past that day line and last disc are hollow.

    >>> drawn = journey([10, 20], 80, 100, 90)
    >>> str(drawn).count("<circle"), 'class="kept" cx="80%"' in drawn, 'class="due" x1="90%"' in drawn
    (3, True, True)
    >>> 'class="missed" cx="80%"' in journey([], 80, 100, 79)
    True
    """

    def place(day: int) -> float:
        return day / end * 100

    look = "missed" if due is not None and days > due else "kept"
    marks = [level("rail", 0, 100), level(look, 0, place(days))]
    marks += [disc(look, place(step), radius=_STEP) for step in steps]
    if due is not None:
        marks.append(upright("due", place(due)))
    return strip([*marks, disc(look, place(days))])
