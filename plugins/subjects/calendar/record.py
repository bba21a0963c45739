"""An announced date (``calendar.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from checked_tables.source import Source
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance

ReleaseKind = Literal["quarterly_release", "scheduled_revision", "annual_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One announcement of a release, or one change of it (``calendar.csv``).

    ``announced_at`` is the time of release in East Africa Time (UTC+3, all year), ``announced_on`` the
    day on which that was announced; ``reason`` says why a time was changed, or why the release was
    ``cancelled``: then the row repeats the time that no longer holds.
    """

    TABLE: ClassVar = "calendar"

    kind: ReleaseKind
    quarter: Quarter
    announced_at: datetime
    announced_on: date
    illustrative: bool
    reason: Bilingual
    source: Source
    state: Literal["cancelled"] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether it says that the release will not come."""
        return self.state == "cancelled"

    @property
    def provenance(self) -> Provenance:
        """Whether the date is invented."""
        return "illustrative" if self.illustrative else "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The announced dates that may be shown: invented ones stand only beside invented figures."""

    entries: tuple[CalendarEntry, ...]
