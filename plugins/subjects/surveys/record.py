"""Surveys and their answers as reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.mapping import NO_COLUMN, SHARED
from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual

Audience = Literal["public", "stakeholders", "members"]


Mode = Literal["face_to_face", "telephone", "online", "paper", "mixed"]


Sampling = Literal["random", "quota", "open", "everyone"]


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
    """One survey (``surveys.csv``) with its answers; ``n_invited`` is ``None`` if it was open to all.

    ``design_effect`` is the variance of its shares over that of as many people drawn one by one, ``None``
    where nobody has recorded it.
    """

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
    design_effect: Decimal | None = None
    answers: tuple[SurveyAnswer, ...] = field(default=(), metadata=NO_COLUMN)

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.survey_id.replace("_", "-")
