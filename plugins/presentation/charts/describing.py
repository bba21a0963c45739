"""What a sentence about a chart may need to know, from the same frame that is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd


@dataclass(frozen=True, slots=True)
class Point:
    """A figure and what it belongs to (a quarter, a name, a year)."""

    key: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFacts:
    """``first`` and ``last`` in the frame's order among rows with a figure; of equal extremes the first."""

    rows: int
    points: int
    missing: int
    first: Point | None
    last: Point | None
    lowest: Point | None
    highest: Point | None

    @property
    def change(self) -> Decimal | None:
        """The last figure less the first; ``None`` with fewer than two figures."""
        if self.first is None or self.last is None or self.points < 2:
            return None
        return self.last.value - self.first.value


def chart_facts(frame: pd.DataFrame, key: str, value: str = "value") -> ChartFacts:
    """The facts of one series: ``key`` names the column that tells its rows apart."""
    points = [
        Point(str(name), number if isinstance(number, Decimal) else Decimal(str(number)))
        for name, number in zip(frame[key], frame[value], strict=True)
        if not pd.isna(number)
    ]
    return ChartFacts(
        rows=len(frame),
        points=len(points),
        missing=len(frame) - len(points),
        first=points[0] if points else None,
        last=points[-1] if points else None,
        lowest=min(points, key=lambda point: point.value, default=None),
        highest=max(points, key=lambda point: point.value, default=None),
    )
