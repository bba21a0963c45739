"""The release calendar: what is in force, what was changed, and how punctual the releases were.

No clock is read: "ahead" means after the newest release was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .record import CalendarEntry, ReleaseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One release as announced: the first announcement, then its changes, the last of them in force."""

    kind: ReleaseKind
    quarter: Quarter
    entries: tuple[CalendarEntry, ...]

    @property
    def at(self) -> datetime:
        """The time in force."""
        return self.entries[-1].announced_at

    @property
    def first_at(self) -> datetime:
        """The time first announced."""
        return self.entries[0].announced_at

    @property
    def cancelled(self) -> bool:
        """Whether the last word is that it will not come."""
        return self.entries[-1].cancelled

    @property
    def changes(self) -> tuple[CalendarEntry, ...]:
        """Every change after the first announcement, in order."""
        return self.entries[1:]


@dataclass(frozen=True, slots=True)
class Kept:
    """A release whose time has passed, and the day on which it came out; ``None`` if a quarter's report did
    not come out, or if that is not known."""

    announced: Announced
    published_on: date | None

    @property
    def missed(self) -> bool:
        """Whether it is a quarter's report that did not come out."""
        return self.announced.kind == "quarterly_release" and self.published_on is None

    @property
    def days_late(self) -> int | None:
        """Days after the day in force, 0 if on it or before it."""
        if self.published_on is None:
            return None
        return max(0, (self.published_on - self.announced.at.date()).days)

    @property
    def days_after_first(self) -> int | None:
        """Days after the day first announced, 0 if on it or before it."""
        if self.published_on is None:
            return None
        return max(0, (self.published_on - self.announced.first_at.date()).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Releases whose day has passed: ``published = first_day + moved + late`` came out, the reports
    ``missed`` did not. One that was cancelled is neither late nor on time."""

    published: int
    first_day: int
    moved: int
    late: int
    missed: tuple[Quarter, ...] = ()

    @property
    def passed(self) -> int:
        """All of them."""
        return self.published + len(self.missed)


def releases_announced(calendar: Iterable[CalendarEntry]) -> tuple[Announced, ...]:
    """Each release in the calendar once, ordered by the time in force."""
    found: dict[tuple[ReleaseKind, Quarter], list[CalendarEntry]] = {}
    for entry in calendar:
        found.setdefault((entry.kind, entry.quarter), []).append(entry)
    made = (
        Announced(kind=kind, quarter=quarter, entries=tuple(entries))
        for (kind, quarter), entries in found.items()
    )
    return tuple(sorted(made, key=lambda one: (one.at, one.kind)))


def announced(calendar: Iterable[CalendarEntry], quarter: Quarter) -> datetime | None:
    """When that quarter's report is announced to come out (the last row is in force); ``None`` if nothing
    was announced, or it was cancelled. Pass ``real(calendar)`` for a release of reported figures: an invented
    date binds nobody.
    """
    rows = [e for e in calendar if e.quarter == quarter and e.kind == "quarterly_release"]
    return rows[-1].announced_at if rows and not rows[-1].cancelled else None


def real(calendar: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """What the Assembly announced, without the dates invented to show how the calendar works."""
    return tuple(entry for entry in calendar if not entry.illustrative)


def ahead(releases: Sequence[Announced], versions: Iterable[Release]) -> tuple[Announced, ...]:
    """What is still to come after ``versions``: the reports that are not out and were not announced for a day
    before the newest version was published, and whatever else is announced for a day after that. Nothing that
    was cancelled is."""
    out = tuple(versions)
    if not out:
        return tuple(one for one in releases if not one.cancelled)
    there = {one.quarter for one in out}
    day = max(one.published_on for one in out)
    return tuple(
        one
        for one in releases
        if not one.cancelled
        and (
            one.quarter not in there and one.at.date() >= day
            if one.kind == "quarterly_release"
            else one.at.date() > day
        )
    )


def kept(releases: Sequence[Announced], versions: Iterable[Release]) -> tuple[Kept, ...]:
    """How each release that is no longer ahead was kept, in the order of the times in force.

    A quarter's report is its first version; a scheduled revision is the later version that says it was
    scheduled for that day. Nobody records here when an annual report came out.
    """
    out = tuple(versions)
    waiting = ahead(releases, out)
    return tuple(Kept(one, _published(one, out)) for one in releases if one not in waiting)


def tally(past: Iterable[Kept]) -> Tally:
    """How many of the releases that came out did so on the day first announced, on a day to which they
    had been moved beforehand, or after the day in force; and which did not come out."""
    every = tuple(past)
    days = [(one.days_late, one.announced.changes) for one in every]
    return Tally(
        published=sum(late is not None for late, _ in days),
        first_day=sum(late == 0 and not changes for late, changes in days),
        moved=sum(late == 0 and bool(changes) for late, changes in days),
        late=sum(late is not None and late > 0 for late, _ in days),
        missed=tuple(one.announced.quarter for one in every if one.missed),
    )


def _published(one: Announced, versions: Iterable[Release]) -> date | None:
    for release in versions:
        if release.quarter != one.quarter or one.kind == "annual_report":
            continue
        first = release.version == 1
        if first == (one.kind == "quarterly_release") and (first or release.scheduled_on == one.at.date()):
            return release.published_on
    return None
