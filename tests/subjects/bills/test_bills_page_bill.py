"""Notice of hearings, said of one and of several."""

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.core.pages.teller import Teller
from plugins.subjects.bills.model import NoticeTally
from plugins.subjects.bills.page_times import _notice
from tests.samples.sites import site_of


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (1, "Notice of one hearing or meeting is recorded: 9 days."),
        (3, "Notice of 3 hearings and meetings is recorded: 9 days at the middle, 7 days at the least."),
    ],
)
def test_notice_of_one_and_of_several(tmp_path: Path, events: int, said: str) -> None:
    notice = NoticeTally(events=events, median_days=Decimal(9), least_days=7)
    register: Any = SimpleNamespace(notice=notice)
    assert _notice(Teller(site_of(tmp_path), "en"), register).text.replace("\u00a0", " ") == said
