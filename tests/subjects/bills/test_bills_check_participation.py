"""Public participation: notice before the event, parts within the whole, nobody pointed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.tiny import Tiny
from tests.samples.tiny_bills import EVENTS, write_tiny_bills


@pytest.fixture
def bills(tmp_path: Path) -> Tiny:
    return write_tiny_bills(tmp_path / "data")


def hearing(counts: str, *, notice: str = "2025-10-07", held: str = "2025-10-21") -> str:
    """A row: ``counts`` are attendees, women, young people, persons with disabilities and the status."""
    return f"bill_one,1,hearing,{notice},{held},Example hall,en;sw,{counts},4,,"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            hearing("30,14,9,,reported", notice="2025-10-22"),
            'column "notice_on": Notice was given on 2025-10-22, after the event on 2025-10-21. '
            "Correct one of the two.",
        ),
        (
            hearing("4,,,,reported"),
            'column "attendees": 4 could point at persons. '
            "Empty it with its parts and write the status suppressed.",
        ),
        (
            hearing("30,14,9,3,reported"),
            'column "attendees_pwd": 3 could point at persons. Leave the cell empty.',
        ),
        (
            hearing("30,27,9,,reported"),
            'column "attendees_women": 27 of 30 says that 3 were others, which could point at persons. '
            "Leave the cell empty.",
        ),
        (
            hearing("30,31,9,,reported"),
            'column "attendees_women": 31 is more than attendees, 30. Correct one of the two.',
        ),
        (
            hearing(",,,,reported"),
            'column "attendees": The status is reported. '
            "Write the number, or the status that says why there is none.",
        ),
        (
            hearing("30,,,,suppressed"),
            'column "attendees": A number is given, but the status is suppressed. Empty the cell.',
        ),
        (
            hearing(",,,,not_reported", held="2026-01-20"),
            'column "status": Nobody can have been counted: it lies ahead. Write not_applicable.',
        ),
        (
            hearing(",,,,not_applicable", notice="", held="2026-01-20"),
            'column "notice_on": It lies ahead, on 2026-01-20, but no notice is recorded. '
            "Write when it was announced, or remove the row.",
        ),
        (
            "bill_one,1,hearing,2025-10-07,2025-10-21,Example hall,en;french,30,,,,reported,,,",
            'column "languages": "en;french" is not in the form used here. '
            "Write words joined by ; such as en;sw;luo.",
        ),
    ],
)
def test_what_cannot_be_or_may_not_be_told(bills: Tiny, row: str, message: str):
    bills.replace_line(EVENTS, 2, row)
    assert bills.said() == [f"{EVENTS}, line 2, {message}"]


@pytest.mark.parametrize(
    "row",
    [
        hearing("0,,,,reported"),
        hearing("5,,,,reported"),
        hearing("30,30,0,,reported"),
        hearing("30,25,5,,reported"),
        hearing(",,,,suppressed"),
        hearing(",,,,not_reported"),
        hearing(",,,,not_applicable", held="2026-01-20"),
        hearing("30,,,,reported", notice=""),
    ],
)
def test_what_may_be_told(bills: Tiny, row: str):
    bills.replace_line(EVENTS, 2, row)
    assert bills.said() == []


def test_written_views_count_no_people(bills: Tiny):
    bills.replace_line(EVENTS, 3, "bill_one,2,written,2025-10-07,2025-10-28,,en;sw,12,,,,reported,2,,")
    assert bills.said() == [
        f'{EVENTS}, line 3, column "status": Nobody can have been counted: it is of the kind written. '
        "Write not_applicable."
    ]
