"""The release calendar: the last row of a release is in force, and nothing is removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from checked_tables.source import Source
from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.calendar.measure import Tally, ahead, announced, kept, real, releases_announced, tally
from plugins.subjects.calendar.record import CalendarEntry, ReleaseKind

EAT = timezone(timedelta(hours=3))
Q1, Q2 = Quarter.parse("2026-27-Q1"), Quarter.parse("2026-27-Q2")


def entry(
    quarter: Quarter,
    day: date,
    announced_on: date,
    kind: ReleaseKind = "quarterly_release",
    reason: Bilingual = NO_TEXT,
    illustrative: bool = False,
) -> CalendarEntry:
    return CalendarEntry(
        kind=kind,
        quarter=quarter,
        announced_at=datetime(day.year, day.month, day.day, 10, tzinfo=EAT),
        announced_on=announced_on,
        illustrative=illustrative,
        reason=reason,
        source=Source("reference/calendar.csv", 2),
    )


CALENDAR = (
    entry(Q2, date(2027, 1, 29), date(2026, 1, 30)),
    entry(Q1, date(2026, 10, 30), date(2025, 10, 30)),
    entry(Q1, date(2026, 11, 3), date(2026, 10, 20), reason=Bilingual("A holiday.")),
    entry(Q1, date(2026, 12, 1), date(2026, 10, 30), "scheduled_revision"),
)


def test_the_last_row_of_a_quarter_is_in_force():
    assert announced(CALENDAR, Q1) == datetime(2026, 11, 3, 10, tzinfo=EAT)
    assert announced(CALENDAR, Q2) == datetime(2027, 1, 29, 7, tzinfo=UTC)  # 10:00 in Kisumu


def test_what_was_not_announced_has_no_time():
    assert announced(CALENDAR, Q2.next) is None
    assert announced((), Q1) is None


def test_a_release_is_told_once_with_its_changes_in_the_order_of_the_times_in_force():
    told = releases_announced(CALENDAR)
    assert [(one.quarter, one.kind, len(one.changes)) for one in told] == [
        (Q1, "quarterly_release", 1),  # 3 November
        (Q1, "scheduled_revision", 0),  # 1 December
        (Q2, "quarterly_release", 0),  # 29 January
    ]
    assert told[0].first_at.date() == date(2026, 10, 30)


def test_ahead_counts_from_the_newest_release_not_from_today():
    told = releases_announced(CALENDAR)
    out = [release(Q1, date(2026, 11, 3))]
    assert [one.at.date() for one in ahead(told, out)] == [date(2026, 12, 1), date(2027, 1, 29)]
    assert ahead(told, []) == told


def test_what_was_announced_for_the_day_of_the_newest_release_is_not_ahead():
    told = releases_announced(CALENDAR)
    out = [release(Q1, date(2026, 12, 1))]
    assert [one.at.date() for one in ahead(told, out)] == [date(2027, 1, 29)]


def test_invented_dates_bind_nobody():
    invented = entry(Q2, date(2027, 1, 20), date(2026, 1, 30), illustrative=True)
    assert real((invented, *CALENDAR)) == CALENDAR
    assert announced(real((invented,)), Q2) is None


def release(
    quarter: Quarter, published_on: date, version: int = 1, scheduled_on: date | None = None
) -> Release:
    return Release(
        quarter=quarter,
        version=version,
        stage="published",
        provenance="reported",
        illustrates=None,
        as_at=quarter.last_day,
        scheduled_on=scheduled_on or published_on,
        published_on=published_on,
        next_expected_on=None,
        has_index=False,
        no_index_reason=NO_TEXT,
        folder=f"quarters/{quarter}/v{version}",
    )


def test_a_release_moved_beforehand_is_on_time_and_its_delay_since_the_first_day_is_told():
    (one,) = kept(releases_announced(CALENDAR), [release(Q1, date(2026, 11, 3))])
    assert (one.days_late, one.days_after_first) == (0, 4)  # 30 October to 3 November
    assert tally([one]) == Tally(published=1, first_day=0, moved=1, late=0)


def test_a_release_after_the_day_in_force_is_late():
    (one,) = kept(releases_announced(CALENDAR), [release(Q1, date(2026, 11, 5))])
    assert (one.days_late, one.days_after_first) == (2, 6)
    assert tally([one]) == Tally(published=1, first_day=0, moved=0, late=1)


def test_a_planned_revision_is_the_later_version_scheduled_for_that_day():
    out = [
        release(Q1, date(2026, 11, 3)),
        release(Q1, date(2026, 12, 2), version=2, scheduled_on=date(2026, 12, 1)),
    ]
    _, revision = kept(releases_announced(CALENDAR), out)
    assert (revision.announced.kind, revision.published_on) == ("scheduled_revision", date(2026, 12, 2))
    assert revision.days_late == 1


@pytest.mark.parametrize(("day", "is_ahead"), [(date(2026, 11, 3), True), (date(2026, 11, 4), False)])
def test_an_announced_report_did_not_come_out_once_anything_was_published_after_its_day(
    day: date, is_ahead: bool
):
    """Q1 was due on 3 November; an older quarter's version of that day, and of the day after."""
    old = [release(Q1.previous, day)]
    told = releases_announced(CALENDAR)
    assert (Q1 in [one.quarter for one in ahead(told, old) if one.kind == "quarterly_release"]) == is_ahead
    assert tally(kept(told, old)).missed == (() if is_ahead else (Q1,))


def test_what_did_not_come_out_is_in_no_other_count():
    (skipped, _, out) = kept(releases_announced(CALENDAR), [release(Q2, date(2027, 1, 29))])
    assert (skipped.published_on, skipped.days_late, skipped.missed) == (None, None, True)
    counted = tally([skipped, out])
    assert counted == Tally(published=1, first_day=1, moved=0, late=0, missed=(Q1,))
    assert counted.passed == 2


def test_published_after_a_later_quarter_it_is_late():
    """Q1 comes on 15 June 2027, 224 days after 3 November 2026."""
    out = [release(Q2, date(2027, 1, 29)), release(Q1, date(2027, 6, 15))]
    (late, _, _) = kept(releases_announced(CALENDAR), out)
    assert (late.days_late, late.missed) == (224, False)


def test_what_was_cancelled_is_not_ahead_neither_late_nor_on_time():
    gone = replace(CALENDAR[0], announced_on=date(2026, 12, 1), state="cancelled")
    told = releases_announced((*CALENDAR, gone))
    out = [release(Q1, date(2026, 11, 3))]
    assert [one.quarter for one in ahead(told, out)] == [Q1]  # the revision of 1 December
    assert tally(kept(told, out)) == Tally(published=1, first_day=0, moved=1, late=0, missed=(Q2,))
    assert announced((*CALENDAR, gone), Q2) is None
