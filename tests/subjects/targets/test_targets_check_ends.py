# ruff: noqa: E501  (messages stand as staff read them)
"""What comes after a target that ended with its definition, or with its financial year."""

from __future__ import annotations

import pytest

from tests.samples.later import add_quarter
from tests.samples.tiny import Tiny

METRICS, TARGETS = "reference/metrics.csv", "reference/targets.csv"
FIRST = "bills_passed,1,assembly,2025-26-Q1,2025-26-Q4,4,2025-06-12,Office of the Clerk,false,illustrative,,"


def define_anew(tiny: Tiny, direction: str = "up") -> None:
    """Version 2 of bills_passed from 2025-26-Q3 on."""
    row = next(line for line in tiny.read(METRICS).splitlines() if line.startswith("bills_passed,1"))
    tiny.replace(METRICS, row, row.replace("2025-26-Q1,,", "2025-26-Q1,2025-26-Q2,"))
    second = row.replace("bills_passed,1", "bills_passed,2").replace("count,0,up", f"count,0,{direction}")
    tiny.add(METRICS, second.replace("2025-26-Q1,,,", "2025-26-Q3,,Private bills count too.,"))


def test_a_new_version_asks_for_its_target(tiny: Tiny) -> None:
    define_anew(tiny)
    assert tiny.said() == [
        f'{TARGETS}, line 3, column "metric_version": bills_passed, version 2, has no target from 2025-26-Q3; '
        "that of version 1 ended with it. Add a row, or one with the basis none and the reason."
    ]


@pytest.mark.parametrize(
    "row",
    [
        "bills_passed,2,assembly,2025-26-Q3,2025-26-Q4,5,2025-12-12,Office of the Clerk,false,illustrative,,",
        "bills_passed,2,assembly,2025-26-Q3,2025-26-Q4,,2025-12-12,Clerk,false,none,Nobody knows it yet.,",
    ],
)
def test_a_target_or_the_word_none_with_its_reason_answers(tiny: Tiny, row: str) -> None:
    define_anew(tiny)
    tiny.add(TARGETS, row)
    assert tiny.said() == []


def test_a_figure_that_only_gives_context_needs_none(tiny: Tiny) -> None:
    define_anew(tiny, direction="none")
    assert tiny.said() == []


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (",,none,", "No target is set on purpose, and nothing says why."),
        (",4,none,", "The basis is none: no target is set."),
        (",,work_plan,", "The basis is work_plan, but no target is given."),
    ],
)
def test_no_target_is_said_with_its_reason_and_without_a_value(tiny: Tiny, cells: str, message: str) -> None:
    _, value, basis, _ = cells.split(",")
    tiny.replace(TARGETS, FIRST, FIRST.replace(",4,", f",{value},").replace("illustrative", basis))
    assert message in "".join(tiny.said())


def test_one_warning_lists_the_figures_whose_target_ended_with_the_year(tiny: Tiny) -> None:
    """Targets of tiny end with 2025-26-Q4; that is said once the third quarter is out, 62 days before."""
    assert "2026/27" not in "".join(tiny.said(None))
    add_quarter(tiny, "2025-26-Q3")
    said = [each for each in tiny.said("warning") if each.startswith(TARGETS)]
    assert said == [
        f'{TARGETS}, column "last_quarter": 2 figures have no target for 2026/27 yet, after that which ended on 30 '
        "June 2026: reports_done (assembly); bills_passed (assembly). Add a row for each, or one with the basis "
        "none and the reason."
    ]
    tiny.add(TARGETS, FIRST.replace("2025-26", "2026-27"))
    (said_now,) = (each for each in tiny.said("warning") if "2026/27" in each)
    assert "1 figure has no target for 2026/27 yet" in said_now
    assert tiny.said() == []
