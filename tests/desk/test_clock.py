"""The desk's time is East Africa's, and only one variable can set it."""

from datetime import datetime, timedelta

import pytest

from plugins.desk.clock import EAST_AFRICA, VARIABLE, is_set_by_hand, now
from plugins.desk.trouble import DeskTrouble


def test_ten_in_the_morning_in_kisumu_is_seven_in_utc() -> None:
    moment = now({VARIABLE: "2027-01-29T07:00:00Z"})
    assert moment.isoformat() == "2027-01-29T10:00:00+03:00"
    assert now({VARIABLE: "2027-01-28T22:30:00+00:00"}).date().isoformat() == "2027-01-29"


def test_without_the_variable_it_is_the_computers_time() -> None:
    assert abs(now({}) - datetime.now(EAST_AFRICA)) < timedelta(minutes=1)
    assert not is_set_by_hand({})
    assert is_set_by_hand({VARIABLE: "2027-01-29T10:00:00+03:00"})


@pytest.mark.parametrize("said", ["2027-01-29T10:00:00", "tomorrow", "2027-01-29"])
def test_a_moment_without_its_zone_is_refused(said: str) -> None:
    with pytest.raises(DeskTrouble, match="is not a moment"):
        now({VARIABLE: said})
