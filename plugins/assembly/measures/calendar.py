"""The release calendar: what is in force, what was changed, and how punctual the releases were.

No clock is read: "ahead" means after the newest release was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plugins.assembly.periods import Quarter
from plugins.assembly.records_release import CalendarEntry, ReleaseKind


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
    def changes(self) -> tuple[CalendarEntry, ...]:
        """Every change after the first announcement, in order."""
        return self.entries[1:]


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
    was announced. Pass ``real(calendar)`` for a release of reported figures: an invented date binds nobody.
    """
    times = [e.announced_at for e in calendar if e.quarter == quarter and e.kind == "quarterly_release"]
    return times[-1] if times else None


def real(calendar: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """What the Assembly announced, without the dates invented to show how the calendar works."""
    return tuple(entry for entry in calendar if not entry.illustrative)


def ahead(releases: Sequence[Announced], newest_published: date | None) -> tuple[Announced, ...]:
    """What is still to come: announced for a day after the newest release was published."""
    return tuple(one for one in releases if newest_published is None or one.at.date() > newest_published)
