# ruff: noqa: E501  (messages stand as staff read them)
"""The release calendar: changes carry reasons, times are East Africa Time, twelve months ahead."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Tiny

CALENDAR = "reference/calendar.csv"
HEADER = "kind,quarter,announced_at,announced_on,illustrative,reason_en,reason_sw\n"
FIRST = "quarterly_release,2026-27-Q4,2027-07-30T10:00:00+03:00,2026-07-30,true,,\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "quarterly_release,2026-27-Q4,2027-08-05T10:00:00+03:00,2027-07-01,true,,",
            'line 3, column "reason_en": The release was announced for 2027-07-30 and changed, and nothing says why. Say why, in English.',
        ),
        (
            "quarterly_release,2026-27-Q4,2027-08-05T10:00:00+03:00,2026-07-29,true,Late.,",
            'line 3, column "announced_on": 2026-07-29 is not after the announcement that it changes, of 2026-07-30. '
            "Put the rows of a release in the order in which they were announced.",
        ),
        (
            "quarterly_release,2026-27-Q4,2027-07-30T10:00:00+03:00,2027-07-01,true,Late.,",
            'line 3, column "announced_at": It is the time that was already announced. Remove the row, or correct the time.',
        ),
        (
            "quarterly_release,2026-27-Q4,2027-08-05T10:00:00+03:00,2027-07-01,false,Late.,",
            'line 3, column "illustrative": One row of this release is invented and another is not. '
            "Remove the invented rows of a release that the Assembly announces.",
        ),
        (
            "quarterly_release,2027-28-Q1,2027-10-29T10:00:00,2026-07-30,true,,",  # which time is meant?
            'line 3, column "announced_at": "2027-10-29T10:00:00" is not a day and time in the form used here. '
            "Write day, T, time and +03:00 (East Africa Time), such as 2026-10-30T10:00:00+03:00.",
        ),
        (
            "quarterly_release,2027-28-Q1,2027-10-29T24:00:00+03:00,2026-07-30,true,,",
            'line 3, column "announced_at": "2027-10-29T24:00:00+03:00" has a time that does not exist. Check the time.',
        ),
        (
            "quarterly_release,2027-28-Q1,2027-09-30T10:00:00+03:00,2026-07-30,true,,",  # its last day
            'line 3, column "announced_at": 2027-09-30 is not after the quarter\'s last day, 2027-09-30. Write a later day.',
        ),
        (
            "quarterly_release,2027-28-Q1,2027-10-29T10:00:00+03:00,2027-10-30,true,,",
            'line 3, column "announced_on": It was announced on 2027-10-30, after the day itself, 2027-10-29. Correct one of the two.',
        ),
        (
            "quarterly_release,2027-28-Q1,2027-10-29T10:00:00+03:00,2027-10-02,true,,",  # 27 days
            'line 3, column "announced_on": It was announced 27 days before the day itself. '
            "Announce a release 28 days before it comes, or earlier.",
        ),
        (
            "annual_report,2026-27-Q3,2027-09-30T10:00:00+03:00,2026-07-30,true,,",
            'line 3, column "quarter": 2026-27-Q3 does not end a financial year. Write 2026-27-Q4.',
        ),
    ],
)
def test_announcements_that_cannot_be(tiny: Tiny, row, message):
    tiny.write(CALENDAR, f"{HEADER}{FIRST}{row}\n")
    assert f"{CALENDAR}, {message}" in tiny.said(None)


def test_a_change_with_its_reason_is_in_order(tiny: Tiny):
    change = "quarterly_release,2026-27-Q4,2027-08-05T10:00:00+03:00,2027-07-01,true,Late.,Imechelewa.\n"
    tiny.write(CALENDAR, HEADER + FIRST + change)
    assert tiny.said() == []


def test_the_next_four_quarters_after_the_newest_release_are_asked_for(tiny: Tiny):
    """The tiny folder's newest release is 2025-26-Q2, so Q3, Q4, and Q1 and Q2 of the next year."""
    tiny.write(
        CALENDAR, HEADER + "quarterly_release,2025-26-Q4,2026-07-30T10:00:00+03:00,2025-07-30,true,,\n"
    )
    assert tiny.said("warning")[-1] == (
        'reference/calendar.csv, column "quarter": The calendar does not reach twelve months beyond 2025-26-Q2: '
        "2025-26-Q3, 2026-27-Q1, 2026-27-Q2 have no announced time. Add a row for each."
    )


def test_a_release_said_to_be_announced_for_another_day_is_asked_about(tiny: Tiny):
    tiny.write(
        CALENDAR, HEADER + "quarterly_release,2025-26-Q2,2026-02-05T10:00:00+03:00,2025-07-30,true,,\n"
    )
    assert (
        'reference/calendar.csv, column "announced_at": quarters/2025-26-Q2/v1 says it was announced for 2026-01-30; '
        "here stands 2026-02-05. Correct one of the two."
    ) in tiny.said("warning")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "quarterly_release,2026-27-Q4,2027-08-05T10:00:00+03:00,2027-07-01,true,Flooded.,,cancelled",
            'column "announced_at": A cancelled release has no new time; it was announced for '
            "2027-07-30T10:00:00+03:00. Write that time.",
        ),
        (
            "quarterly_release,2026-27-Q4,2027-07-30T10:00:00+03:00,2027-07-01,true,,,cancelled",
            'column "reason_en": The release was announced for 2027-07-30 and changed, and nothing says why. '
            "Say why, in English.",
        ),
        (
            "annual_report,2026-27-Q4,2027-09-30T10:00:00+03:00,2027-07-01,true,Flooded.,,cancelled",
            'column "state": It is cancelled, but no time of this release was announced before. Take the row out.',
        ),
    ],
)
def test_a_release_is_cancelled_with_its_reason_and_the_time_that_no_longer_holds(
    tiny: Tiny, row: str, message: str
) -> None:
    header = HEADER.replace("reason_sw", "reason_sw,state")
    first = FIRST.replace(",,\n", ",,,\n")
    tiny.write(CALENDAR, f"{header}{first}{row}\n")
    assert tiny.said() == [f"{CALENDAR}, line 3, {message}"]
    sound = "quarterly_release,2026-27-Q4,2027-07-30T10:00:00+03:00,2027-07-01,true,Flooded.,,cancelled"
    tiny.write(CALENDAR, f"{header}{first}{sound}\n")
    assert tiny.said() == []
