"""How fast petitions are answered: those that wait count, withdrawn ones only while they waited."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.core.time.quarter import Quarter
from plugins.subjects.petitions.measure import petition_register, petition_story, stage_of
from tests.samples.services import petition, standard

STANDARDS = (standard("petition", standard_days=90),)
CLOSED = date(2026, 9, 30)


def answered(received: str, replied: str, decision: str = "granted", name: str = "pet_one"):  # type: ignore[no-untyped-def]
    return petition(received, name, decision=decision, replied_on=replied)


def test_half_are_answered_within_the_median_and_the_oldest_wait_is_told() -> None:
    """Four petitions: answered after 30 and 91 days, withdrawn after 60, open for 122.

    After 30 days 3/4 wait; the withdrawn one leaves at 60; at 91 days 2 are left and one is answered:
    3/4 x 1/2 = 37.5 %, the first share that is no more than half.
    """
    register = petition_register(
        [
            answered("2026-01-01", "2026-01-31"),
            answered("2026-02-01", "2026-05-03", name="pet_two"),
            answered("2026-03-01", "2026-04-30", "withdrawn", "pet_three"),
            petition("2026-05-31", "pet_four"),
        ],
        STANDARDS,
        CLOSED,
    )
    assert register is not None
    assert [(step.time, step.at_risk, str(step.waiting_pct)) for step in register.curve] == [
        (30, 4, "75"),
        (60, 3, "75"),
        (91, 2, "37.5"),
        (122, 1, "37.5"),
    ]
    assert (register.median_days, register.waiting, register.oldest_days) == (91, 1, 122)


def test_a_petition_that_was_not_admitted_is_answered() -> None:
    story = petition_story(answered("2026-07-01", "2026-07-08", "not_admitted"), STANDARDS, CLOSED)
    assert (story.stage, story.days_to_reply, story.days_waiting, story.in_time) == (
        "not_admitted",
        7,
        None,
        True,
    )


def test_the_standard_is_that_of_the_day_of_receipt() -> None:
    """60 days from July 2026 on: received in June and answered after 80 days is in time, in July late."""
    two = (*STANDARDS, standard("petition", standard_days=60, first_quarter=Quarter.parse("2026-27-Q1")))
    assert petition_story(answered("2026-06-30", "2026-09-18"), two, CLOSED).in_time is True
    assert petition_story(answered("2026-07-01", "2026-09-19"), two, CLOSED).in_time is False


def test_a_reply_on_the_last_promised_day_is_in_time() -> None:
    """Received on 1 April with 90 days promised: 30 June is the last."""
    assert petition_story(answered("2026-04-01", "2026-06-30"), STANDARDS, CLOSED).in_time is True
    assert petition_story(answered("2026-04-01", "2026-07-01"), STANDARDS, CLOSED).in_time is False


@pytest.mark.parametrize(
    ("received", "in_time"),
    [("2026-07-02", True), ("2026-07-01", False)],  # 90 and 91 days before 30 September
)
def test_an_open_petition_is_late_from_the_day_after_its_standard(received: str, in_time: bool) -> None:
    story = petition_story(petition(received), STANDARDS, CLOSED)
    assert (story.is_open, story.in_time) == (True, in_time)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        ({}, "review"),
        ({"reviewed_on": "2026-02-02"}, "reviewed"),
        ({"reviewed_on": "2026-02-02", "presented_on": "2026-02-09"}, "committee"),
        ({"presented_on": "2026-02-09", "report_tabled_on": "2026-03-09"}, "reported"),
        ({"presented_on": "2026-02-09", "decision": "declined", "replied_on": "2026-03-20"}, "answered"),
        ({"decision": "withdrawn", "replied_on": "2026-03-20"}, "withdrawn"),
    ],
)
def test_the_stage_follows_from_the_last_day(days: dict[str, str], stage: str) -> None:
    assert stage_of(petition("2026-02-01", **days)) == stage


def test_without_petitions_or_standard_nothing_is_claimed() -> None:
    assert petition_register([], STANDARDS, CLOSED) is None
    assert petition_story(petition("2026-02-01"), (), CLOSED).in_time is None
