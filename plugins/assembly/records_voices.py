"""What people said and how members report, typed: surveys, what was made of feedback, engagement by seat.

As in ``records.py``, field names are column names and nothing is computed yet. Nobody who answered or
wrote stands in any of these tables; members appear by seat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from .mapping import NO_COLUMN, SHARED
from .source import Source
from .status import Status
from .texts import Bilingual

Audience = Literal["public", "stakeholders", "members"]
Mode = Literal["face_to_face", "telephone", "online", "paper", "mixed"]
Sampling = Literal["random", "quota", "open", "everyone"]
Outcome = Literal["done", "planned", "not_possible", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer:
    """How many people gave one answer (``survey_results.csv``); ``base`` answered the question."""

    TABLE: ClassVar = "survey_results"

    survey_id: str
    question_no: int
    answer_no: int
    question: Bilingual
    answer: Bilingual
    satisfied: bool | None
    n: int | None
    base: int | None
    status: Status = field(metadata=SHARED)
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One survey (``surveys.csv``) with its answers; ``n_invited`` is ``None`` if it was open to all."""

    TABLE: ClassVar = "surveys"

    survey_id: str
    title: Bilingual
    audience: Audience
    mode: Mode
    fieldwork_start: date
    fieldwork_end: date
    population: Bilingual
    sampling: Sampling
    method: Bilingual
    n_invited: int | None
    n_completed: int
    limits: Bilingual
    address: str
    answers: tuple[SurveyAnswer, ...] = field(default=(), metadata=NO_COLUMN)

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.survey_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A matter that people raised and what was answered (``feedback.csv``), in the portal's words."""

    TABLE: ClassVar = "feedback"

    feedback_id: str
    theme: Bilingual
    channel: Literal["survey", "town_hall", "counter", "letter", "phone", "online"]
    people: int | None
    status: Status = field(metadata=SHARED)
    said: Bilingual
    response: Bilingual
    outcome: Outcome
    action_id: str | None
    median_days: Decimal | None

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.feedback_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Whether the report of one seat was submitted (``engagement.csv``)."""

    TABLE: ClassVar = "engagement"

    seat_id: str
    seat: Bilingual
    kind: Literal["ward", "nominated"]
    due_on: date | None
    submitted: Literal["yes", "no", "not_due"]
    submitted_on: date | None
    meetings: int | None
    note: Bilingual
    source: Source

    @property
    def late(self) -> bool | None:
        """Whether it was submitted after it was due; ``None`` where there is nothing to compare."""
        if self.submitted_on is None or self.due_on is None:
            return None
        return self.submitted_on > self.due_on
