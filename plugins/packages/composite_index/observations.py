"""The file of figures that ``compose`` reads: any ordered periods, any units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, shown
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE, Status
from checked_tables.table import Row

from .exact import written
from .normalise import CannotScore, Given, Range, score
from .period_order import check_periods
from .scheme import Scheme, in_order
from .tables import figure, read_declared

#: What one unit reported in one period, by metric.
Reported = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Observations:
    """Every figure by period (in order), unit (in alphabetical order) and metric, and where it stands."""

    by_period: Mapping[str, Mapping[str, Reported]]
    lines: Mapping[tuple[str, str, str], int]
    file: str


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
    if not problems:
        for row in rows:
            problems += _check_row(row, shown_as, scheme, units)
    if not problems:
        for row in rows:
            cells = row.cells
            key = cells["period"], cells["unit_id"], cells["metric_id"]
            lines[key] = row.line
            first.setdefault(key[0], row.line)
            by_period.setdefault(key[0], {}).setdefault(key[1], {})[key[2]] = _given(cells)
        problems += check_periods(shown_as, first)
    ordered = {period: dict(sorted(by_period[period].items())) for period in sorted(by_period, key=in_order)}
    return Observations(ordered, lines, shown_as), tuple(problems)


def check_scores(
    observations: Observations, scheme: Scheme, observed: Mapping[str, Mapping[str, Range]]
) -> Iterator[Problem]:
    """Every figure that its rule cannot score. ``observed`` has the ranges of each period."""
    orders = {node.node_id: node.order for node in scheme.nodes}
    parents = {leaf.metric_id: leaf.parent_id for leaf in scheme.leaves}
    for period, by_unit in observations.by_period.items():
        for unit_id, reported in by_unit.items():
            for metric_id, given in reported.items():
                number = given.number
                if number is None:
                    continue
                line = observations.lines[period, unit_id, metric_id]
                try:
                    rule = scheme.normalisations[metric_id]
                    points = score(rule, scheme, number, given.aim, observed[period].get(metric_id))
                except CannotScore as reason:
                    said = f"{metric_id} cannot be scored: {reason}."
                    yield problem(observations.file, line, reason.about, "cannot-score", said, reason.write)
                    continue
                if points < 0 and orders[parents[metric_id] or ""] != 1:
                    said = f"{metric_id} scores {written(points, 6)}; only an arithmetic mean takes that."
                    write = "Clip it (clip = both or low in normalisation.csv), or use mean_order 1."
                    yield problem(observations.file, line, "value", "negative-score", said, write)


def _given(cells: Mapping[str, str]) -> Given:
    value = figure(cells["value"])
    otherwise = "reported" if value is not None else "not_reported"
    return Given(value, figure(cells["target"]), cast(Status, cells["status"] or otherwise))


def _check_row(row: Row, file: str, scheme: Scheme, units: frozenset[str] | None) -> Iterator[Problem]:
    cells = row.cells

    def wrong(column: str, kind: str, found: str, write: str) -> Problem:
        return problem(file, row.line, column, kind, found, write)

    if units is not None and cells["unit_id"] not in units:
        write = did_you_mean(cells["unit_id"], sorted(units)) or "Add it to units.csv, or correct it."
        yield wrong("unit_id", "unknown-unit", f"{shown(cells['unit_id'])} is not in units.csv.", write)
    rule = scheme.normalisations.get(cells["metric_id"])
    if rule is None:
        write = (
            did_you_mean(cells["metric_id"], sorted(scheme.normalisations)) or "Correct it or remove the row."
        )
        said = f"{shown(cells['metric_id'])} is no metric of the scheme."
        yield wrong("metric_id", "unknown-metric", said, write)
        return
    status, value = cells["status"], figure(cells["value"])
    if value is not None and status and status not in WITH_VALUE:
        said = f"There is a figure, but the status says {status}."
        yield wrong("status", "status-value", said, "Empty one of the two.")
    if value is None and status in WITH_VALUE:
        yield wrong(
            "value", "status-value", f"The status says {status}, but there is no figure.", "Write it."
        )
    target = figure(cells["target"])
    if target is not None and rule.method != "ratio_to_target":
        said = f"The method {rule.method} has no targets."
        yield wrong("target", "unused-parameter", said, "Empty this cell.")
    elif target is not None and target <= 0 and rule.rule != "baseline":
        said = f"The target is {cells['target']}, and nothing can be divided by it or judged against it."
        yield wrong("target", "target-zero", said, "Write a target above zero.")
    if value is not None:
        if rule.minimum is not None and value < Fraction(rule.minimum):
            said = f"{cells['value']} is below {rule.minimum}, the smallest possible."
            yield wrong("value", "impossible", said, "Correct it, or minimum in normalisation.csv.")
        if rule.maximum is not None and value > Fraction(rule.maximum):
            said = f"{cells['value']} is above {rule.maximum}, the largest possible."
            yield wrong("value", "impossible", said, "Correct it, or maximum in normalisation.csv.")
