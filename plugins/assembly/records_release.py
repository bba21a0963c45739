"""What the Assembly says about its releases: when they come, and what was changed and why.

One frozen dataclass per table of ``data/schemas``, as in ``records.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from .periods import Quarter
from .source import Source
from .texts import Bilingual

ReleaseKind = Literal["quarterly_release", "scheduled_revision", "annual_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One announcement of a release, or one change of it (``calendar.csv``).

    ``announced_at`` is the time of release in East Africa Time (UTC+3, all year), ``announced_on`` the
    day on which that was announced; ``reason`` says why a time was changed.
    """

    TABLE: ClassVar = "calendar"

    kind: ReleaseKind
    quarter: Quarter
    announced_at: datetime
    announced_on: date
    illustrative: bool
    reason: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PrereleaseAccess:
    """A role that saw the report before its release (``prerelease_access.csv``); never a person.

    ``longer`` says why, where that was more than a day before.
    """

    TABLE: ClassVar = "prerelease_access"

    role: Bilingual
    organisation: str
    reason: Bilingual
    from_at: datetime
    until_at: datetime
    longer: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReason:
    """Why a figure changed, as those who reported it say (``reasons.csv``)."""

    TABLE: ClassVar = "reasons"

    metric_id: str
    unit_id: str
    against: Literal["previous", "year_earlier"]
    reason: Bilingual
