from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.subjects.figures.measure_change import change, change_on_previous, not_comparable
from tests.samples.rows import Q1, figure, metric, share


@pytest.mark.parametrize(
    ("direction", "before", "now", "sense"),
    [
        ("up", 70, 75, "better"),
        ("up", 75, 70, "worse"),
        ("down", 70, 75, "worse"),
        ("down", 75, 70, "better"),
        ("none", 70, 75, "more"),
        ("none", 75, 70, "less"),
        ("up", 70, 70, "same"),
        ("up", 70, "71.9", "same"),  # below the threshold of 2
        ("up", 70, 72, "better"),  # at the threshold
        ("none", 70, 71, "same"),
    ],
)
def test_the_sense_of_a_change(direction: str, before: int, now: int, sense: str) -> None:
    of = metric(direction=direction, change_threshold=Decimal(2))
    assert change(figure(of, now), figure(of, before), Q1).sense == sense


def test_the_difference_is_taken_before_rounding() -> None:
    # 14/18 - 11/17 = 77.777... - 64.705... = 13.071... -> 13.1; 77.8 - 64.7 = 13.1
    found = change(figure(share(), of=(14, 18)), figure(share(), of=(11, 17)), Q1)
    assert (found.base, found.base_value, found.difference) == (Q1, Decimal("64.7"), Decimal("13.1"))
    # 2/3 - 1/3: 66.666... - 33.333... = 33.333... -> 33.3, though 66.7 - 33.3 = 33.4
    found = change(figure(share(), of=(2, 3)), figure(share(), of=(1, 3)), Q1)
    assert found.difference == Decimal("33.3")


def test_what_is_published_alike_did_not_change() -> None:
    # without a threshold, 77.81 and 77.84 differ, but both are published as 77.8
    of = metric(change_threshold=Decimal(0))
    found = change(figure(of, "77.84"), figure(of, "77.81"), Q1)
    assert (found.sense, found.difference) == ("same", Decimal("0.0"))


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [
        (figure(value=5), None, "no_figure"),
        (figure(value=5), figure(status="not_reported"), "no_figure"),
        (figure(status="suppressed"), figure(value=5), "no_figure"),
        (figure(metric(metric_version=2), 5), figure(metric(), 5), "definition_changed"),
    ],
)
def test_what_cannot_be_compared_has_no_numbers_and_a_reason(now, before, why) -> None:  # type: ignore[no-untyped-def]
    assert change(now, before, Q1) == not_comparable(Q1, why)


def test_a_change_from_zero_is_a_change() -> None:
    found = change(figure(value=3), figure(value=0), Q1)
    assert (found.base_value, found.difference, found.sense) == (0, 3, "better")


def test_money_spent_so_far_is_not_compared_with_the_quarter_before() -> None:
    # 86.4 % of last year's budget by June, 16.9 % of this year's by September: no fall of 69.5 points.
    spent = metric("spent", cumulative=True)
    june, september = figure(spent, "86.4"), figure(spent, "16.9")
    assert change_on_previous(september, june, Q1) == not_comparable(Q1, "cumulative")
    assert change(september, june, Q1).difference == Decimal("-69.5")
