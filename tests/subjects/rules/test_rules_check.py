"""Rules against the metrics and the published tables: both must know what is named."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.core.counting.read_rules import read_rules
from plugins.core.counting.rule import Condition, Rule
from plugins.core.facts.read import SCHEMAS
from plugins.core.packing.descriptions import read_descriptions
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rules.check import check_columns, check_metrics
from tests.samples.own import own_assembly
from tools.illustrative.place import EXAMPLE

RULES = EXAMPLE.reference / "rules"


@pytest.fixture(scope="module")
def tables() -> Any:
    return read_descriptions(SCHEMAS)


@pytest.fixture(scope="module")
def metrics() -> tuple[Metric, ...]:
    return own_assembly().rows(Metric)


def rule(**words: Any) -> Rule:
    whole = {"measure": "share", "table": "committee_reports", **words}
    return Rule(metric_id="ovs_report_completion", metric_version=1, file="reference/rules/r.toml", **whole)


def about(found: Any) -> list[tuple[str, str, str]]:
    return [(problem.kind, problem.found, problem.write) for problem in found]


def test_every_metric_in_force_has_its_rule_and_nothing_else_has(
    metrics: tuple[Metric, ...], tables: Any
) -> None:
    rules, problems = read_rules(RULES, "reference/rules")
    assert problems == []
    assert {one.key for one in rules} == {
        (metric.metric_id, metric.metric_version) for metric in metrics if metric.retired is None
    }
    assert list(check_metrics(rules, metrics, "reference/rules")) == []
    assert list(check_columns(rules, tables)) == []


def test_a_metric_without_a_rule_is_told_and_a_rule_of_none_counts_nothing(
    metrics: tuple[Metric, ...],
) -> None:
    rules, _ = read_rules(RULES, "reference/rules")
    (missing,) = check_metrics(rules[1:], metrics, "reference/rules")
    assert missing.file == f"reference/rules/{rules[0].metric_id}.1.toml"
    assert missing.found == f"Nothing says how {rules[0].metric_id}, version 1, is counted."
    assert missing.severity == "warning"
    kept = [metric for metric in metrics if metric.metric_id != rules[0].metric_id]
    assert list(check_metrics(rules, kept, "reference/rules")) == []


def test_a_rule_counts_what_its_metric_is(metrics: tuple[Metric, ...]) -> None:
    """Reports are a share in per cent, added up as a ratio of sums; a rate would lack the factor of 100."""
    reports = [metric for metric in metrics if metric.metric_id == "ovs_report_completion"]
    for measure, wrong in (("share", 0), ("typed", 0), ("count", 1), ("median", 1), ("product", 1)):
        assert len(list(check_metrics([rule(measure=measure)], reports, "rules"))) == wrong, measure
    cost = [metric for metric in metrics if metric.metric_id == "adm_cost_per_hearing"]
    shared = Rule(metric_id="adm_cost_per_hearing", metric_version=1, file="r", measure="share")
    (problem,) = check_metrics([shared], cost, "rules")
    assert problem.found == "It counts a share; metrics.csv has the aggregation ratio_of_sums in kes."


def test_a_table_or_column_that_nobody_publishes_is_named_with_the_nearest(tables: Any) -> None:
    assert about(check_columns([rule(table="committee_report")], tables)) == [
        ("unknown-table", "There is no published table committee_report.", "Write committee_reports.")
    ]
    assert about(check_columns([rule(where=(Condition("due", "filled"),), part="tabled")], tables)) == [
        ("unknown-column", "There is no published column due.", "Write due_on."),
        ("unknown-column", "There is no published column tabled.", "Write tabled_on."),
    ]


def test_a_column_of_another_table_is_named_through_the_one_that_leads_there(tables: Any) -> None:
    public = Condition("survey_id.audience", "is", "public")
    assert about(check_columns([rule(table="survey_results", where=(public,))], tables)) == []
    (problem,) = check_columns(
        [rule(table="survey_results", where=(Condition("survey_id.public", "filled"),))], tables
    )
    assert problem.found == "There is no published column survey_id.public."
    # What a reference table says of a unit is of today, not of the release.
    (problem,) = check_columns([rule(where=(Condition("committee_id.kind", "filled"),))], tables)
    assert problem.found == "There is no published column committee_id.kind."


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        (Condition("due_on", "from", "first_day"), True),
        (Condition("due_on", "from", "quarter_number"), False),
        (Condition("due_on", "from", "2026-07-01"), False),
        (Condition("due_on", "up_to", "column:tabled_on"), True),
        (Condition("due_on", "up_to", "column:report_id"), False),
        (Condition("decision", "is", "adopted"), True),
        (Condition("decision", "in", ("adopted", "")), True),
        (Condition("decision", "is", "adoptd"), False),
        (Condition("days_to_table", "at_most", 30), True),
        (Condition("days_to_table", "at_most", "30"), False),
        (Condition("report_id", "is", True), False),
    ],
)
def test_a_condition_compares_with_what_its_column_can_hold(
    tables: Any, condition: Condition, fits: bool
) -> None:
    assert (list(check_columns([rule(where=(condition,))], tables)) == []) is fits
