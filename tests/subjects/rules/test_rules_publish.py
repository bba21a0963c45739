"""The rows behind each counted figure, as they are listed for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Line
from plugins.subjects.figures.model import Figures
from plugins.subjects.rules.measure import CountedFigures
from plugins.subjects.rules.publish import registers, shown
from tests.samples.own import own_assembly


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    """With facts of its own: what is counted here is not kept for other tests."""
    own = own_assembly()
    return replace(own, facts=own.facts.with_facts())


@pytest.fixture(scope="module")
def latest(assembly: Assembly) -> Report:
    assert assembly.latest is not None
    return assembly.latest


def of(lines: Iterable[Line], metric_id: str, unit_id: str = "assembly") -> list[Line]:
    wanted = (metric_id, unit_id)
    return [line for line in lines if (line.derived["metric_id"], line.derived["unit_id"]) == wanted]


def test_rows_above_and_below_the_line_add_up_to_the_figure(assembly: Assembly, latest: Report) -> None:
    """21 of 27 reports; 1,677,050 shillings over 41 hearings; four bills of 70, 84, 92 and 119 days, of which
    the middle is (84 + 92) / 2 = 88; three factors, of whose rows nothing single is added."""
    lines = [*registers(latest, assembly)["counted"]]
    reports = Counter(line.derived["part"] for line in of(lines, "ovs_report_completion"))
    assert reports == {"n": 21, "d": 27}
    cost = of(lines, "adm_cost_per_hearing")
    sums = {
        part: sum(Decimal(str(line.derived["amount"])) for line in cost if line.derived["part"] == part)
        for part in ("n", "d")
    }
    assert sums == {"n": 1_677_050, "d": 41}
    days = [line.derived["amount"] for line in of(lines, "leg_days_to_passage")]
    assert sorted(map(int, map(str, days))) == [70, 84, 92, 119]
    labour = of(lines, "adm_labour_effectiveness")
    assert {(line.derived["part"], line.derived["amount"]) for line in labour} == {("row", None)}
    assert sum(len(of(lines, "ovs_report_completion", unit)) for unit in COMMITTEES) == 21 + 27


COMMITTEES = ("cmt_heron", "cmt_ibis", "cmt_kingfisher", "cmt_pelican")


def test_nothing_is_listed_of_a_metric_of_which_one_figure_is_withheld(
    assembly: Assembly, latest: Report
) -> None:
    """What one committee withholds would follow from the rows of the Assembly and of the others."""
    figures = assembly.facts[CountedFigures]
    whole = {one.rule.metric_id for one in shown(latest, figures)}
    assert "ovs_query_resolution" in whole
    hidden = tuple(
        replace(result, value=None, status="suppressed")
        if (result.metric.metric_id, result.unit.unit_id) == ("ovs_query_resolution", "cmt_ibis")
        else result
        for result in latest[Figures].results
    )
    facts = latest.facts.with_facts(replace(latest[Figures], results=hidden))
    left = {one.rule.metric_id for one in shown(replace(latest, facts=facts), figures)}
    assert whole - left == {"ovs_query_resolution"}


def test_no_row_about_one_person_and_none_of_a_typed_figure_is_listed(
    assembly: Assembly, latest: Report
) -> None:
    figures = assembly.facts[CountedFigures]
    listed = {one.rule.table for one in shown(latest, figures)}
    assert "engagement" not in listed
    assert {"bills", "sittings", "labour_inputs"} <= listed
    ways = Counter(figures.how(result, latest) for result in latest[Figures].results)
    assert ways["counted"] == 44
    assert all(
        (result.value is None) == (not figures.how(result, latest)) for result in latest[Figures].results
    )
