"""Every figure that a quarter was expected to bring, exact, whether or not it came.

Expected is each metric version in force in the quarter, for each unit of the kinds that report it
(``levels``) that was there in the quarter, both by the version's own copy. An expected figure without a row
is ``not_reported``, so nothing is silently absent; a row nobody expected is kept, because somebody reported
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checked_tables.status import WITH_VALUE, Status
from plugins.core.facts.history import Measured
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Version
from plugins.core.measures.rounding import half_up, percentage, quotient
from plugins.subjects.metrics.measure import in_force
from plugins.subjects.metrics.record import Metric
from plugins.subjects.targets.measure import TargetKey, targets_in_force
from plugins.subjects.targets.record import Target
from plugins.subjects.units.measure import reporting_units
from plugins.subjects.units.record import Unit

from .record import Observation

#: A metric and a unit, by id.
Key = tuple[str, str]


class Figure(NamedTuple):
    """One metric of one unit in one quarter before anything is said about it.

    ``exact`` is unrounded and in the metric's unit: the ratio where both its parts are given, else
    the value as written; ``published`` is rounded half up to the metric's decimals. Both are ``None``
    where there is no number.
    """

    metric: Metric
    unit: Unit
    status: Status
    exact: Decimal | None
    published: Decimal | None
    observation: Observation | None

    @property
    def fraction(self) -> Fraction | None:
        """The figure as an exact fraction, for the index."""
        row = self.observation
        if self.exact is None or row is None:
            return None
        if self.metric.denominator and row.numerator is not None and row.denominator:
            share = Fraction(row.numerator) / Fraction(row.denominator)
            return 100 * share if self.metric.unit == "percent" else share
        return Fraction(self.exact)


def figures(records: Version, units: Sequence[Unit]) -> dict[Key, Figure]:
    """Every expected or reported figure of a quarter, by metric in the dictionary's order, then by
    unit in the order of ``units``."""
    declared = records.declared.rows(Metric)
    versions = {(metric.metric_id, metric.metric_version): metric for metric in declared}
    reported = {(row.metric_id, row.unit_id): row for row in records.rows(Observation)}
    named = {row.metric_id for row in records.rows(Observation)}
    force = in_force(declared, records.release.quarter)
    found: dict[Key, Figure] = {}
    for metric_id in dict.fromkeys(metric.metric_id for metric in declared):
        metric = force.get(metric_id)
        if metric is None and metric_id not in named:
            continue
        for unit in units:
            key = (metric_id, unit.unit_id)
            row = reported.get(key)
            if row is not None:
                version = versions.get((metric_id, row.metric_version), metric)
                if version is not None:
                    found[key] = figure(version, unit, row)
            elif metric is not None and unit.kind in metric.levels:
                found[key] = Figure(metric, unit, "not_reported", None, None, None)
    return found


def figure(metric: Metric, unit: Unit, row: Observation) -> Figure:
    """What was reported, under the version of the definition that it names."""
    exact = exact_value(metric, row)
    published = None if exact is None else half_up(exact, metric.decimals)
    return Figure(metric, unit, row.status, exact, published, row)


def exact_value(metric: Metric, row: Observation) -> Decimal | None:
    """The unrounded figure: ``numerator / denominator`` (times 100 for a percentage) where both are
    given, so that 7 of 9 is 77.777..., not the 77.8 that was written; else the value as written."""
    if row.status not in WITH_VALUE:
        return None
    if metric.denominator and row.numerator is not None and row.denominator:
        if metric.unit == "percent":
            return percentage(row.numerator, row.denominator)
        return quotient(row.numerator, row.denominator)
    return row.value


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigures:
    """A version's figures, and the targets in force for them."""

    figures: Mapping[Key, Figure]
    targets: Mapping[TargetKey, Target]


def own_figures(one: Measured, _: Facts) -> Iterator[OwnFigures]:
    """What follows from one version's own rows and its own copy of the declarations."""
    targets = targets_in_force(one.version.declared.rows(Target), one.quarter)
    yield OwnFigures(figures=figures(one.version, reporting_units(one.version)), targets=targets)
