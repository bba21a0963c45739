"""The release calendar: the last row of a release is in force, and nothing is removed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from plugins.assembly.measures.calendar import ahead, announced, real, releases_announced
from plugins.assembly.periods import Quarter
from plugins.assembly.records import NO_TEXT, Bilingual, Source
from plugins.assembly.records_release import CalendarEntry, ReleaseKind

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
    assert [one.at.date() for one in ahead(told, date(2026, 11, 3))] == [date(2026, 12, 1), date(2027, 1, 29)]
    assert ahead(told, None) == told


def test_invented_dates_bind_nobody():
    invented = entry(Q2, date(2027, 1, 20), date(2026, 1, 30), illustrative=True)
    assert real((invented, *CALENDAR)) == CALENDAR
    assert announced(real((invented,)), Q2) is None
