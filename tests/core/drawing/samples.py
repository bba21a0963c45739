"""Hand-made frames, one or more for each kind of chart, and the words that go with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from plugins.core.drawing.shapes import records_of
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.figures import Figure, draw_figure

QUARTERS = (
    *(f"2024-25-Q{number}" for number in (1, 2, 3, 4)),
    *(f"2025-26-Q{number}" for number in (1, 2, 3, 4)),
    "2026-27-Q1",
)
LABELS = {
    "quarter": "Quarter",
    "value": "Reports completed",
    "target": "Target",
    "name": "Name",
    "year": "Year",
    "lower": "From",
    "upper": "To",
    "unit": "%",
    "suffix": "%",
    "days": "Days",
    "half": "half within 118 days",
    "axis": "days since first reading",
    "new_definition": "new definition",
    "not_reported": "not reported",
    "suppressed": "withheld",
}


def _long(names: tuple[str, ...]) -> pd.DataFrame:
    rows = [
        (quarter, name, 40 + 5 * rank + (place * 7 + rank * 3) % 11)
        for rank, name in enumerate(names)
        for place, quarter in enumerate(QUARTERS)
    ]
    return pd.DataFrame(rows, columns=["quarter", "series", "value"])


FRAMES: dict[str, pd.DataFrame] = {
    "line": pd.DataFrame(
        {
            "quarter": QUARTERS,
            "value": [52, 55.5, None, 58, 61, 66, 64, 72, 71.3],
            "target": [None] * 4 + [60] * 3 + [75] * 2,
            "definition": [1] * 5 + [2] * 4,
            "back_cast": [True] * 4 + [False] * 5,
        }
    ),
    "small_multiples": _long(
        (
            "Finance and Planning",
            "Health Services",
            "Education, Human Resource Development and ICT",
            "Roads, Transport and Public Works",
            "Water",
            "Trade",
            "Agriculture",
        )
    ),
    "bars": pd.DataFrame(
        {
            "name": [
                "Reports completed within the time that the Standing Orders set",
                "Bills",
                "Petitions",
                "Staff",
            ],
            "value": [71.3, 55, None, 0],
            "target": [75, 50, 60, None],
        }
    ),
    "columns": pd.DataFrame({"year": range(2015, 2023), "value": [3, 9, None, 15, 8, 0, 4, 2]}),
    "steps": pd.DataFrame(
        {
            "days": [0, 42, 71, 84, 97, 118, 131, 210, 448],
            "value": [5, 8, 8, 20, 31, 52, 64, 73, 73],
            "at_risk": [20, 19, 18, 17, 14, 12, 8, 6, 5],
            "events": [1, 1, 0, 3, 2, 4, 2, 1, 0],
            "censored": [0, 0, 1, 0, 0, 0, 0, 0, 5],
        }
    ),
    "shares": pd.DataFrame({"name": ["Implemented", "In progress", "Not started"], "value": [14, 6, 0]}),
}


def figure(kind: str, folder: Path, frame: pd.DataFrame | None = None, **changes: Any) -> Figure:
    """The figure of a sample frame (or of ``frame``), with the cache in ``folder``."""
    given: dict[str, Any] = {
        "figure_id": f"f-{kind.replace('_', '-')}",
        "title": "Reports are nearing target",
        "subtitle": "Per cent, Assembly",
        "description": "A rise from 52.0 to 71.3.",
        "labels": LABELS,
        "provenance": "illustrative",
        "language": "en",
        "cache": ChartCache(folder),
        "decimals": 1,
        "unit": "percent",
    }
    rows = records_of(FRAMES[kind] if frame is None else frame)
    return draw_figure(kind, rows, **(given | changes))
