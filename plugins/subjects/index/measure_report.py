"""The indices of a report: those of its own figures, compared with the quarters before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.facts.history import History, Measured
from plugins.core.facts.subject import Measuring
from plugins.subjects.metrics.record import Metric

from .measure import Indexed, LastScores, OwnIndices, helped_by_missing, index_change
from .measure_certainty import FILE, certainties
from .measure_why import explanation
from .model import IndexExplanation, Indices, UnitIndex


def report_indices(measuring: Measuring) -> Iterator[Indices]:
    """The index of the Assembly and those of its units, each with why it changed and how sure it is."""
    own, history = measuring.one[OwnIndices].by_unit, measuring.history
    metrics = measuring.one.version.declared.rows(Metric) if measuring.one.quarter.number == 1 else ()
    restarted = frozenset(metric.metric_id for metric in metrics if metric.cumulative)
    sure = certainties(measuring.one.version.frozen_results.get(FILE, ()))
    found = tuple(
        replace(_compared(indexed, history, restarted), certainty=sure.get(unit_id))
        for unit_id, indexed in own.items()
    )
    yield Indices(assembly=found[0], units=found[1:])


def _compared(now: Indexed, history: History, restarted: frozenset[str]) -> UnitIndex:
    index = now.index
    before, why_previous = _against(now, history.quarter(index.change_previous.base), restarted)
    year_before, why_year = _against(now, history.quarter(index.change_year.base))
    scores = history.running(LastScores).of(index.unit.unit_id)
    return replace(
        index,
        change_previous=index_change(now, before, index.change_previous),
        change_year=index_change(now, year_before, index.change_year),
        helped_by_missing=helped_by_missing(now, scores),
        why_previous=why_previous,
        why_year=why_year,
        score=now.score,
    )


def _against(
    now: Indexed, then: Measured | None, restarted: frozenset[str] = frozenset()
) -> tuple[Indexed | None, IndexExplanation | None]:
    """The same unit's index in another quarter, and why it differs."""
    if then is None:
        return None, None
    before = then[OwnIndices].by_unit.get(now.index.unit.unit_id)
    return before, explanation(now, before, then.quarter, then.release.version, restarted)
