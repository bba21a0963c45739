"""Who is behind a figure of the Assembly, and what the same figure is over some of them.

Units report their parts of a figure as figures of their own, or in another table that the metric names
(``parts``). Behind the Assembly's figure are all of them, unless it is what those make that reported while
another sent nothing; a total that is more than its parts comes from elsewhere and is whole (the accounts of
the whole Assembly hold a department that sent nothing). A median or a composite cannot be added up, so it
covers those that reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from plugins.core.facts.history import Measured
from plugins.core.measures.rounding import half_up, percentage, quotient
from plugins.subjects.labour.measure import labour_result
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID

from .measure import Figure, OwnFigures

_INPUTS = ("scheduled_hours", "productive_hours", "standard_output", "actual_output", "conforming_output")


class Value(NamedTuple):
    """A figure over some units: unrounded, with the cases that it is a share or mean of."""

    exact: Decimal
    part: Decimal | None = None
    cases: Decimal | None = None


class Parts:
    """The units' parts of a metric in one quarter."""

    def __init__(self, one: Measured, metric: Metric) -> None:
        self._one, self._metric = one, metric
        own = [
            (key[1], figure)
            for key, figure in one[OwnFigures].figures.items()
            if key[0] == metric.metric_id and key[1] != ASSEMBLY_ID and figure.status != "not_applicable"
        ]
        self._figures: Mapping[str, Figure] = dict(own)
        self._labour: Mapping[str, LabourInputs] = {}
        if metric.parts is not None:
            rows = (row for row in one.version.rows(LabourInputs) if row.unit_id != ASSEMBLY_ID)
            self._labour = {row.unit_id: row for row in rows if row.status != "not_applicable"}

    @property
    def expected(self) -> frozenset[str]:
        """The units of which a part was expected; none where only the Assembly has the figure."""
        return frozenset(self._labour or self._figures)

    @property
    def reporting(self) -> frozenset[str]:
        """Those that sent it."""
        if self._labour:
            return frozenset(unit for unit, row in self._labour.items() if row.actual_output is not None)
        return frozenset(unit for unit, figure in self._figures.items() if figure.exact is not None)

    def behind(self, whole: Figure) -> frozenset[str]:
        """The units behind the Assembly's figure; empty where it is whole."""
        if whole.published is None or self.reporting == self.expected or not self.reporting:
            return frozenset()
        together, row = self.over(self.reporting), whole.observation
        if together is None or row is None:
            return self.reporting
        if together.part is not None:
            adds_up = (together.part, together.cases) == (row.numerator, row.denominator)
        else:
            adds_up = half_up(together.exact, self._metric.decimals) == whole.published
        return self.reporting if adds_up else frozenset()

    def over(self, units: Iterable[str]) -> Value | None:
        """The figure over some of the units; ``None`` where it cannot be made of parts."""
        chosen = sorted(units)
        if self._labour:
            return self._of_labour(chosen)
        return _together(self._metric, [self._figures[unit] for unit in chosen])

    def _of_labour(self, chosen: Iterable[str]) -> Value | None:
        rows = [self._labour[unit] for unit in chosen]
        sums = {name: _sum(getattr(row, name) for row in rows) for name in _INPUTS}
        if self._metric.parts == "labour.actual_output":
            output = sums["actual_output"]
            return None if output is None else Value(output, cases=output)
        first = rows[0]
        whole = LabourInputs(
            unit_id=ASSEMBLY_ID, status=first.status, note=first.note, source=first.source, **sums
        )
        unit = next(iter(self._one[OwnFigures].figures.values())).unit
        product = labour_result(whole, unit, self._one.quarter).effectiveness_pct
        return None if product is None else Value(product)


def _together(metric: Metric, figures: list[Figure]) -> Value | None:
    rows = [figure.observation for figure in figures]
    if metric.aggregation == "sum":
        total = _sum(figure.exact for figure in figures)
        return None if total is None else Value(total, cases=total)
    if metric.aggregation == "ratio_of_sums":
        part = _sum(row.numerator if row else None for row in rows)
        cases = _sum(row.denominator if row else None for row in rows)
        if part is not None and cases:
            share = percentage(part, cases) if metric.unit == "percent" else quotient(part, cases)
            return Value(share, part, cases)
    return None


def _sum(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; unknown while one of them is."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known, Decimal(0)) if found and len(known) == len(found) else None
