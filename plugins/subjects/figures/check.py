"""Figures: in force, possible, and equal to what they are made of.

A percentage lies between 0 and 100, and its numerator within its denominator, except for money (the
metric's ``qcd`` is ``cost``: a budget can be overspent) and for a percentage that is no share (it has
no denominator, as labour effectiveness); those may pass 100. Only money may be below zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import listed
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE
from plugins.core.measures.rounding import HUNDRED
from plugins.subjects.metrics.measure import may_pass_100
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import Unit

from .record import Observation

_PARTS = ("value", "numerator", "denominator")


def check_observations(
    file: str,
    observations: Sequence[Placed[Observation]],
    metrics: Mapping[tuple[str, int], Metric],
    units: Mapping[str, Unit],
) -> Iterator[Problem]:
    """Every figure of one quarter against its metric, its unit and itself."""
    for line, row in observations:
        metric = metrics.get((row.metric_id, row.metric_version))
        if metric is None:
            continue
        yield from _check_place(file, line, row, metric, units.get(row.unit_id))
        if row.status in WITH_VALUE and row.value is not None:
            yield from _check_figure(file, line, row, row.value, metric)


def _check_place(
    file: str, line: int, row: Observation, metric: Metric, unit: Unit | None
) -> Iterator[Problem]:
    if unit is not None and unit.kind not in metric.levels:
        yield problem(
            file,
            line,
            "unit_id",
            "wrong-level",
            f"{unit.unit_id} is of the kind {unit.kind}; {row.metric_id} is reported by "
            f"{listed(metric.levels)}.",
            "Remove the row or correct the unit.",
        )


def _check_figure(
    file: str, line: int, row: Observation, value: Decimal, metric: Metric
) -> Iterator[Problem]:
    top, base = row.numerator, row.denominator
    if metric.qcd != "cost":
        for name in _PARTS:
            number: Decimal | None = getattr(row, name)
            if number is not None and number < 0:
                yield problem(
                    file, line, name, "negative", f"{number} is below zero.", "Write a number from 0 up."
                )
    if metric.unit == "percent" and value > HUNDRED and not may_pass_100(metric):
        yield problem(
            file,
            line,
            "value",
            "over-100",
            f"{value} is more than 100 per cent.",
            "Write a percentage from 0 to 100.",
        )
    elif not metric.denominator:
        yield from _check_plain(file, line, row, value)
    elif top is None or base is None:
        yield from _check_both(file, line, row, metric)
    elif base == 0:
        yield problem(
            file,
            line,
            "denominator",
            "zero-base",
            "The denominator is 0, so there is no figure.",
            "Empty value, numerator and denominator and write the status not_applicable.",
        )
    else:
        yield from _check_ratio(file, line, value, top, base, metric)
    if row.unrecorded:
        yield from _check_unrecorded(file, line, row, row.unrecorded, metric)


def _check_unrecorded(
    file: str, line: int, row: Observation, unrecorded: Decimal, metric: Metric
) -> Iterator[Problem]:
    """Cases of which the day is not known: of a share of which more is wanted, and no more than are left."""
    top, base = row.numerator, row.denominator
    if metric.unit != "percent" or not metric.denominator or metric.direction != "up":
        found = f"{row.metric_id} is no share of cases of which more is wanted."
        yield problem(file, line, "unrecorded", "part-not-expected", found, "Empty the cell.")
    elif top is not None and base is not None and unrecorded > base - top:
        found = f"{unrecorded} are more than the {base - top} that are not in the numerator."
        yield problem(file, line, "unrecorded", "part-over-whole", found, "Correct one of the numbers.")


def _check_plain(file: str, line: int, row: Observation, value: Decimal) -> Iterator[Problem]:
    if row.denominator is not None:
        yield problem(
            file,
            line,
            "denominator",
            "part-not-expected",
            f"{row.metric_id} is not a ratio but has a denominator.",
            "Empty the cell.",
        )
    if row.numerator is not None and row.numerator != value:
        yield problem(
            file,
            line,
            "numerator",
            "part-not-expected",
            f"{row.metric_id} is not a ratio, and its numerator {row.numerator} is not its value {value}.",
            "Empty the cell.",
        )


def _check_both(file: str, line: int, row: Observation, metric: Metric) -> Iterator[Problem]:
    if metric.aggregation == "ratio_of_sums" or (row.numerator is None) != (row.denominator is None):
        missing = "numerator" if row.numerator is None else "denominator"
        yield problem(
            file,
            line,
            missing,
            "part-missing",
            f"{row.metric_id} is a ratio; its {missing} is missing.",
            "Write what the figure was computed from.",
        )


def _check_ratio(
    file: str, line: int, value: Decimal, top: Decimal, base: Decimal, metric: Metric
) -> Iterator[Problem]:
    percent = metric.unit == "percent"
    if percent and top > base and not may_pass_100(metric):
        yield problem(
            file,
            line,
            "numerator",
            "part-over-whole",
            f"The numerator {top} is more than the denominator {base}.",
            "Correct one of the two; perhaps they are exchanged.",
        )
        return
    exact = top / base * (HUNDRED if percent else 1)
    if abs(value - exact) > Decimal("0.5").scaleb(-metric.decimals):
        made_of = f"{'100 x ' if percent else ''}{top} / {base}"
        yield problem(
            file,
            line,
            "value",
            "not-the-ratio",
            f"The value is {value}, but {made_of} is {exact.quantize(Decimal(1).scaleb(-metric.decimals))}.",
            "Correct the value, the numerator or the denominator.",
        )
    if metric.min_base is not None and base < metric.min_base:
        yield problem(
            file,
            line,
            "denominator",
            "small-base",
            f"The figure is about {base} people; below {metric.min_base} it could point at persons.",
            "Write the status suppressed and empty value, numerator and denominator.",
        )
