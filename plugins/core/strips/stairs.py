"""A journey in stages: each begins where the last one ended, all on one scale of days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from .marks import disc, level, strip, upright


def stair_strips(days: Sequence[int], last_day: int, *, under_way: bool) -> list[Markup]:
    """A strip for each stage: ``days`` are those from the first step on which each began, in their order; the
    last one goes on until ``last_day`` if it is ``under_way``, else it is a point.

    Days 0, 30 and 40 of 100, still under way: from 0 to 30 %, from 30 to 40 %, from 40 to 100 %.

    >>> [strip.count("<line") for strip in stair_strips([0, 30, 40], 100, under_way=True)]
    [2, 2, 2]
    >>> 'x1="30%" x2="40%"' in stair_strips([0, 30, 40], 100, under_way=True)[1]
    True
    """
    end = max(last_day, days[-1], 1) if under_way else max(days[-1], 1)
    stops = [*days, end]
    drawn = []
    for place, (start, stop) in enumerate(pairwise(stops)):
        first, last = start / end * 100, stop / end * 100
        now = under_way and place == len(days) - 1
        marks = [upright("rail", last, -2, 22), level("kept", first, last)]
        marks.append(disc("kept", last, radius=5 if now or place == len(days) - 1 else 3))
        drawn.append(strip(marks))
    return drawn
