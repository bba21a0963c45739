"""A time of release is announced on the day that it is, or not at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.desk.announcing import announce
from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.folder import Desk
from plugins.desk.trouble import DeskTrouble
from tests.samples.released import bare


@pytest.mark.parametrize(("day", "is_behind"), [(29, True), (30, False)])
def test_a_clock_that_is_behind_the_newest_report_announces_nothing(
    day: int, is_behind: bool, tmp_path: Path
) -> None:
    """The newest report came out on 30 January 2026."""
    data = bare(tmp_path / "portal").folder
    calendar = data / "reference" / "calendar.csv"
    before = calendar.read_text()
    clock = Clock(datetime(2026, 1, day, 12, tzinfo=EAST_AFRICA))

    def announced() -> str:
        told = {"kind": "quarterly_release", "quarter": "2026-27-Q3", "on": "2027-04-29", "at": "10:00"}
        return announce(data, Desk(tmp_path / "desk"), clock, **told, why="", sababu="")

    if is_behind:
        with pytest.raises(DeskTrouble, match="a report was published on 2026-01-30"):
            announced()
        assert calendar.read_text() == before
    else:
        announced()
        row = "quarterly_release,2026-27-Q3,2027-04-29T10:00:00+03:00,2026-01-30,true,,\n"
        assert calendar.read_text() == before + row
