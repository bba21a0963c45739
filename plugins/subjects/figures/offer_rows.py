"""Tidy rows for figures: one row a mark, with the columns that ``core/drawing/shapes.py`` names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from plugins.core.drawing.shapes import Rows
from plugins.core.facts.assembly import Report
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.money.model import BudgetResult

from .measure import Figure
from .model import Result


def history_rows(
    reports: Iterable[Report],
    results: Sequence[Result],
    restated: Mapping[Quarter, Figure] = MappingProxyType({}),
) -> Rows:
    """A metric over quarters: value, target, definition, which quarters were back-cast, and those that were
    ``restated`` since."""
    back_cast = {report.quarter: report.release.is_back_cast for report in reports}
    return [
        {
            "quarter": str(result.quarter),
            "value": result.value,
            **({"restated": _published(restated.get(result.quarter))} if restated else {}),
            "target": result.target.value if result.target else None,
            "status": result.status,
            "definition": result.metric.metric_version,
            "back_cast": back_cast[result.quarter],
        }
        for result in results
    ]


def _published(figure: Figure | None) -> Decimal | None:
    return figure.published if figure is not None else None


def histories_rows(teller: Teller, reports: Sequence[Report], histories: Iterable[Sequence[Result]]) -> Rows:
    """Several metrics over quarters, one series each, named by title."""
    rows = []
    for results in histories:
        more = {"series": teller.plain(results[-1].metric.title), "unit": _written_unit(teller, results[-1])}
        rows += [{**row, **more} for row in history_rows(reports, results)]
    return rows


def budget_rows(teller: Teller, budget: Sequence[BudgetResult]) -> Rows:
    """Share of the year's budget spent, by kind of spending, against the share of the year gone."""
    rows = []
    for result in budget:
        rows.append(
            {
                "name": teller.t(f"economic_class.{result.line.economic_class}"),
                "value": result.execution_pct,
                "target": result.pro_rata_pct,
                "status": result.line.status,
                "lang": teller.language,
            }
        )
    return rows


def _written_unit(teller: Teller, result: Result) -> str:
    """The unit as a drawing is told it: one that is said before the number ends with a space."""
    unit = teller.t(f"unit_short.{result.metric.unit}")
    if unit == "%":
        return unit
    return f"{unit}\u00a0" if formats.goes_before(result.metric.unit, teller.language) else unit
