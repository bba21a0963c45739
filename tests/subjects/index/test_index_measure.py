"""One index of two metrics, worked by hand.

reports  14 of 18 against a target of 80: 77.777... / 80 = 0.972222..., score 97.2222..., weight 60
days     10 against a target of 5, less is better: 5 / 10 = 0.5, score 50, weight 40

index    0.6 x 97.2222... + 0.4 x 50 = 58.3333... + 20 = 78.3333... -> 78.3, in the band Good
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checked_tables.problems import DataProblems
from plugins.core.facts.assembly import Report
from plugins.portal.read import measure
from plugins.subjects.actions.agree import check_actions
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.record import Observation
from plugins.subjects.index.model import Indices
from plugins.subjects.targets.record import Target
from tests.samples.rows import (
    ACACIA,
    ASSEMBLY,
    Q1,
    Q2,
    Q3,
    bands,
    dataset,
    metric,
    observation,
    records,
    scheme,
    share,
    target,
)

METRICS = (share("reports"), metric("days", direction="down"))
TARGETS = (target("reports", 80), target("days", 5))
SCHEME = scheme(("reports", 60, "ratio"), ("days", 40, "inverse"))
REPORTS, DAYS = observation("reports", "77.8", of=(14, 18)), observation("days", 10)


def quarter(*rows: Observation, targets: tuple[Target, ...] = TARGETS, **changes: Any) -> Any:
    return records(
        rows, **{"metrics": METRICS, "targets": targets, "scheme": SCHEME, "has_index": True} | changes
    )


def reports(*quarters: Any) -> tuple[Report, ...]:
    return measure(dataset(*quarters)).reports


def test_the_index_and_its_worked_calculation() -> None:
    index = reports(quarter(REPORTS, DAYS))[0][Indices].assembly
    assert (index.status, index.value, index.coverage_pct) == ("computed", Decimal("78.3"), 100)
    assert index.band is not None
    assert index.band.label.en == "Good"
    assert (index.worst, index.best) == (Decimal("78.3"), Decimal("78.3"))
    root, first, second = index.nodes
    assert (root.score, root.contribution, root.effective_weight_pct) == (
        Decimal("78.3"),
        Decimal("78.3"),
        100,
    )
    assert (first.value, first.target, first.achievement_pct, first.score) == (
        Decimal("77.8"),
        80,
        Decimal("97.2"),
        Decimal("97.2"),
    )
    assert (first.weight_pct, first.contribution) == (60, Decimal("58.3"))
    assert (second.achievement_pct, second.score, second.contribution) == (50, 50, 20)
    assert (first.title.en, first.depth, first.parent_id) == ("Reports", 1, "index")


def test_published_contributions_add_up_to_the_published_index() -> None:
    # thirds: three scores of 100, 100 and 1 make 67; each weight 33.3, 33.3 and 33.4 in some order
    three = scheme(("a", 1, "ratio"), ("b", 1, "ratio"), ("c", 1, "ratio"))
    metrics = tuple(metric(name) for name in "abc")
    rows = (observation("a", 10), observation("b", 10), observation("c", "0.1"))
    targets = tuple(target(name, 10) for name in "abc")
    index = reports(quarter(*rows, metrics=metrics, targets=targets, scheme=three))[0][Indices].assembly
    leaves = index.nodes[1:]
    assert index.value == Decimal("67.0")
    assert sum(leaf.contribution or 0 for leaf in leaves) == Decimal("67.0")
    assert sum(leaf.weight_pct for leaf in leaves) == 100
    assert sum(leaf.effective_weight_pct or 0 for leaf in leaves) == 100


def test_what_is_missing_is_left_out_bounded_and_owned_up_to() -> None:
    # without days the index is the score of reports, 97.2; had days scored 0: 58.3, or 100: 98.3.
    # Its last known score was 50, which would make 78.3: the gap helped.
    before, now = reports(quarter(REPORTS, DAYS), quarter(REPORTS, quarter=Q2))
    index = now[Indices].assembly
    assert (before[Indices].assembly.helped_by_missing, index.helped_by_missing) == (False, True)
    assert (index.value, index.coverage_pct) == (Decimal("97.2"), 60)
    assert (index.worst, index.best) == (Decimal("58.3"), Decimal("98.3"))
    missing = index.nodes[2]
    assert (missing.score, missing.contribution, missing.effective_weight_pct) == (None, None, None)
    assert (missing.weight_pct, missing.coverage_pct) == (40, 0)


def test_too_little_reported_is_no_index() -> None:
    strict = scheme(("reports", 60, "ratio"), ("days", 40, "inverse"), min_coverage="0.75")
    index = reports(quarter(REPORTS, scheme=strict))[0][Indices].assembly
    assert (index.status, index.value, index.band) == ("incomplete", None, None)
    assert (index.reason, index.coverage_pct) == ("too_little_reported", 60)
    assert index.nodes[1].score == Decimal("97.2")
    assert index.nodes[1].contribution is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"has_index": False}, "not_yet"),
        ({"scheme": None}, "no_scheme"),
    ],
)
def test_a_quarter_without_an_index_says_why(changes: dict[str, Any], reason: str) -> None:
    index = reports(quarter(REPORTS, DAYS, **changes))[0][Indices].assembly
    assert (index.status, index.reason, index.nodes) == ("no_index", reason, ())


def test_a_figure_without_a_target_is_missing_in_the_index_and_still_shown() -> None:
    index = reports(quarter(REPORTS, DAYS, targets=TARGETS[:1]))[0][Indices].assembly
    assert (index.value, index.coverage_pct) == (Decimal("97.2"), 60)
    assert (index.nodes[2].value, index.nodes[2].score) == (10, None)


def test_nothing_where_less_is_better_is_at_the_cap() -> None:
    index = reports(quarter(REPORTS, observation("days", 0)))[0][Indices].assembly
    # 58.3333... + 0.4 x 100 = 98.3333...
    assert (index.value, index.nodes[2].achievement_pct) == (Decimal("98.3"), 100)


def test_the_change_is_that_of_the_published_values() -> None:
    # Q2: 16 of 18: 88.888... / 80 is capped at 1, so 60 + 20 = 80.0
    better = observation("reports", "88.9", of=(16, 18))
    first, second, third = reports(
        quarter(REPORTS, DAYS), quarter(better, DAYS, quarter=Q2), quarter(better, DAYS, quarter=Q3)
    )
    assert first[Indices].assembly.change_previous.reason == "no_earlier_quarter"
    change = second[Indices].assembly.change_previous
    assert change.before is not None
    # Nobody has simulated other choices, so that the two are only set side by side.
    assert (change.before.quarter, change.before.value, change.difference) == (Q1, Decimal("78.3"), None)
    assert (change.verdict, change.reason) == ("side_by_side", "not_simulated")
    assert third[Indices].assembly.change_previous.verdict == "same"


def test_two_versions_of_a_scheme_are_not_compared() -> None:
    other = scheme(("reports", 50, "ratio"), ("days", 50, "inverse"), version="2")
    _, now = reports(quarter(REPORTS, DAYS), quarter(REPORTS, DAYS, quarter=Q2, scheme=other))
    assert now[Indices].assembly.change_previous.reason == "definition_changed"


def test_a_first_index_has_none_before_it() -> None:
    _, now = reports(quarter(REPORTS, DAYS, has_index=False), quarter(REPORTS, DAYS, quarter=Q2))
    assert now[Indices].assembly.change_previous.reason == "no_figure"


def test_departments_have_an_index_where_the_scheme_has_one_for_them() -> None:
    own = scheme(("days", 1, "inverse"), applies_to=("department",))
    both = scheme(("reports", 60, "ratio"), ("days", 40, "inverse"), variants=(own,))
    rows = (REPORTS, DAYS, observation("days", 8, unit_id="dept_acacia"))
    targets = (*TARGETS, target("days", 6, unit_id="dept_acacia"))
    found = quarter(*rows, targets=targets, scheme=both)
    report = measure(dataset(found, units=(ASSEMBLY, ACACIA))).reports[0]
    (department,) = report[Indices].units
    assert (department.unit.unit_id, department.value) == ("dept_acacia", 75)  # 6 / 8
    plain = measure(dataset(quarter(*rows, targets=targets), units=(ASSEMBLY, ACACIA))).reports[0]
    assert plain[Indices].units == ()


def test_readiness_counts_the_weights() -> None:
    report = reports(quarter(REPORTS))[0]
    assert (report[Figures].readiness.with_weight, report[Figures].readiness.complete) == (2, 1)


def test_a_poor_score_needs_an_action() -> None:
    late = observation("days", 25)  # 5 / 25 = 0.2: a score of 20, below 40
    problems = list(check_actions(reports(quarter(REPORTS, late))[0], bands()))
    assert [(found.kind, found.severity) for found in problems] == [("action-missing", "error")]
    assert "days of assembly" in problems[0].found
    assert "score 20.0" in problems[0].found


def test_a_figure_that_cannot_be_scored_is_a_problem_not_a_crash() -> None:
    with pytest.raises(DataProblems) as caught:
        reports(quarter(observation("reports", -5), DAYS))
    (problem,) = caught.value.problems
    assert (problem.kind, problem.file) == ("cannot-score", "quarters/2025-26-Q1/v1/observations.csv")
