"""The figure on hearings beside the register of bills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.bills.agree import check_hidden
from plugins.subjects.bills.record import Bill, Register
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


def test_a_hidden_number_that_total_and_register_give_away_stops(latest: Report) -> None:
    """312 people at five hearings, four of them known: the fifth is what is left."""
    known = [event("2026-07-15", event_no=n, attendees=77) for n in (1, 2, 3, 4)]
    hidden = event("2026-07-15", event_no=5, attendees=None, status="suppressed")
    (error,) = check_hidden(with_bills(latest, bill("proposal 2026-07-01", events=[*known, hidden])))
    assert error.severity == "error"
    assert "gives away the hidden number of attendees of bill_one, event 5" in error.found
    # Two hidden ones share what is left, and a town hall is not in the total.
    other = event("2026-07-16", event_no=6, attendees=None, status="suppressed")
    meeting = replace(hidden, kind="town_hall", held_on=date(2026, 7, 16))
    for events in ([*known[:3], hidden, other], [*known, meeting]):
        assert list(check_hidden(with_bills(latest, bill("proposal 2026-07-01", events=events)))) == []
