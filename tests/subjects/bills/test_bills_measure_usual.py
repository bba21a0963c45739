"""How long bills usually stay at a stage, and where a bill would go next."""

from __future__ import annotations

from datetime import date, timedelta

from plugins.subjects.bills.measure import bill_story
from plugins.subjects.bills.measure_usual import ends_ahead, usual_days
from plugins.subjects.bills.model import BillStory
from tests.samples.bills import CLOCKS, STAGES, bill

BY_ID = {stage.stage_id: stage for stage in STAGES}


def stayed(days: int) -> BillStory:
    """A bill that was read a first time on 1 January 2026 and went to its committee so many days later."""
    came = date(2026, 1, 1) + timedelta(days=days)
    return bill_story(bill("first_reading 2026-01-01", f"committee {came}"), BY_ID, CLOCKS, date(2026, 3, 31))


def test_usual_is_the_middle_value_of_ten_or_more_stays_that_have_ended() -> None:
    """Ten stays of 1 to 10 days: half of them no longer than (5 + 6) / 2 = 5.5, rounded 6. Nobody has left
    the committee yet: of that stage nothing is said."""
    stories = [stayed(days) for days in range(1, 11)]
    assert usual_days(stories) == {"first_reading": 6}


def test_of_nine_stays_nothing_is_said() -> None:
    assert usual_days([stayed(days) for days in range(1, 10)]) == {}


def test_a_stage_that_has_lasted_longer_than_usual_ends_today_at_the_earliest() -> None:
    assert ends_ahead(10, 25, [30, 5]) == [40, 45]  # 10 + 30, then 5
    assert ends_ahead(10, 70, [30, 5]) == [70, 75]  # 40 is over: today, then 5
