"""July: a figure that adds up from 1 July begins anew, which is the calendar's doing and nobody's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.facts.assembly import Assembly
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import read_wording
from plugins.core.time.quarter import Quarter
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import movers, say_index
from tests.samples.laid_out import words_on
from tests.samples.own import own_assembly

ROOT = Path(__file__).parents[3]
BUDGET = "adm_budget_execution"


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    """The repository's own: its newest report is of July to September 2026."""
    return own_assembly()


def test_the_restart_is_a_cause_of_its_own_apart_from_performance(assembly: Assembly) -> None:
    """Spending so far took 2.3 points and its new target gave 1.9: together 0.4 taken."""
    report = assembly.reports[-1]
    why = report[Indices].assembly.why_previous
    assert why is not None
    assert why.restarted == {BUDGET}
    assert why.restart == Decimal("-2.3") + Decimal("1.9")
    assert BUDGET not in {effect.metric_id for effect in movers(report)}
    said = " ".join(
        each.text
        for each in say_index(assembly, report, Voice(read_wording(ROOT / "content" / "wording").of("en")))
    )
    assert (
        "This counts from the first of July and began anew: Budget spent so far this year. With its new "
        "target that took 0.4 points away; it says nothing about performance."
    ) in said
    assert "What took most away: Budget" not in said


def test_nothing_is_counted_twice(assembly: Assembly) -> None:
    why = assembly.reports[-1][Indices].assembly.why_previous
    assert why is not None
    kinds = ("data", "target", "scope", "weight", "method", "rounding")
    assert why.restart + sum(why.rest(kind) for kind in kinds) == why.change


def test_against_the_same_quarter_of_the_year_before_nothing_began_anew(assembly: Assembly) -> None:
    for report in assembly.reports:
        index = report[Indices].assembly
        assert index.why_year is None or not index.why_year.restarted
        if index.why_previous is not None:
            assert bool(index.why_previous.restarted) == (report.quarter.number == 1)


@pytest.mark.parametrize(("slug", "begins"), [("2026-27-q1", True), ("2025-26-q4", False)])
def test_the_report_of_july_to_september_says_that_spending_began_anew(
    assembly: Assembly, tmp_path: Path, slug: str, begins: bool
) -> None:
    assert Quarter.parse(slug.upper()).number == (1 if begins else 4)
    words = words_on(assembly, "reports", f"reports/{slug}", tmp_path)
    assert ("began anew" in words) == begins


def test_the_metrics_page_compares_with_the_year_before_and_says_why(
    assembly: Assembly, tmp_path: Path
) -> None:
    words = words_on(assembly, "metrics", "metrics/adm-budget-execution", tmp_path)
    answer = next(line for line in words.splitlines() if "began anew in July" in line)
    assert "a year earlier" in answer
    assert "in the quarter before" not in answer
