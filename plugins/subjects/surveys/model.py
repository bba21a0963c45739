"""What follows from a survey: response rates and shares with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checked_tables.texts import Bilingual

from .record import Survey, SurveyAnswer


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
