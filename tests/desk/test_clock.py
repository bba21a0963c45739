"""The commands' time is East Africa Time; a rehearsal's clock dates nothing that counts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plugins.desk.clock import clock_at
from plugins.desk.trouble import DeskTrouble


def test_the_real_clock_says_the_time_in_kisumu() -> None:
    clock = clock_at({})
    assert clock.now.isoformat().endswith("+03:00")
    assert abs((clock.now - datetime.now(UTC)).total_seconds()) < 60
    clock.must_be_real("reported")


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ("2027-01-20", "2027-01-20T12:00:00+03:00"),
        ("2027-01-20T09:30", "2027-01-20T09:30:00+03:00"),
        ("2027-01-20T22:30+00:00", "2027-01-21T01:30:00+03:00"),
    ],
)
def test_a_rehearsal_sets_its_own(told: str, now: str) -> None:
    clock = clock_at({"DESK_CLOCK": told})
    assert clock.now.isoformat() == now
    assert clock.is_rehearsal


def test_late_in_the_evening_in_london_it_is_the_next_day_in_kisumu() -> None:
    assert clock_at({"DESK_CLOCK": "2027-01-20T22:30+00:00"}).today == date(2027, 1, 21)


def test_what_counts_is_not_dated_by_a_rehearsal() -> None:
    clock = clock_at({"DESK_CLOCK": "2027-01-20"})
    clock.must_be_real("illustrative")
    with pytest.raises(DeskTrouble, match="only for rehearsals with illustrative figures"):
        clock.must_be_real("reported")


def test_a_time_that_is_none_is_said() -> None:
    with pytest.raises(DeskTrouble, match="DESK_CLOCK is 'soon', which is no time"):
        clock_at({"DESK_CLOCK": "soon"})
