"""The latest report by another scheme than its own: to try every rule and every kind of mean."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from composite_index.engine import compute
from composite_index.exact import half_up
from composite_index.scheme import Normalisation, Scheme
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.measure import own
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.figures.measure import OwnFigures
from plugins.subjects.index.measure import Indexed, OwnIndices
from plugins.subjects.index.measure_nodes import index_nodes
from plugins.subjects.index.measure_why import explanation
from plugins.subjects.index.model import Indices
from tests.samples.facts import saying

d = Decimal
RULES: dict[str, dict[str, Any]] = {
    "leg_participation_rate": {"method": "goalposts", "floor": d(10), "ceiling": d(90)},
    "leg_days_to_passage": {
        "method": "goalposts",
        "direction": "down",
        "floor": d(30),
        "ceiling": d(180),
        "log": True,
    },
    "ovs_report_turnaround": {"rule": "mirror"},
    "ovs_report_completion": {
        "method": "target_range",
        "target_low": d(80),
        "target_high": d(95),
        "floor": d(20),
        "ceiling": d(120),
    },
    "ovs_query_resolution": {"rule": "baseline", "baseline": d(10), "cap": None, "full_at": d(1)},
    "adm_doc_turnaround": {"points": ((d(0), d(0)), (d(90), d(60)), (d(110), d(100)))},
    "adm_ict_adoption": {"method": "points", "points": ((d(0), d(0)), (d(50), d(40)), (d(70), d(90)))},
    "adm_deliverables_on_time": {"points": ((d(0), d(10)), (d(100), d(70)), (d(120), d(90))), "steps": True},
    "stk_satisfaction": {"method": "none"},
}
ORDERS = {"legislative": d(0), "oversight": d(-1), "administrative": d("0.5")}
WEIGHTS = {"legislative": Fraction(1, 3), "stk_charter_compliance": Fraction(7)}


def other_scheme(scheme: Scheme) -> Scheme:
    """The next version of a scheme, with other rules, means and weights, and one dimension rounded."""
    rules = {}
    for key, rule in scheme.normalisations.items():
        changes = RULES.get(key, {})
        base = Normalisation(metric_id=key, method=rule.method) if "method" in changes else rule
        rules[key] = replace(base, **changes)
    nodes = tuple(
        replace(
            node,
            order=ORDERS.get(node.node_id, node.order),
            weight=WEIGHTS.get(node.node_id, node.weight),
            round_decimals=2 if node.node_id == "stakeholder" else None,
        )
        for node in scheme.nodes
    )
    return replace(scheme, version="2", normalisations=rules, nodes=nodes)


def other_methods(assembly: Assembly) -> Report:
    """The latest report, the Assembly's index only, by ``other_scheme``; its change is explained against
    the index before, which was made by the scheme as it is."""
    report = assembly.latest
    assert report is not None
    one = own(report.records, assembly.reference, SUBJECTS)
    indexed = one[OwnIndices].by_unit["assembly"]
    assert indexed.score is not None
    assert indexed.given is not None
    scheme = other_scheme(indexed.score.scheme)
    score = compute(scheme, indexed.given)
    root = score.root
    caps = {key: 100 * (rule.cap or d("1.25")) for key, rule in scheme.normalisations.items()}
    index = replace(
        report[Indices].assembly,
        score=score,
        value=score.value,
        band=score.band,
        coverage_pct=half_up(100 * root.coverage, 1),
        worst=None if root.worst is None else half_up(root.worst, 1),
        best=None if root.best is None else half_up(root.best, 1),
        nodes=index_nodes(score, one[OwnFigures].figures, report[Indices].assembly.unit, caps),
    )
    before = assembly.report(report.quarter.previous)
    assert before is not None
    then = own(before.records, assembly.reference, SUBJECTS)[OwnIndices].by_unit["assembly"]
    plans: dict[str, Fraction | None] = {"adm_budget_execution": None}
    why = explanation(
        Indexed(index, score, indexed.given, {}), then, before.quarter, before.release.version, plans
    )
    return saying(report, Indices(assembly=replace(index, why_previous=why), units=()))
