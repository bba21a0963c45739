"""The indices of a report: those of its own figures, compared with the quarters before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.facts.history import History
from plugins.core.facts.subject import Measuring
from plugins.subjects.figures.measure_change import not_comparable
from plugins.subjects.figures.model import Change
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import UnitChange

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
    breaks = Breaks(measuring.one.version.declared.rows(UnitChange))
    found = tuple(
        replace(_compared(indexed, history, breaks, restarted), certainty=sure.get(unit_id))
        for unit_id, indexed in own.items()
    )
    yield Indices(assembly=found[0], units=found[1:])


def _compared(now: Indexed, history: History, breaks: Breaks, restarted: frozenset[str]) -> UnitIndex:
    index = now.index
    index = replace(
        index,
        change_previous=_unbroken(index, index.change_previous, breaks),
        change_year=_unbroken(index, index.change_year, breaks),
    )
    before, why_previous = _against(now, history, index.change_previous, restarted)
    year_before, why_year = _against(now, history, index.change_year)
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


def _unbroken(index: UnitIndex, change: Change, breaks: Breaks) -> Change:
    broken = breaks.between(index.unit.unit_id, change.base, index.quarter)
    return not_comparable(change.base, "unit_changed") if broken else change


def _against(
    now: Indexed, history: History, change: Change, restarted: frozenset[str] = frozenset()
) -> tuple[Indexed | None, IndexExplanation | None]:
    """The same unit's index in another quarter, and why it differs; nothing where the unit's work changed."""
    then = history.quarter(change.base)
    if then is None or change.why_not == "unit_changed":
        return None, None
    before = then[OwnIndices].by_unit.get(now.index.unit.unit_id)
    return before, explanation(now, before, then.quarter, then.release.version, restarted)
