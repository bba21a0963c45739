"""Who saw a release early, and why figures stand out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from checked_tables.mapping import SHARED
from checked_tables.texts import Bilingual
from plugins.core.time.release import Stage


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A stage passed, by office, never by person (``sign_offs.csv``)."""

    TABLE: ClassVar = "sign_offs"

    stage: Stage = field(metadata=SHARED)
    office: str
    on_date: date
    evidence: str
    note: Bilingual
