"""The indices of a report: those of its own figures, compared with the quarters before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.facts.history import History, Measured
from plugins.core.facts.subject import Measuring
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import UnitChange

from .measure import Indexed, LastScores, OwnIndices, helped_by_missing
from .measure_certainty import FILE, certainties
from .measure_change import index_change
from .measure_why import explanation
from .model import Certainty, IndexExplanation, Indices, UnitIndex


def report_indices(measuring: Measuring) -> Iterator[Indices]:
    """The index of the Assembly and those of its units, each with why it changed and how sure it is."""
    own, history = measuring.one[OwnIndices].by_unit, measuring.history
    metrics = measuring.one.version.declared.rows(Metric) if measuring.one.quarter.number == 1 else ()
    restarted = frozenset(metric.metric_id for metric in metrics if metric.cumulative)
    sure = certainties(measuring.one.version.frozen_results.get(FILE, ()))
    breaks = Breaks(measuring.one.version.declared.rows(UnitChange))
    found = tuple(
        _compared(measuring.one, indexed, history, breaks, restarted, sure.get(unit_id))
        for unit_id, indexed in own.items()
    )
    yield Indices(assembly=found[0], units=found[1:])


def _compared(
    one: Measured,
    now: Indexed,
    history: History,
    breaks: Breaks,
    restarted: frozenset[str],
    certainty: Certainty | None,
) -> UnitIndex:
    unit_id, quarter = now.index.unit.unit_id, one.quarter
    previous, year = history.quarter(quarter.previous), history.quarter(quarter.year_earlier)
    broken = [
        breaks.between(unit_id, base, quarter) is not None
        for base in (quarter.previous, quarter.year_earlier)
    ]
    scores = history.running(LastScores).of(unit_id)
    return replace(
        now.index,
        change_previous=index_change(now, one, previous, "previous", certainty, broken=broken[0]),
        change_year=index_change(now, one, year, "year", certainty, broken=broken[1]),
        helped_by_missing=helped_by_missing(now, scores),
        why_previous=None if broken[0] else _why(now, previous, restarted),
        why_year=None if broken[1] else _why(now, year),
        score=now.score,
        certainty=certainty,
    )


def _why(
    now: Indexed, then: Measured | None, restarted: frozenset[str] = frozenset()
) -> IndexExplanation | None:
    """Why the same unit's index differs from that of another quarter."""
    if then is None:
        return None
    before = then[OwnIndices].by_unit.get(now.index.unit.unit_id)
    return explanation(now, before, then.quarter, then.release.version, restarted)
