"""A report's own results as text, one table for each file of a release's ``results/``.

Frozen are the figures, targets, indices and labour effectiveness, which follow from the version's own
rows; changes and trends are drawn afresh, because an earlier quarter may be corrected later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plugins.core.facts.assembly import Report
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.index.model import Indices, UnitIndex
from plugins.subjects.labour.model import LabourReport, LabourResult

#: The columns of each file, in their order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "results.csv": (
        "metric_id", "metric_version", "unit_id", "status", "value", "numerator", "denominator",
        "target_value", "verdict", "achievement_pct",
    ),
    "index.csv": ("unit_id", "status", "value", "band", "coverage_pct", "worst", "best", "reason"),
    "index_nodes.csv": (
        "unit_id", "node_id", "parent_id", "depth", "metric_id", "value", "target", "achievement_pct",
        "score", "weight_pct", "effective_weight_pct", "contribution", "coverage_pct",
    ),
    "labour.csv": (
        "unit_id", "status", "availability_pct", "performance_pct", "quality_pct", "effectiveness_pct",
    ),
}  # fmt: skip


def result_rows(report: Report) -> dict[str, tuple[dict[str, str], ...]]:
    """The rows of each file of ``results/``, as text: numbers in plain notation, nothing as empty."""
    indices = (report[Indices].assembly, *report[Indices].units)
    return {
        "results.csv": tuple(_result(result) for result in report[Figures].results),
        "index.csv": tuple(_index(index) for index in indices),
        "index_nodes.csv": tuple(row for index in indices for row in _nodes(index)),
        "labour.csv": tuple(_labour(result) for result in report[LabourReport].results),
    }


def _text(value: Decimal | int | str | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _result(result: Result) -> dict[str, str]:
    return {
        "metric_id": result.metric.metric_id,
        "metric_version": _text(result.metric.metric_version),
        "unit_id": result.unit.unit_id,
        "status": result.status,
        "value": _text(result.value),
        "numerator": _text(result.numerator),
        "denominator": _text(result.denominator),
        "target_value": _text(result.target.value if result.target else None),
        "verdict": result.verdict,
        "achievement_pct": _text(result.achievement_pct),
    }


def _index(index: UnitIndex) -> dict[str, str]:
    return {
        "unit_id": index.unit.unit_id,
        "status": index.status,
        "value": _text(index.value),
        "band": _text(index.band.number if index.band else None),
        "coverage_pct": _text(index.coverage_pct),
        "worst": _text(index.worst),
        "best": _text(index.best),
        "reason": index.reason,
    }


def _nodes(index: UnitIndex) -> Iterator[dict[str, str]]:
    for node in index.nodes:
        yield {
            "unit_id": index.unit.unit_id,
            "node_id": node.node_id,
            "parent_id": _text(node.parent_id),
            "depth": _text(node.depth),
            "metric_id": _text(node.metric_id),
            **{column: _text(getattr(node, column)) for column in COLUMNS["index_nodes.csv"][5:]},
        }


def _labour(result: LabourResult) -> dict[str, str]:
    return {
        "unit_id": result.unit.unit_id,
        "status": result.status,
        **{column: _text(getattr(result, column)) for column in COLUMNS["labour.csv"][2:]},
    }
