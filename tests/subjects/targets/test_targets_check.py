# ruff: noqa: E501  (messages stand as staff read them)
"""Targets: set beforehand, one at a time, for a unit that reports the metric."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Tiny

TARGETS = "reference/targets.csv"
SPAN = "reports_done,1,assembly,2025-26-Q1,2025-26-Q4,"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            f"{SPAN}85,2025-10-01,Office of the Clerk,false,illustrative,,",  # Q1 ended on 30 September
            'column "late_approved": It was approved on 2025-10-01, after 2025-26-Q1 had ended. '
            "Correct the date, or write true so that readers are told.",
        ),
        (
            f"{SPAN}85,2025-09-30,Office of the Clerk,true,illustrative,,",
            'column "late_approved": It was approved in time, on 2025-09-30. Write false.',
        ),
        (
            f"{SPAN}0,2025-06-12,Office of the Clerk,false,illustrative,,",
            'column "target_value": 0 is not more than 0. Write more than 0.',
        ),
        (
            f"{SPAN}120,2025-06-12,Office of the Clerk,false,illustrative,,",
            'column "target_value": 120 is more than 100 per cent. Write a percentage up to 100.',
        ),
        (
            "reports_done,1,assembly,2025-26-Q4,2025-26-Q1,85,2025-06-12,Office of the Clerk,false,illustrative,,",
            'column "last_quarter": The last quarter, 2025-26-Q1, is before the first, 2025-26-Q4. '
            "Correct one of the two.",
        ),
        (
            "reports_done,1,dept_acacia,2025-26-Q1,2025-26-Q4,85,2025-06-12,Clerk,false,illustrative,,",
            'column "unit_id": dept_acacia is of the kind department; reports_done is reported by assembly or '
            "committee. Remove the row or correct the unit.",
        ),
        (
            "days_to_answer,1,assembly,2025-26-Q2,2025-26-Q4,5,2025-06-12,Clerk,false,illustrative,,",
            'column "metric_version": Version 1 of days_to_answer does not apply in any of these quarters. '
            "Write the version that does.",
        ),
        (
            f"{SPAN}85,2025-06-12,Office of the Clerk,perhaps,illustrative,,",
            'column "late_approved": "perhaps" is neither true nor false. Write true or false.',
        ),
        (
            f"{SPAN}85,2025-06-12,Office of the Clerk,no,illustrative,,",
            'column "late_approved": "no" is neither true nor false. Write false.',
        ),
    ],
)
def test_targets_that_cannot_be(tiny: Tiny, row, message):
    tiny.replace_line(TARGETS, 2, row)
    assert tiny.said() == [f"{TARGETS}, line 2, {message}"]


def test_a_late_target_that_says_so_is_a_warning(tiny: Tiny):
    tiny.replace_line(TARGETS, 2, f"{SPAN}85,2025-10-01,Office of the Clerk,TRUE,illustrative,,")
    assert tiny.said() == []
    assert (
        f'{TARGETS}, line 2, column "approved_on": It was approved on 2025-10-01, after 2025-26-Q1 had '
        in ("".join(tiny.said("warning")))
    )


def test_two_targets_at_once(tiny: Tiny):
    tiny.add(TARGETS, SPAN.replace("-Q1", "-Q3") + "90,2025-06-12,Office of the Clerk,false,illustrative,,")
    assert tiny.said() == [
        f'{TARGETS}, line 4, column "first_quarter": It begins in 2025-26-Q3, while the target on line 2 applies '
        "until 2025-26-Q4. Let one end before the other begins."
    ]


def test_no_target_where_neither_way_is_good(tiny: Tiny):
    tiny.replace("reference/metrics.csv", "count,0,up", "count,0,none")
    assert tiny.said() == [
        f'{TARGETS}, line 3, column "metric_id": bills_passed only gives context: neither way is good, so no '
        "target can be met. Remove the row, or give the metric a direction."
    ]
