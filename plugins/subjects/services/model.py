"""What follows from the counts of requests, service by service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.core.time.release import Release
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.engagement.model import EngagementTally
from plugins.subjects.feedback.record import Feedback
from plugins.subjects.petitions.model import PetitionRegister
from plugins.subjects.surveys.model import SurveyResult

from .record import ServiceRequests


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsResult:
    """One row of counts and what follows from it. ``due``: answered, still open late, and those of which it
    is not recorded; ``within_pct``: the share of them answered in the promised time, one decimal, ``None``
    where there is none or where it stands on too few requests that could point at a person; ``most_pct``:
    the same if all that are not recorded had been in time, ``None`` where all are recorded."""

    requests: ServiceRequests
    due: int | None
    within_pct: Decimal | None
    most_pct: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service of the charter: what is promised, and what was achieved, over all channels and by each."""

    standard: ServiceStandard
    whole: RequestsResult | None
    channels: tuple[RequestsResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReport:
    """Everything about services in one release; ``as_at`` is the quarter's last day."""

    release: Release
    as_at: date
    lines: tuple[ServiceLine, ...]
    petitions: PetitionRegister | None
    surveys: tuple[SurveyResult, ...]
    feedback: tuple[Feedback, ...]
    engagement: EngagementTally | None
