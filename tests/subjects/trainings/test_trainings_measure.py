"""Trainings counted: ratios of sums, nothing divided by what is hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

from plugins.subjects.trainings.measure import financial_year, tally, training_report
from tests.samples.rows import Q, release
from tests.subjects.trainings.test_trainings_check import SOUND

LARGE = replace(
    SOUND, training_id="large", attended=40, cost_kes=D(80000), evaluation_mean=D("4.5"), n_evaluations=30
)
SMALL = replace(
    SOUND,
    training_id="small",
    topic="ict",
    attended=10,
    cost_kes=D(120000),
    evaluation_mean=D("3.0"),
    n_evaluations=10,
)
HIDDEN = replace(
    SOUND, training_id="hidden", status="suppressed", attended=None, evaluation_mean=None, n_evaluations=None
)
FREE = replace(
    SOUND, training_id="unknown", attended=20, cost_kes=None, evaluation_mean=None, n_evaluations=None
)


def test_a_participant_costs_the_sum_over_the_sum() -> None:
    # (80,000 + 120,000) / (40 + 10) = 4,000; the mean of 2,000 and 12,000 would be 7,000
    assert tally("", (LARGE, SMALL)).cost_per_participant == D(4000)


def test_what_lacks_one_of_the_two_is_left_out_of_the_ratio_alone() -> None:
    found = tally("", (LARGE, SMALL, HIDDEN, FREE))
    assert found.cost_per_participant == D(4000)
    # 40 + 10 + 20 people at three of four; 80,000 + 120,000 + 312,000 KES of three
    assert (found.trainings, found.counted, found.attended) == (4, 3, 70)
    assert (found.costed, found.cost_kes) == (3, D(512000))


def test_a_mean_mark_counts_each_training_by_its_marks() -> None:
    # (4.5 x 30 + 3.0 x 10) / 40 = 165 / 40 = 4.125
    found = tally("", (LARGE, SMALL))
    assert (found.evaluation, found.marks) == (D("4.1"), 40)


def test_nothing_is_divided_by_nothing() -> None:
    found = tally("", (HIDDEN,))
    assert (found.attended, found.counted) == (0, 0)
    assert found.cost_per_participant is None
    assert found.evaluation is None


def test_the_financial_year_begins_in_july() -> None:
    assert financial_year(replace(SOUND, ended_on=date(2026, 6, 30))) == "2025-26"
    assert financial_year(replace(SOUND, ended_on=date(2026, 7, 1))) == "2026-27"
    assert financial_year(replace(SOUND, ended_on=date(2099, 7, 1))) == "2099-00"


def test_the_newest_training_and_the_most_frequent_topic_stand_first() -> None:
    early = replace(SMALL, ended_on=date(2026, 6, 3))
    told = training_report(release(Q("2026-27-Q1")), Q("2025-26-Q4"), (early, LARGE, HIDDEN))
    assert [one.training_id for one in told.trainings] == ["large", "hidden", "small"]
    assert [(each.key, each.trainings) for each in told.by["topic"]] == [("oversight", 2), ("ict", 1)]
    assert [each.key for each in told.by["year"]] == ["2026-27", "2025-26"]
    assert told.all.trainings == 3
