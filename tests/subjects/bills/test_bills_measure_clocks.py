"""Clocks: when they start and stop, what is law, and what is only counted."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.subjects.bills.measure_clocks import clock_runs, tally
from plugins.subjects.bills.model import ClockRun
from tests.samples.bills import CLOCKS, actions

AS_AT = date(2025, 12, 31)
BY_ID = {clock.clock_id: clock for clock in CLOCKS}


def runs(clock_id: str, *steps: str) -> tuple[ClockRun, ...]:
    return clock_runs(actions("bill_one", *steps), [BY_ID[clock_id]], AS_AT)


@pytest.mark.parametrize(
    ("sent", "end", "days", "verdict"),
    [
        ("2025-11-03", "assent 2025-11-17", 14, "met"),
        ("2025-11-03", "referred_back 2025-11-17", 14, "met"),
        ("2025-11-03", "assent 2025-11-18", 15, "missed"),
        ("2025-12-17", "", 14, "running"),
        ("2025-12-16", "", 15, "missed"),
    ],
)
def test_fourteen_days_for_the_governor(sent: str, end: str, days: int, verdict: str) -> None:
    (run,) = runs("governor", f"governor {sent}", *([end] if end else []))
    assert (run.days, run.verdict) == (days, verdict)
    assert run.due_on is not None
    assert (run.due_on - date.fromisoformat(sent)).days == 14


def test_a_bill_sent_twice_has_two_clocks() -> None:
    found = runs(
        "governor",
        *("governor 2025-09-01", "referred_back 2025-09-10", "reconsideration 2025-10-07 amended"),
        *("governor 2025-10-14", "assent 2025-11-04"),
    )
    assert [(run.days, run.verdict) for run in found] == [(9, "met"), (21, "missed")]


def test_in_force_on_the_fourteenth_day_or_on_another() -> None:
    assert runs("in_force", "gazette 2025-10-03", "commencement 2025-10-17")[0].verdict == "met"
    # An Act may name its own day, so another day is not called late.
    assert runs("in_force", "gazette 2025-10-03", "commencement 2025-11-02")[0].verdict == "other_day"


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [
        (("publication 2025-01-20", "first_reading 2025-02-03"), "met"),
        (("first_reading 2025-02-03", "publication 2025-02-04"), "missed"),
        (("first_reading 2025-02-03",), "missed"),
    ],
)
def test_publication_comes_before_first_reading(steps: tuple[str, ...], verdict: str) -> None:
    assert runs("published_first", *steps)[0].verdict == verdict
    assert runs("published_first", "publication 2025-01-20") == ()


def test_what_nobody_checked_is_counted_and_not_judged() -> None:
    (run,) = runs("to_governor", "third_reading 2025-03-04 passed", "governor 2025-10-14")
    assert (run.days, run.verdict, run.due_on) == (224, "counted", None)
    assert {clock.clock_id for clock in CLOCKS if clock.verified} == {
        "published_first",
        "governor",
        "in_force",
    }
    assert all(clock.kind == "counted" and clock.days is None for clock in CLOCKS if not clock.verified)


def test_a_reading_that_was_put_off_or_lost_starts_nothing() -> None:
    assert runs("to_governor", "third_reading 2025-03-04 failed") == ()


def test_all_runs_of_a_clock_together() -> None:
    found = [
        *runs("governor", "governor 2025-09-01", "assent 2025-09-11"),
        *runs("governor", "governor 2025-09-01", "assent 2025-09-16"),
        *runs("governor", "governor 2025-12-22"),
    ]
    told = tally(BY_ID["governor"], found)
    # 10 and 15 days: 12.5 in the middle; the one that runs has no length yet.
    assert (told.met, told.missed, told.running, str(told.median_days)) == (1, 1, 1, "12.5")
