# ruff: noqa: E501  (messages stand as staff read them)
"""Figures against their metric, their unit and themselves."""

from __future__ import annotations

import pytest

from tests.samples.tiny import FIGURES, Tiny

SHARE = "reports_done,1,assembly,"  # a percentage with one decimal: 100 x numerator / denominator


def said(tiny: Tiny, line: int, row: str) -> list[str]:
    """What is said when this row stands in that line of the quarter's figures."""
    tiny.replace_line(FIGURES, line, row)
    return [each.removeprefix(f"{FIGURES}, line {line}, ") for each in tiny.said()]


@pytest.mark.parametrize(
    "row",
    [
        "77.8,14,18,reported,,",  # 100 x 14 / 18 = 77.777..., shown 77.8
        "77.78,14,18,reported,,",  # more decimals than shown
        "62.5,5,8,reported,,",  # exactly 62.5
        "0.0,0,18,reported,,",  # zero is a figure
        "100,18,18,reported,,",
        "77.8,14,18,provisional,,",
        ",,,not_reported,Nothing came.,",
        ",,,not_applicable,,",
    ],
)
def test_sound_figures(tiny: Tiny, row):
    assert said(tiny, 2, SHARE + row) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "78.9,14,18,reported,,",  # 77.777... is 1.1 away
            'column "value": The value is 78.9, but 100 x 14 / 18 is 77.8. '
            "Correct the value, the numerator or the denominator.",
        ),
        (
            "78,14,18,reported,,",  # 0.2 away: rounded too far for one decimal
            'column "value": The value is 78, but 100 x 14 / 18 is 77.8. '
            "Correct the value, the numerator or the denominator.",
        ),
        (
            "0.778,14,18,reported,,",  # a share, not a percentage
            'column "value": The value is 0.778, but 100 x 14 / 18 is 77.8. '
            "Correct the value, the numerator or the denominator.",
        ),
        (
            "77.8,18,14,reported,,",
            'column "numerator": The numerator 18 is more than the denominator 14. '
            "Correct one of the two; perhaps they are exchanged.",
        ),
        (
            "77.8,14,,reported,,",
            'column "denominator": reports_done is a ratio; its denominator is missing. '
            "Write what the figure was computed from.",
        ),
        (
            "77.8,,,reported,,",
            'column "numerator": reports_done is a ratio; its numerator is missing. '
            "Write what the figure was computed from.",
        ),
        (
            "0,0,0,reported,,",
            'column "denominator": The denominator is 0, so there is no figure. '
            "Empty value, numerator and denominator and write the status not_applicable.",
        ),
        (
            ",14,18,reported,,",
            'column "value": The status is reported but there is no figure. '
            "Write the figure, or the status not_reported, not_collected or not_applicable.",
        ),
        (
            "77.8,,,not_reported,,",
            'column "value": The status is not_reported but here is 77.8. '
            "Empty the cell, or write the status reported.",
        ),
        (
            ",3,,suppressed,,",
            'column "numerator": The status is suppressed but here is 3. '
            "Empty the cell: a suppressed figure must not be in the file.",
        ),
    ],
)
def test_shares_that_cannot_be(tiny: Tiny, row, message):
    assert said(tiny, 2, SHARE + row) == [message]


def test_a_percentage_over_100(tiny: Tiny):
    assert said(tiny, 2, f"{SHARE}100.1,18,18,reported,,") == [
        'column "value": 100.1 is more than 100 per cent. Write a percentage from 0 to 100.',
    ]


def test_a_budget_may_be_overspent_and_only_money_may_be_negative(tiny: Tiny):
    # 100 x 880 / 800 = 110
    assert said(tiny, 6, "budget_spent,1,assembly,110.0,880000000,800000000,reported,,") == []
    assert said(tiny, 4, "bills_passed,1,assembly,-1,,,reported,,") == [
        'column "value": -1 is below zero. Write a number from 0 up.'
    ]


def test_a_plain_count_has_no_denominator(tiny: Tiny):
    assert said(tiny, 4, "bills_passed,1,assembly,3,3,,reported,,") == []
    assert said(tiny, 4, "bills_passed,1,assembly,3,2,9,reported,,") == [
        'column "denominator": bills_passed is not a ratio but has a denominator. Empty the cell.',
        'column "numerator": bills_passed is not a ratio, and its numerator 2 is not its value 3. Empty the cell.',
    ]


def test_few_people_are_not_published(tiny: Tiny):
    # 100 x 6 / 9 = 66.7, but nine people are fewer than the metric's ten
    assert said(tiny, 7, "satisfied,1,assembly,66.7,6,9,reported,,") == [
        'column "denominator": The figure is about 9 people; below 10 it could point at persons. '
        "Write the status suppressed and empty value, numerator and denominator."
    ]


def test_a_version_that_is_not_in_force(tiny: Tiny):
    assert said(tiny, 5, "days_to_answer,1,dept_acacia,4.5,,,reported,,") == [
        'column "metric_id": days_to_answer, version 1 ended with 2025-26-Q1 in metrics.csv. '
        "Write metric_version 2, which holds in this quarter."
    ]


def test_a_unit_of_another_kind(tiny: Tiny):
    assert said(tiny, 5, "days_to_answer,2,comm_ibis,4.5,,,reported,,") == [
        'column "unit_id": comm_ibis is of the kind committee; days_to_answer is reported by assembly or '
        "department. Remove the row or correct the unit."
    ]
