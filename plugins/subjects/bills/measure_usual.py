"""How long bills usually stay at a stage: a fact about the past, not a forecast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from plugins.core.measures.rounding import half_up

from .model import BillRegister, BillStory
from .record import CARRIED_OVER, BillStage

#: The least number of past stays of which "usual" is said.
LEAST = 10


def usual_days(stories: Iterable[BillStory]) -> Mapping[str, int]:
    """The days that bills stayed at each stage, by its id: the median of all stays that have ended, rounded
    half up; a stage with fewer than ``LEAST`` of them is left out.

    A stay lasts from the step with which a bill came to the stage to the next step that moved it.
    """
    stays: dict[str, list[int]] = {}
    for story in stories:
        for came, left in pairwise(story.bill.moves):
            stays.setdefault(came.stage_id, []).append((left.date - came.date).days)
    usual = {
        stage: half_up(Decimal(str(median(days))), 0) for stage, days in stays.items() if len(days) >= LEAST
    }
    return {stage: int(days) for stage, days in usual.items()}


def stages_ahead(register: BillRegister, story: BillStory) -> list[tuple[BillStage, int]]:
    """The stage at which an open bill stands and those that follow on its road, each with its usual days,
    up to the first of which "usual" is not said; nothing for a bill off the road."""
    if not story.is_open or story.stage.kind != "road":
        return []
    found = []
    for stage in sorted(register.stages, key=lambda each: each.order):
        if stage.kind == "road" and stage.order >= story.stage.order and stage.stage_id != CARRIED_OVER:
            if stage.stage_id not in register.usual:
                break
            found.append((stage, register.usual[stage.stage_id]))
    return found


def ends_ahead(began: int, today: int, usual: Sequence[int]) -> list[int]:
    """The days on which the stage under way, then those that follow, would usually end.

    The stage under way ends so many days after it ``began``, though never before ``today``: begun on day 10
    with 30 usual days, on day 40, or on day 70 if that is today; then each lasts its usual days.

    >>> ends_ahead(10, 25, [30, 5]), ends_ahead(10, 70, [30, 5]), ends_ahead(10, 25, [])
    ([40, 45], [70, 75], [])
    """
    ends: list[int] = []
    for place, days in enumerate(usual):
        ends.append(max(began + days, today) if not place else ends[-1] + days)
    return ends
