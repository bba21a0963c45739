"""The quarter's figures on bills against the register they were counted from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.bills.agree import check_bill_counts
from plugins.subjects.bills.record import Bill, Register
from plugins.subjects.figures.model import Figures
from tests.samples.bills import bill, event
from tests.samples.facts import recording
from tests.samples.own import own_assembly


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


@pytest.fixture
def latest(assembly: Assembly) -> Report:
    assert assembly.latest is not None
    return assembly.latest


def with_bills(report: Report, *bills: Bill) -> Report:
    return recording(report, Register(bills=bills))


def test_the_illustrative_figures_are_those_of_the_register(assembly: Assembly) -> None:
    assert len(assembly.reports) == 9
    for report in assembly.reports:
        assert report.records[Register].bills
        assert [str(problem) for problem in check_bill_counts(report)] == []


def test_every_figure_that_the_register_does_not_bear_out_is_named(latest: Report) -> None:
    """One bill drafted, read on 1 July, passed after 30 days and a hearing of 30 people, assented to; told
    are 4 drafted, passed and assented to, 2 of 4 after a hearing, 88 days, 312 people at 5 hearings."""
    one = bill(
        "scrutiny 2026-07-01",
        "first_reading 2026-07-01",
        "second_reading 2026-07-31 passed",
        "third_reading 2026-07-31 passed",
        "governor 2026-08-03",
        "assent 2026-08-10",
        events=[event("2026-07-15")],
    )
    told = [
        (problem.column, problem.found.partition(";")[0], problem.found.rpartition(" ")[2], problem.severity)
        for problem in check_bill_counts(with_bills(latest, one))
    ]
    assert told == [
        ("value", "leg_bills_drafted says 4", "1.", "warning"),
        ("value", "leg_bills_passed says 4", "1.", "warning"),
        ("value", "leg_bills_assented says 4", "1.", "warning"),
        ("numerator", "leg_participation_rate says 2", "1.", "warning"),
        ("denominator", "leg_participation_rate says 4", "1.", "warning"),
        ("value", "leg_days_to_passage says 88", "30.", "warning"),
        ("numerator", "leg_hearing_participants says 312", "30.", "warning"),
        ("denominator", "leg_hearing_participants says 5", "1.", "warning"),
    ]


def test_a_passage_without_a_hearing_and_one_outside_the_quarter(latest: Report) -> None:
    passed = (
        "first_reading 2026-05-01",
        "second_reading 2026-06-30 passed",
        "third_reading 2026-06-30 passed",
    )
    found = {problem.found for problem in check_bill_counts(with_bills(latest, bill(*passed)))}
    assert "leg_bills_passed says 4; the register of bills makes it 0." in found
    # No bill passed in the quarter has no middle value: nothing to compare.
    assert not any("leg_days_to_passage" in one for one in found)


def test_a_hidden_number_that_total_and_register_give_away_stops(latest: Report) -> None:
    """312 people at five hearings, four of them known: the fifth is what is left."""
    known = [event("2026-07-15", event_no=n, attendees=77) for n in (1, 2, 3, 4)]
    hidden = event("2026-07-15", event_no=5, attendees=None, status="suppressed")
    (error,) = (
        problem
        for problem in check_bill_counts(
            with_bills(latest, bill("proposal 2026-07-01", events=[*known, hidden]))
        )
        if problem.severity == "error"
    )
    assert "gives away the hidden number of attendees of bill_one, event 5" in error.found
    # Two hidden ones share what is left, and a town hall is not in the total.
    other = event("2026-07-16", event_no=6, attendees=None, status="suppressed")
    meeting = replace(hidden, kind="town_hall", held_on=date(2026, 7, 16))
    for events in ([*known[:3], hidden, other], [*known, meeting]):
        told = check_bill_counts(with_bills(latest, bill("proposal 2026-07-01", events=events)))
        assert all(problem.severity == "warning" for problem in told)


def test_a_report_without_a_register_is_not_compared(latest: Report) -> None:
    assert list(check_bill_counts(with_bills(latest))) == []
    assert latest[Figures].of("leg_bills_passed") is not None
    assert latest[Figures].of("leg_bills_passed").value == Decimal(4)  # type: ignore[union-attr]
