"""The statements about changes as a table: every end, the rule and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.core.claims.rules import VERSION
from plugins.core.claims.statement import End, Statement
from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up
from plugins.core.packing.publisher import Line

from .model import Figures, Result


def statements(report: Report) -> Iterator[Line]:
    """Two rows for each figure: against the quarter before, and against a year earlier."""
    for result in report[Figures].results:
        for change in (result.change_previous, result.change_year):
            yield Line(result, _row(result, change))


def _row(result: Result, change: Statement) -> dict[str, object]:
    before = change.before
    low, high = change.interval or (None, None)
    return {
        "metric_id": result.metric.metric_id,
        "metric_version": result.metric.metric_version,
        "unit_id": result.unit.unit_id,
        "base": change.base,
        "leading": change is result.leading,
        "base_quarter": str(change.base_quarter),
        "base_release": before.release if before else None,
        "source": change.source,
        **_end("", change.now),
        **_end("base_", before),
        "verdict": change.verdict,
        "grade": change.grade,
        "rule": change.rule,
        "rules_version": VERSION,
        "reason": change.reason or None,
        "difference": change.difference,
        "interval_low": _rounded(low),
        "interval_high": _rounded(high),
        "wanted": change.wanted or None,
        "caveats": ";".join(change.caveats) or None,
        "matched_units": ";".join(sorted(change.matched)) or None,
    }


def _end(prefix: str, end: End | None) -> dict[str, Decimal | None]:
    if end is None:
        return dict.fromkeys((f"{prefix}value", f"{prefix}part", f"{prefix}cases"))
    return {f"{prefix}value": end.value, f"{prefix}part": end.part, f"{prefix}cases": end.cases}


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else half_up(value, 1)
