"""The desk's time is Kisumu's, and a rehearsal's clock never dates figures that count."""

from datetime import datetime, timedelta

import pytest

from plugins.desk.clock import EAST_AFRICA, VARIABLE, clock_at
from plugins.desk.trouble import DeskTrouble


def test_ten_in_the_morning_in_kisumu_is_seven_in_utc() -> None:
    assert clock_at({VARIABLE: "2027-01-29T07:00:00Z"}).now.isoformat() == "2027-01-29T10:00:00+03:00"
    assert clock_at({VARIABLE: "2027-01-28T22:30:00+00:00"}).today.isoformat() == "2027-01-29"
    assert clock_at({VARIABLE: "2027-01-29T10:00"}).now.isoformat() == "2027-01-29T10:00:00+03:00"


def test_without_the_variable_it_is_the_computers_time() -> None:
    clock = clock_at({})
    assert abs(clock.now - datetime.now(EAST_AFRICA)) < timedelta(minutes=1)
    clock.must_be_real("reported")


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(DeskTrouble, match="is 'tomorrow', which is no time"):
        clock_at({VARIABLE: "tomorrow"})


def test_figures_that_count_are_not_dated_by_a_rehearsal() -> None:
    clock = clock_at({VARIABLE: "2027-01-29"})
    clock.must_be_real("illustrative")
    with pytest.raises(DeskTrouble, match="only for rehearsals"):
        clock.must_be_real("reported")
