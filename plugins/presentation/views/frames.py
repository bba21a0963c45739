"""Tidy frames for figures: one row a mark, the columns that ``charts/shapes.py`` names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from plugins.assembly.model import Assembly, BudgetResult, LabourResult, Result

from .teller import Teller


def history_frame(assembly: Assembly, results: Sequence[Result]) -> pd.DataFrame:
    """A metric over quarters: value, target, definition, and which quarters were back-cast."""
    back_cast = {report.quarter: report.release.is_back_cast for report in assembly.reports}
    rows = [
        {
            "quarter": str(result.quarter),
            "value": result.value,
            "target": result.target.value if result.target else None,
            "status": result.status,
            "definition": result.metric.metric_version,
            "back_cast": back_cast[result.quarter],
        }
        for result in results
    ]
    return _frame(rows)


def histories_frame(teller: Teller, metric_ids: Iterable[str]) -> pd.DataFrame:
    """Several metrics over quarters, one series each, named by title."""
    frames = []
    for metric_id in metric_ids:
        results = teller.assembly.history(metric_id)
        if any(result.has_value for result in results):
            frame = history_frame(teller.assembly, results)
            frame.insert(1, "series", teller.plain(results[-1].metric.title))
            frame["unit"] = _written_unit(teller, results[-1])
            frames.append(frame)
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def achievement_frame(teller: Teller, results: Sequence[Result]) -> pd.DataFrame:
    """How far each target was achieved, in per cent; the target itself is 100."""
    rows = []
    for result in results:
        name, lang = result.metric.title.said_in(teller.language)
        rows.append({"name": name, "value": result.achievement_pct, "target": 100, "lang": lang})
    return _frame(rows)


def labour_frame(teller: Teller, labour: Sequence[LabourResult]) -> pd.DataFrame:
    """Overall Labour Effectiveness by unit, in per cent."""
    rows = []
    for result in labour:
        name, lang = result.unit.name.said_in(teller.language)
        rows.append({"name": name, "value": result.effectiveness_pct, "status": result.status, "lang": lang})
    return _frame(rows)


def budget_frame(teller: Teller, budget: Sequence[BudgetResult]) -> pd.DataFrame:
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
    return _frame(rows)


def _written_unit(teller: Teller, result: Result) -> str:
    """The unit as written after a number: ``%`` without a space, other units with one."""
    unit = teller.t(f"unit_short.{result.metric.unit}")
    return unit if unit == "%" else f" {unit}"


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype=object)
