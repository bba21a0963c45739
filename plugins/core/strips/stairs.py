"""A journey in stages: each begins where the last one ended, all on one scale of days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from .marks import disc, level, strip, upright


def stair_strips(
    days: Sequence[int], last_day: int, *, under_way: bool, ahead: Sequence[int] = ()
) -> list[Markup]:
    """A strip for each stage: ``days`` are those from the first step on which each began, in their order;
    the last one goes on until ``last_day`` if it is ``under_way``, else it is a point. ``ahead`` are the
    days on which the last one, then those that follow it, would usually end: dotted, a strip more for each
    but the first.

    Days 0, 30 and 40 of 100, still under way: from 0 to 30 %, from 30 to 40 %, from 40 to 100 %.

    >>> [strip.count("<line") for strip in stair_strips([0, 30, 40], 100, under_way=True)]
    [2, 2, 2]
    >>> 'x1="30%" x2="40%"' in stair_strips([0, 30, 40], 100, under_way=True)[1]
    True
    """
    today = max(last_day, days[-1], 1) if under_way else max(days[-1], 1)
    end = max([today, *ahead])
    drawn = []
    for place, (start, stop) in enumerate(pairwise([*days, today])):
        first, last = start / end * 100, stop / end * 100
        newest = place == len(days) - 1
        marks = [upright("rail", last, -2, 22), level("kept", first, last)]
        if newest and ahead:
            marks.append(level("usual", last, ahead[0] / end * 100))
        marks.append(disc("kept", last, radius=5 if newest else 3))
        drawn.append(strip(marks))
    drawn += [
        strip(
            [level("usual", start / end * 100, stop / end * 100), upright("rail", today / end * 100, -2, 22)]
        )
        for start, stop in pairwise(ahead)
    ]
    return drawn
