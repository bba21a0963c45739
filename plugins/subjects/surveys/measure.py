"""Surveys, told: response rates, shares of answers, and how far a share can be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from plugins.core.measures.proportions import wilson
from plugins.core.measures.rounding import half_up, percentage, quotient

from .model import AnswerResult, QuestionResult, SurveyResult
from .record import Survey, SurveyAnswer

#: A share on fewer answers is marked as of low reliability: by the formula of ``wilson`` the interval of a
#: share of one half is then wider than 19 percentage points.
SMALL_BASE = 100


def survey_result(survey: Survey) -> SurveyResult:
    """One survey.

    response rate = 100 x people who completed it / people who were asked, one decimal, rounded half up;
    ``None`` where it was open to all or nobody was asked.
    """
    rate = None
    if survey.n_invited:
        rate = half_up(percentage(Decimal(survey.n_completed), Decimal(survey.n_invited)), 1)
    return SurveyResult(survey=survey, response_rate_pct=rate, questions=tuple(_questions(survey)))


def interval_of(survey: Survey, part: int, base: int) -> tuple[Decimal, Decimal] | None:
    """The interval of 95 % (``wilson``) about a share of those who answered, both counts over the design
    effect where one is recorded; ``None`` of all but samples drawn by chance."""
    if survey.sampling != "random":
        return None
    effect = survey.design_effect or Decimal(1)
    return wilson(quotient(Decimal(part), effect), quotient(Decimal(base), effect))


def answer_result(answer: SurveyAnswer, base: int | None, survey: Survey) -> AnswerResult:
    """One answer: share = 100 x n / base, one decimal, rounded half up; and its interval."""
    if answer.n is None or not base:
        return AnswerResult(answer=answer, percent=None, low=None, high=None)
    low, high = interval_of(survey, answer.n, base) or (None, None)
    return AnswerResult(
        answer=answer,
        percent=half_up(percentage(Decimal(answer.n), Decimal(base)), 1),
        low=None if low is None else half_up(low, 1),
        high=None if high is None else half_up(high, 1),
    )


def satisfied_of(answers: Sequence[SurveyAnswer]) -> tuple[int, int] | None:
    """People who were satisfied, and all who answered the question on satisfaction; ``None`` without such
    a question, or while a count of it is unknown."""
    asked = [answer for answer in answers if answer.satisfied is not None]
    bases = {answer.base for answer in asked if answer.base is not None}
    if len(bases) != 1 or any(answer.n is None for answer in asked if answer.satisfied):
        return None
    return sum(answer.n or 0 for answer in asked if answer.satisfied), bases.pop()


def _questions(survey: Survey) -> Iterator[QuestionResult]:
    ordered = sorted(survey.answers, key=lambda answer: (answer.question_no, answer.answer_no))
    for _, group in groupby(ordered, key=lambda answer: answer.question_no):
        answers = list(group)
        base = next((answer.base for answer in answers if answer.base is not None), None)
        yield QuestionResult(
            question=answers[0].question,
            base=base,
            is_small=base is not None and base < SMALL_BASE,
            answers=tuple(answer_result(one, base, survey) for one in answers),
        )
