"""All quarters attacked together: what the illustrative releases hide stays hidden, planted leaks do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from disclosure_control.attacker import attack
from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.index.model import Indices
from tests.samples.attacked import given_away, system_of
from tests.samples.facts import saying
from tests.samples.own import own_assembly


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return own_assembly()


def changed(report: Report, *results: Result) -> Report:
    new = {(each.metric.metric_id, each.unit.unit_id): each for each in results}
    figures = report[Figures]
    found = tuple(new.get((each.metric.metric_id, each.unit.unit_id), each) for each in figures.results)
    return saying(report, replace(figures, results=found))


def suppressed(result: Result) -> Result:
    return replace(result, status="suppressed", value=None, numerator=None, denominator=None)


def summed(report: Report, how: str) -> tuple[Result, list[Result]]:
    """A metric that the Assembly and its units report and whose definition adds up as said."""
    for whole in report[Figures].of_unit():
        units = [
            each
            for each in report[Figures].results
            if each.metric == whole.metric and each.unit.unit_id != "assembly" and each.has_value
        ]
        if whole.metric.aggregation == how and whole.has_value and len(units) > 2:
            return whole, units
    raise LookupError(how)


def test_the_illustrative_releases_hold(assembly: Assembly) -> None:
    hidden = [cell.name for cell in system_of(assembly.reports).hidden]
    assert "2025-26-Q2 stk_satisfaction assembly value" in hidden
    assert given_away(assembly.reports, assembly.superseded) == []


def test_one_hidden_unit_is_what_the_others_leave(assembly: Assembly) -> None:
    report = assembly.reports[-1]
    whole, units = summed(report, "ratio_of_sums")
    leaking = changed(report, suppressed(units[0]))
    problems = given_away([*assembly.reports[:-1], leaking])
    assert problems
    assert {problem.kind for problem in problems} == {"disclosure"}
    (found,) = (
        each
        for each in attack(system_of([leaking]))
        if each.cell.endswith(f"{units[0].unit.unit_id} numerator")
    )
    # The Assembly's numerator less those of the other units.
    others = sum((each.numerator or D(0) for each in units[1:]), D(0))
    assert found.lowest == found.highest == (whole.numerator or D(0)) - others


def alone(report: Report) -> Result:
    """A figure of the Assembly that no units add up to."""
    return next(
        each for each in report[Figures].of_unit() if each.metric.aggregation == "none" and each.has_value
    )


def test_a_number_that_the_worked_index_repeats_is_out(assembly: Assembly) -> None:
    report = assembly.reports[-1]
    figure = alone(report)
    assert figure.metric.metric_id in {node.metric_id for node in report[Indices].assembly.nodes}
    (problem,) = given_away([changed(report, suppressed(figure))])
    assert f"{figure.metric.metric_id} assembly value" in problem.found


def test_a_number_an_older_version_prints_is_out(assembly: Assembly) -> None:
    newest = assembly.reports[-1]
    index = replace(newest[Indices].assembly, nodes=())
    report = saying(newest, replace(newest[Indices], assembly=index))
    now = changed(report, suppressed(alone(report)))
    assert given_away([now]) == []
    (problem,) = given_away([now], [report])
    assert f"{alone(report).metric.metric_id} assembly value" in problem.found


def test_a_hidden_percentage_beside_its_counts_is_a_division(assembly: Assembly) -> None:
    report = assembly.reports[-1]
    figure = next(
        each for each in report[Figures].of_unit() if each.metric.unit == "percent" and each.denominator
    )
    half = replace(figure, status="suppressed", value=None)
    (problem, *_) = given_away([changed(report, half)])
    assert f"{figure.metric.metric_id} assembly" in problem.found
