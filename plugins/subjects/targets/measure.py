"""The target in force: the row that covers the quarter, for that metric version and that unit."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.facts.assembly import Assembly
from plugins.core.time.quarter import Quarter
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import Unit

from .record import Target

#: Metric, version and unit.
TargetKey = tuple[str, int, str]


def targets_in_force(targets: Iterable[Target], quarter: Quarter) -> dict[TargetKey, Target]:
    """The target of each metric version and unit in ``quarter``; the row that began last wins. Where that
    row says that none is set, there is none."""
    return {key: row for key, row in rows_in_force(targets, quarter).items() if row.value is not None}


def rows_in_force(targets: Iterable[Target], quarter: Quarter) -> dict[TargetKey, Target]:
    """The same with the rows that say that no target is set on purpose."""
    found: dict[TargetKey, Target] = {}
    spans: dict[tuple[int, int, int, int], bool] = {}
    for target in targets:
        first, last = target.first_quarter, target.last_quarter
        span = (first.start_year, first.number, last.start_year, last.number)
        if span not in spans:
            spans[span] = first <= quarter <= last
        if spans[span]:
            key = (target.metric_id, target.metric_version, target.unit_id)
            if key not in found or found[key].first_quarter < target.first_quarter:
                found[key] = target
    return found


def shown_targets(assembly: Assembly) -> tuple[Target, ...]:
    """The targets by metric, unit and time; invented ones only beside invented figures, where everything
    carries the mark."""
    illustrative = assembly.latest is not None and assembly.latest.release.is_illustrative
    metrics = list(dict.fromkeys(metric.metric_id for metric in assembly.rows(Metric)))
    units = [unit.unit_id for unit in assembly.rows(Unit)]
    return tuple(
        sorted(
            (one for one in assembly.rows(Target) if illustrative or one.basis != "illustrative"),
            key=lambda one: (metrics.index(one.metric_id), units.index(one.unit_id), one.first_quarter),
        )
    )
