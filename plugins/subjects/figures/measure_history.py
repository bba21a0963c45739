"""A metric's figures over the quarters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plugins.core.facts.assembly import Assembly
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result


def history_of(assembly: Assembly, metric_id: str, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
    """A metric's results in every published quarter where it was expected, oldest first."""
    results = (report[Figures].of(metric_id, unit_id) for report in assembly.reports)
    return tuple(result for result in results if result is not None)


def in_words_of_today(assembly: Assembly, results: Iterable[Result]) -> tuple[Result, ...]:
    """The same results, their metrics as pages of today call them; reports keep the words of their time."""
    today = {(one.metric_id, one.metric_version): one for one in assembly.rows(Metric)}
    return tuple(
        replace(one, metric=today.get((one.metric.metric_id, one.metric.metric_version), one.metric))
        for one in results
    )
