"""What the site may show about services: standards against what was achieved, and the petitions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from .model_bills import SurvivalStep
from .records import Release
from .records_services import Petition, ServiceRequests, ServiceStandard
from .records_voices import Engagement, Feedback, Survey, SurveyAnswer
from .texts import Bilingual

#: Where a petition stands.
PetitionStage = Literal[
    "review", "reviewed", "committee", "reported", "answered", "not_admitted", "withdrawn"
]
#: The stages of open petitions, in their order.
OPEN_STAGES: tuple[PetitionStage, ...] = ("review", "reviewed", "committee", "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsResult:
    """One row of counts and what follows from it. ``due``: answered, and still open late;
    ``within_pct``: the share of them answered in the promised time, one decimal, ``None`` where there is
    none or where it stands on too few requests that could point at a person."""

    requests: ServiceRequests
    due: int | None
    within_pct: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service of the charter: what is promised, and what was achieved, over all channels and by each."""

    standard: ServiceStandard
    whole: RequestsResult | None
    channels: tuple[RequestsResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionStory:
    """One petition and what follows from its days: ``days_to_reply`` of an answered one, ``days_waiting``
    to the register's last day of an open one; ``in_time`` is ``None`` of a withdrawn one, and of an open
    one says whether its time had not passed."""

    petition: Petition
    stage: PetitionStage
    days_to_reply: int | None
    days_waiting: int | None
    in_time: bool | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its reply."""
        return self.stage in OPEN_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionRegister:
    """The register on ``as_at``. ``median_days``: half are answered within so many, counting those that
    wait; ``None`` while fewer than half are. ``oldest_days``: how long the oldest open one has waited."""

    as_at: date
    petitions: tuple[PetitionStory, ...]
    standard: ServiceStandard | None
    curve: tuple[SurvivalStep, ...]
    median_days: int | None
    waiting: int
    oldest_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerResult:
    """One answer with its share of the base and, for a sample drawn by chance, the Wilson interval of 95 %
    about it, each in per cent with one decimal; ``None`` where the count is not told."""

    answer: SurveyAnswer
    percent: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """One question; ``is_small``: fewer answered it than ``surveys.SMALL_BASE``, low reliability."""

    question: Bilingual
    base: int | None
    is_small: bool
    answers: tuple[AnswerResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyResult:
    """One survey; ``response_rate_pct`` has one decimal, ``None`` if it was open to all."""

    survey: Survey
    response_rate_pct: Decimal | None
    questions: tuple[QuestionResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementTally:
    """Members' reports, in the order of seats: ``submitted`` of ``due``, ``late`` of the submitted."""

    seats: tuple[Engagement, ...]
    due: int
    submitted: int
    late: int


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
