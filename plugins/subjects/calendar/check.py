"""The release calendar: announced in order, changed with a reason, kept, and twelve months ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .record import CalendarEntry, ReleaseKind

#: How many quarters after the newest released one must have an announced time: twelve months.
AHEAD = 4
#: A release is announced so many days before it comes (UK Code of Practice for Statistics, T3.1).
NOTICE_DAYS = 28


def check_calendar(file: str, rows: Sequence[Placed[CalendarEntry]]) -> Iterator[Problem]:
    """Each row by itself, and each change against the announcement before it."""
    before: dict[tuple[ReleaseKind, Quarter], CalendarEntry] = {}
    for line, row in rows:
        yield from _check_row(file, line, row)
        held = before.get((row.kind, row.quarter))
        if row.cancelled:
            yield from _check_cancelled(file, line, row, held)
        elif held is None:
            yield from _check_notice(file, line, row)
        else:
            yield from _check_change(file, line, row, held)
        before[row.kind, row.quarter] = row


def check_kept(
    file: str, rows: Sequence[Placed[CalendarEntry]], releases: Sequence[Release]
) -> Iterator[Problem]:
    """The calendar against what was released: first versions on a day that was announced, and the next
    four quarters announced. Both are warnings; a file without rows is not looked at."""
    published = [one for one in releases if one.stage in ("published", "withdrawn")]
    if not rows or not published:
        return
    days: dict[Quarter, list[str]] = {}
    for _, row in rows:
        if row.kind == "quarterly_release":
            days.setdefault(row.quarter, []).append(str(row.announced_at.date()))
    for one in published:
        if one.version == 1 and one.quarter in days and str(one.scheduled_on) not in days[one.quarter]:
            yield problem(
                file,
                0,
                "announced_at",
                "calendar-differs",
                f"{one.folder} says it was announced for {one.scheduled_on}; here stands "
                f"{' and '.join(days[one.quarter])}.",
                "Correct one of the two.",
                "warning",
            )
    newest = max(one.quarter for one in published)
    missing = [str(q) for q in (newest.shifted(n) for n in range(1, AHEAD + 1)) if q not in days]
    if missing:
        yield problem(
            file,
            0,
            "quarter",
            "not-announced",
            f"The calendar does not reach twelve months beyond {newest}: {', '.join(missing)} "
            f"{'has' if len(missing) == 1 else 'have'} no announced time.",
            "Add a row for each.",
            "warning",
        )


def _check_row(file: str, line: int, row: CalendarEntry) -> Iterator[Problem]:
    if row.announced_at.date() <= row.quarter.last_day:
        yield problem(
            file,
            line,
            "announced_at",
            "date-before-end",
            f"{row.announced_at.date()} is not after the quarter's last day, {row.quarter.last_day}.",
            "Write a later day.",
        )
    if row.announced_on > row.announced_at.date():
        yield problem(
            file,
            line,
            "announced_on",
            "announced-afterwards",
            f"It was announced on {row.announced_on}, after the day itself, {row.announced_at.date()}.",
            "Correct one of the two.",
        )
    if row.kind == "annual_report" and row.quarter.number != 4:
        yield problem(
            file,
            line,
            "quarter",
            "not-a-year",
            f"{row.quarter} does not end a financial year.",
            f"Write {row.quarter.financial_year}-Q4.",
        )


def _check_notice(file: str, line: int, row: CalendarEntry) -> Iterator[Problem]:
    days = (row.announced_at.date() - row.announced_on).days
    if 0 <= days < NOTICE_DAYS:
        yield problem(
            file,
            line,
            "announced_on",
            "short-notice",
            f"It was announced {days} days before the day itself.",
            f"Announce a release {NOTICE_DAYS} days before it comes, or earlier.",
            "warning",
        )


def _check_cancelled(
    file: str, line: int, row: CalendarEntry, held: CalendarEntry | None
) -> Iterator[Problem]:
    if held is None or held.cancelled:
        found = "It is cancelled, but no time of this release was announced before."
        yield problem(file, line, "state", "nothing-to-cancel", found, "Take the row out.")
    elif row.announced_at != held.announced_at:
        found = f"A cancelled release has no new time; it was announced for {held.announced_at.isoformat()}."
        yield problem(file, line, "announced_at", "cancelled-and-moved", found, "Write that time.")
    else:
        yield from _check_change(file, line, row, held)


def _check_change(file: str, line: int, row: CalendarEntry, held: CalendarEntry) -> Iterator[Problem]:
    if row.announced_on <= held.announced_on:
        yield problem(
            file,
            line,
            "announced_on",
            "dates-backwards",
            f"{row.announced_on} is not after the announcement that it changes, of {held.announced_on}.",
            "Put the rows of a release in the order in which they were announced.",
        )
    if row.announced_at == held.announced_at and row.cancelled == held.cancelled:
        yield problem(
            file,
            line,
            "announced_at",
            "nothing-changed",
            "It is the time that was already announced.",
            "Remove the row, or correct the time.",
        )
    if not row.reason.en:
        yield problem(
            file,
            line,
            "reason_en",
            "change-without-reason",
            f"The release was announced for {held.announced_at.date()} and changed, and nothing says why.",
            "Say why, in English.",
        )
    if row.illustrative != held.illustrative:
        yield problem(
            file,
            line,
            "illustrative",
            "mixed-provenance",
            "One row of this release is invented and another is not.",
            "Remove the invented rows of a release that the Assembly announces.",
        )
