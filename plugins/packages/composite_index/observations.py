"""The file of figures that ``compose`` reads: any ordered periods, any units."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem, has_errors
from checked_tables.status import WITH_VALUE, Status
from checked_tables.table import Row

from .derived import DividedByZero, with_derived
from .exact import written
from .normalise import CannotScore, Given, Range, score
from .period_order import check_periods, check_years, in_order
from .scheme import Normalisation, Scheme
from .tables import figure, read_declared

#: What one unit reported in one period, by metric.
Reported = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Observations:
    """Every figure by period (in order), unit (in alphabetical order) and metric, and where it stands."""

    by_period: Mapping[str, Mapping[str, Reported]]
    lines: Mapping[tuple[str, str, str], int]
    file: str

    def line(self, scheme: Scheme, period: str, unit_id: str, metric_id: str) -> int:
        """Where a metric's figure stands, or the first of its formula's inputs; 0 if nowhere."""
        formula = scheme.normalisations[metric_id].formula
        names = formula.inputs if formula else (metric_id,)
        found = (self.lines.get((period, unit_id, name)) for name in names)
        return min((line for line in found if line is not None), default=0)


def read_observations(
    path: Path, shown_as: str, scheme: Scheme, units: frozenset[str] | None
) -> tuple[Observations, tuple[Problem, ...]]:
    """The figures in a file and everything wrong with them, short of what ``check_scores`` finds.

    ``units`` are the units that exist; ``None`` if any unit may be in the file.
    """
    rows, found = read_declared(path, "index_observations", shown_as, scheme.missing_values)
    problems = list(found)
    by_period: dict[str, dict[str, dict[str, Given]]] = {}
    lines: dict[tuple[str, str, str], int] = {}
    first: dict[str, int] = {}
    if not has_errors(problems):
        periods = {row.cells["period"] for row in rows}
        rules = {period: rules_by_metric(scheme.at(period), scheme) for period in periods}
        for row in rows:
            problems += _check_row(row, shown_as, rules[row.cells["period"]], scheme.inputs, units)
    if not has_errors(problems):
        for row in rows:
            cells = row.cells
            key = cells["period"], cells["unit_id"], cells["metric_id"]
            lines[key] = row.line
            first.setdefault(key[0], row.line)
            by_period.setdefault(key[0], {}).setdefault(key[1], {})[key[2]] = _given(cells)
        problems += check_periods(shown_as, first)
        problems += check_years(shown_as, first, scheme.periods_per_year)
    ordered: Mapping[str, Mapping[str, Reported]] = {
        period: dict(sorted(by_period[period].items())) for period in sorted(by_period, key=in_order)
    }
    if not has_errors(problems):
        problems += _check_begun(ordered, first, scheme, shown_as)
    if not has_errors(problems):
        try:
            ordered = with_derived(scheme, ordered)
        except DividedByZero as reason:
            write = "Correct the figures, or write not_applicable as the status of one of them."
            problems += (
                problem(shown_as, lines[period, unit_id, name], "value", "cannot-score", f"{said}.", write)
                for said, period, unit_id, name in reason.places
            )
    return Observations(ordered, lines, shown_as), tuple(problems)


def check_seen(observations: Observations, units: frozenset[str], file: str) -> Iterator[Problem]:
    """A warning for units that are declared and have no figure at all."""
    seen = {unit_id for by_unit in observations.by_period.values() for unit_id in by_unit}
    absent = sorted(units - seen)
    if absent:
        several = ", ".join(absent[:5]) + (f" and {len(absent) - 5} more" if len(absent) > 5 else "")
        found = f"Of {several} there is no figure in {observations.file}."
        yield problem(file, 0, "unit_id", "no-figures", found, "They are in no table.", "warning")


def check_scores(
    observations: Observations, scheme: Scheme, observed: Mapping[str, Mapping[str, Range]]
) -> Iterator[Problem]:
    """Every figure that its rule cannot score. ``observed`` has the ranges of each period."""
    for period, by_unit in observations.by_period.items():
        yield from _check_scores_of(observations, scheme.at(period), period, by_unit, observed[period])


def _check_scores_of(
    observations: Observations,
    scheme: Scheme,
    period: str,
    by_unit: Mapping[str, Reported],
    observed: Mapping[str, Range],
) -> Iterator[Problem]:
    nodes = {node.node_id: node for node in scheme.nodes}
    parents = {leaf.metric_id: leaf.parent_id for leaf in scheme.leaves}
    for unit_id, reported in by_unit.items():
        for metric_id, given in reported.items():
            number = given.number
            if number is None or metric_id not in scheme.normalisations:
                continue
            line = observations.line(scheme, period, unit_id, metric_id)
            try:
                rule = scheme.normalisations[metric_id]
                points = score(rule, scheme, number, given.aim, observed.get(metric_id))
            except CannotScore as reason:
                said = f"{metric_id} cannot be scored: {reason}."
                yield problem(observations.file, line, reason.about, "cannot-score", said, reason.write)
                continue
            parent = nodes[parents[metric_id] or ""]
            if points < 0 and (parent.order != 1 or parent.is_product):
                said = f"{metric_id} scores {written(points, 6)}; only an arithmetic mean takes that."
                write = "Clip it (clip = both or low in normalisation.csv), or use mean_order 1."
                yield problem(observations.file, line, "value", "negative-score", said, write)


def rules_by_metric(now: Scheme, whole: Scheme) -> Mapping[str, Normalisation]:
    """Every metric's rule in the edition ``now``; of metrics that it does not have, another edition's."""
    others = {key: rule for each in whole.editions for key, rule in each.normalisations.items()}
    return {**others, **now.normalisations}


def _check_begun(
    by_period: Mapping[str, object], lines: Mapping[str, int], scheme: Scheme, file: str
) -> Iterator[Problem]:
    """Periods before the first edition of the scheme."""
    begin = scheme.editions[0].in_force_from if scheme.editions else scheme.in_force_from
    for period in by_period:
        if begin and in_order(period) < in_order(begin):
            found = f"No row of nodes.csv is in force in {period}; the first begins in {begin}."
            write = "Empty in_force_from of the rows that held before, or leave these figures out."
            yield problem(file, lines[period], "period", "not-begun", found, write)


def _given(cells: Mapping[str, str]) -> Given:
    value = figure(cells["value"])
    otherwise = "reported" if value is not None else "not_reported"
    status = cast(Status, cells["status"] or otherwise)
    return Given(value, figure(cells["target"]), status, figure(cells["planned"]))


def _check_row(
    row: Row,
    file: str,
    rules: Mapping[str, Normalisation],
    inputs: Collection[str],
    units: frozenset[str] | None,
) -> Iterator[Problem]:
    cells = row.cells

    def wrong(column: str, kind: str, found: str, write: str) -> Problem:
        return problem(file, row.line, column, kind, found, write)

    if units is not None and cells["unit_id"] not in units:
        write = did_you_mean(cells["unit_id"], sorted(units)) or "Add it to units.csv, or correct it."
        yield wrong("unit_id", "unknown-unit", f"{shown(cells['unit_id'])} is not in units.csv.", write)
    rule = rules.get(cells["metric_id"])
    if cells["metric_id"] in inputs:
        rule = Normalisation(metric_id=cells["metric_id"], method="none")
    if rule is None:
        write = did_you_mean(cells["metric_id"], sorted(rules)) or "Correct it or remove the row."
        said = f"{shown(cells['metric_id'])} is no metric of the scheme."
        yield wrong("metric_id", "unknown-metric", said, write)
        return
    status, value = cells["status"], figure(cells["value"])
    if rule.formula is not None and (status or value is not None):
        said = f"{rule.metric_id} follows from {rule.formula.text}; its figure is not reported."
        yield wrong("value", "derived", said, "Empty value and status, or remove the row.")
        return
    if value is not None and status and status not in WITH_VALUE:
        said = f"There is a figure, but the status says {status}."
        yield wrong("status", "status-value", said, "Empty one of the two.")
    if value is None and status in WITH_VALUE:
        yield wrong(
            "value", "status-value", f"The status says {status}, but there is no figure.", "Write it."
        )
    for column in ("target", "planned"):
        target = figure(cells[column])
        if target is None:
            continue
        if rule.method != "ratio_to_target":
            said = f"The method {rule.method} has no targets."
            yield wrong(column, "unused-parameter", said, "Empty this cell.")
        elif column == "planned" and not rule.has_plan:
            said = f"The target of {rule.metric_id} is no step of a plan."
            write = "Empty this cell, or write plan as its target_kind in normalisation.csv."
            yield wrong(column, "unused-parameter", said, write)
        elif target <= 0 and rule.rule != "baseline":
            said = f"The target is {cells[column]}, and nothing can be divided by it or judged against it."
            yield wrong(column, "target-zero", said, "Write a target above zero.")
    if value is not None:
        if rule.minimum is not None and value < Fraction(rule.minimum):
            said = f"{cells['value']} is below {rule.minimum}, the smallest possible."
            yield wrong("value", "impossible", said, "Correct it, or minimum in normalisation.csv.")
        if rule.maximum is not None and value > Fraction(rule.maximum):
            said = f"{cells['value']} is above {rule.maximum}, the largest possible."
            yield wrong("value", "impossible", said, "Correct it, or maximum in normalisation.csv.")
