"""Targets: set beforehand, one at a time, for a unit that reports the metric."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import listed
from checked_tables.problems import Problem
from plugins.core.measures.rounding import HUNDRED
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.measure import may_pass_100
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import Unit

from .record import Target


def check_targets(
    file: str,
    targets: Sequence[Placed[Target]],
    metrics: Mapping[tuple[str, int], Metric],
    units: Mapping[str, Unit],
) -> Iterator[Problem]:
    """Each target by itself, then those of one metric and unit that apply at the same time."""
    of_one: dict[tuple[str, int, str], list[Placed[Target]]] = defaultdict(list)
    for each in targets:
        line, target = each
        yield from _check_approval(file, line, target)
        metric = metrics.get((target.metric_id, target.metric_version))
        if metric is not None:
            yield from _check_fit(file, line, target, metric, units.get(target.unit_id))
        of_one[target.metric_id, target.metric_version, target.unit_id].append(each)
    for group in of_one.values():
        yield from _check_overlaps(file, sorted(group, key=lambda each: each.record.first_quarter))


def check_none_plays(
    file: str, targets: Sequence[Placed[Target]], quarters: Sequence[Quarter]
) -> Iterator[Problem]:
    """No illustrative target is there for one of the ``quarters``, whose figures are the Assembly's own."""
    for line, target in targets:
        judged = next((quarter for quarter in quarters if quarter in target.life), None)
        if target.basis == "illustrative" and judged is not None:
            yield problem(
                file,
                line,
                "basis",
                "only-an-example",
                f"The target of {target.metric_id} ({target.unit_id}) is only illustrative, and {judged}'s "
                "figures are not.",
                "Write the basis on which the Assembly set it, or take the row out.",
            )


def _check_approval(file: str, line: int, target: Target) -> Iterator[Problem]:
    late = target.approved_on > target.first_quarter.last_day
    when = f"It was approved on {target.approved_on}, after {target.first_quarter} had ended"
    if late and not target.late:
        yield problem(
            file,
            line,
            "late_approved",
            "late-target",
            f"{when}.",
            "Correct the date, or write true so that readers are told.",
        )
    elif late:
        yield problem(
            file, line, "approved_on", "late-target", f"{when}.", "Readers will be told.", "warning"
        )
    elif target.late:
        yield problem(
            file,
            line,
            "late_approved",
            "not-late",
            f"It was approved in time, on {target.approved_on}.",
            "Write false.",
        )


def _check_fit(file: str, line: int, target: Target, metric: Metric, unit: Unit | None) -> Iterator[Problem]:
    if unit is not None and unit.kind not in metric.levels:
        yield problem(
            file,
            line,
            "unit_id",
            "wrong-level",
            f"{unit.unit_id} is of the kind {unit.kind}; {metric.metric_id} is reported by "
            f"{listed(metric.levels)}.",
            "Remove the row or correct the unit.",
        )
    if metric.unit == "percent" and (target.value or 0) > HUNDRED and not may_pass_100(metric):
        yield problem(
            file,
            line,
            "target_value",
            "over-100",
            f"{target.value} is more than 100 per cent.",
            "Write a percentage up to 100.",
        )
    if metric.direction == "none":
        yield problem(
            file,
            line,
            "metric_id",
            "target-without-direction",
            f"{metric.metric_id} only gives context: neither way is good, so no target can be met.",
            "Remove the row, or give the metric a direction.",
        )
    retired = metric.retired
    if target.last_quarter < metric.introduced or (retired and target.first_quarter > retired):
        yield problem(
            file,
            line,
            "metric_version",
            "not-in-force",
            f"Version {metric.metric_version} of {metric.metric_id} does not apply in any of these quarters.",
            "Write the version that does.",
        )


def _check_overlaps(file: str, targets: Sequence[Placed[Target]]) -> Iterator[Problem]:
    for (earlier_line, earlier), (line, later) in itertools.pairwise(targets):
        if later.first_quarter <= earlier.last_quarter:
            yield problem(
                file,
                line,
                "first_quarter",
                "targets-overlap",
                f"It begins in {later.first_quarter}, while the target on line {earlier_line} applies until "
                f"{earlier.last_quarter}.",
                "Let one end before the other begins.",
            )
