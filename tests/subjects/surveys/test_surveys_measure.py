"""Shares of answers, their intervals, response rates: worked by hand and held to published values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked_tables.source import Source
from checked_tables.texts import Bilingual
from plugins.core.measures.proportions import wilson
from plugins.subjects.surveys.measure import SMALL_BASE, satisfied_of, survey_result
from plugins.subjects.surveys.record import Survey, SurveyAnswer

NO_TEXT = Bilingual("")


def answers(*counts: int | None, satisfied: int = 0, base: int | None = None) -> tuple[SurveyAnswer, ...]:
    """One question; the first ``satisfied`` answers count as satisfied, ``None`` is suppressed."""
    whole = base if base is not None else sum(count or 0 for count in counts)
    return tuple(
        SurveyAnswer(
            survey_id="srv_one",
            question_no=1,
            answer_no=number,
            question=Bilingual("Satisfied?"),
            answer=Bilingual(f"Answer {number}"),
            satisfied=number <= satisfied if satisfied else None,
            n=count,
            base=whole if count is not None else None,
            status="reported" if count is not None else "suppressed",
            source=Source("survey_results.csv", number + 1),
        )
        for number, count in enumerate(counts, start=1)
    )


def survey(*given_answers: SurveyAnswer, **changed: Any) -> Survey:
    values: dict[str, Any] = {
        "survey_id": "srv_one",
        "title": Bilingual("Example survey"),
        "audience": "public",
        "mode": "paper",
        "fieldwork_start": date(2026, 8, 3),
        "fieldwork_end": date(2026, 8, 21),
        "population": NO_TEXT,
        "sampling": "random",
        "method": NO_TEXT,
        "n_invited": 600,
        "n_completed": 252,
        "limits": NO_TEXT,
        "address": "",
        "answers": given_answers,
    }
    return Survey(**(values | changed))


@pytest.mark.parametrize(
    ("part", "base", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
        (81, 263, "25.53", "36.62"),
        (15, 148, "6.24", "16.05"),
        (0, 20, "0.00", "16.11"),
        (1, 29, "0.61", "17.18"),
    ],
)
def test_the_interval_is_that_of_the_literature(part: int, base: int, low: str, high: str) -> None:
    found = tuple(f"{end:.2f}" for end in wilson(part, base))
    assert found == (low, high)


@given(st.integers(1, 2000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_interval_holds_the_share_and_mirrors(counts: tuple[int, int]) -> None:
    part, base = counts
    low, high = wilson(part, base)
    assert 0 <= low <= Decimal(100 * part) / base <= high <= 100
    mirrored = wilson(base - part, base)
    assert abs(mirrored[0] - (100 - high)) < Decimal("1e-20")
    # Ten times the people with the same share say more.
    wider, narrower = high - low, wilson(10 * part, 10 * base)
    assert narrower[1] - narrower[0] < wider


def test_a_survey_by_chance_has_shares_and_intervals() -> None:
    """112 of 252 are 44.44 %; z = 1.96, z^2 / n = 0.015244, so the middle is (0.44444 + 0.007622) / 1.015244
    = 0.44528 and half the width 1.96 x sqrt(0.24691 / 252 + 0.015244 / 1008) / 1.015244 = 0.06089."""
    result = survey_result(survey(*answers(41, 112, 99)))
    assert result.response_rate_pct == Decimal("42.0")  # 100 x 252 / 600
    (question,) = result.questions
    told = [(str(one.percent), str(one.low), str(one.high)) for one in question.answers]
    assert told[1] == ("44.4", "38.4", "50.6")
    assert (question.base, question.is_small) == (252, False)


@pytest.mark.parametrize("sampling", ["quota", "open", "everyone"])
def test_without_chance_there_is_no_interval(sampling: str) -> None:
    (question,) = survey_result(survey(*answers(30, 70), sampling=sampling)).questions
    assert [(one.percent, one.low) for one in question.answers] == [
        (Decimal("30.0"), None),
        (Decimal("70.0"), None),
    ]


def test_one_answer_fewer_than_the_threshold_is_of_low_reliability() -> None:
    small, enough = (survey_result(survey(*answers(50, base - 50))) for base in (SMALL_BASE - 1, SMALL_BASE))
    assert (small.questions[0].is_small, enough.questions[0].is_small) == (True, False)


def test_suppressed_answers_leave_the_others_told() -> None:
    (question,) = survey_result(survey(*answers(28, None, None, base=40))).questions
    assert [one.percent for one in question.answers] == [Decimal("70.0"), None, None]


def test_open_to_all_has_no_response_rate() -> None:
    assert survey_result(survey(n_invited=None)).response_rate_pct is None


def test_who_was_satisfied_is_known_only_where_every_such_answer_is() -> None:
    assert satisfied_of(answers(41, 112, 99, satisfied=2)) == (153, 252)
    assert satisfied_of(answers(None, 112, None, satisfied=2, base=120)) is None
    assert satisfied_of(answers(30, 70)) is None
