"""What the script for readers makes of a register's rows, by worked examples."""

from __future__ import annotations

import pytest

from plugins.portal.recomputing.check_registers import (
    chain_stage,
    check_bill,
    days,
    plan_standing,
    standing_of,
)
from plugins.portal.recomputing.tables import Check


def steps(*told: str) -> list[dict[str, str]]:
    return [dict(zip(("stage_id", "date", "result"), f"{one} ".split(" "), strict=False)) for one in told]


BILL = {
    "stage_id": "third_reading",
    "stage_since": "2026-07-31",
    "outcome": "governor",
    "first_reading_on": "2026-07-01",
    "passed_on": "2026-07-31",
    "assented_on": "",
    "days_to_passage": "30",
    "days_waiting": "",
    "readings_on_one_day": "false",
    "hearings_before_passage": "1",
    "days_lapsed": "10",
}


def test_a_bill_is_read_from_its_steps() -> None:
    """Read on 1 July, lapsed on 5 July, restored on 15 July: 10 days; passed on 31 July after 30 days. Of two
    hearings one was held before that. A third reading that was put off moves it nowhere."""
    taken = steps(
        "first_reading 2026-07-01",
        "lapsed 2026-07-05",
        "restored 2026-07-15",
        "second_reading 2026-07-30 passed",
        "third_reading 2026-07-30 deferred",
        "third_reading 2026-07-31 passed",
    )
    row = {**BILL, "period_end": "2026-09-30", "": "2", "\0": "bills.csv"}
    check = Check()
    check_bill(row, taken, ["2026-07-20", "2026-08-01"], check)
    assert check.differences == []
    check_bill({**row, "days_to_passage": "31"}, taken, ["2026-07-20"], check)
    assert check.differences == ["bills.csv, line 2, column days_to_passage: published 31, recomputed 30"]


@pytest.mark.parametrize(
    ("done", "due", "said"),
    [
        ("2026-09-30", "2026-09-30", "in_time"),
        ("2026-10-01", "2026-09-30", "late"),
        ("", "2026-09-29", "overdue"),
        ("", "2026-09-30", "waiting"),
    ],
)
def test_what_is_due_on_the_last_day_is_not_yet_overdue(done: str, due: str, said: str) -> None:
    assert standing_of(done, due, "2026-09-30", "waiting") == said


def test_days_of_which_one_is_not_known_are_not_counted() -> None:
    assert days("2026-06-30", "2026-07-01") == 1
    assert days("", "2026-07-01") is None


def test_an_item_of_a_plan_stands_by_what_was_made_and_when_it_was_due() -> None:
    row = {"status": "", "delivered_count": "1", "target_count": "2", "planned_quarter": "1"}
    quarter = {"quarter": "2026-27-Q1"}
    assert plan_standing({**row, **quarter}) == "partly"
    assert plan_standing({**row, **quarter, "delivered_count": "2"}) == "delivered"
    assert plan_standing({**row, **quarter, "planned_quarter": "2"}) == "to_come"
    assert plan_standing({**row, **quarter, "status": "dropped"}) == "dropped"


def test_a_recommendation_waits_for_the_next_that_has_no_day() -> None:
    row = dict.fromkeys(("implemented_on", "status", "resolved_on", "responded_on"), "")
    assert chain_stage(row) == "house"
    assert chain_stage({**row, "resolved_on": "2026-07-01"}) == "response"
    assert chain_stage({**row, "resolved_on": "2026-07-01", "responded_on": "2026-08-01"}) == "work"
    assert chain_stage({**row, "status": "disputed"}) == "disputed"
    assert chain_stage({**row, "status": "disputed", "implemented_on": "2026-09-01"}) == "implemented"
