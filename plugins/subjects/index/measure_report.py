"""The indices of a report: those of its own figures, compared with the quarters before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from composite_index.decompose import Plans
from plugins.core.facts.history import Measured
from plugins.core.facts.subject import Measuring
from plugins.subjects.figures.model import Figures
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import UnitChange

from .measure import Indexed, LastScores, OwnIndices, helped_by_missing
from .measure_certainty import FILE, certainties
from .measure_change import index_change
from .measure_why import explanation
from .model import Certainty, IndexExplanation, Indices, UnitIndex


def report_indices(measuring: Measuring) -> Iterator[Indices]:
    """The index of the Assembly and those of its units, each with why it changed and how sure it is."""
    own = measuring.one[OwnIndices].by_unit
    sure = certainties(measuring.one.version.frozen_results.get(FILE, ()))
    breaks = Breaks(measuring.one.version.declared.rows(UnitChange))
    found = tuple(
        _compared(measuring, indexed, breaks, sure.get(unit_id)) for unit_id, indexed in own.items()
    )
    yield Indices(assembly=found[0], units=found[1:])


def _compared(measuring: Measuring, now: Indexed, breaks: Breaks, certainty: Certainty | None) -> UnitIndex:
    one, history = measuring.one, measuring.history
    unit_id, quarter = now.index.unit.unit_id, one.quarter
    plans = _plans(measuring.found[Figures], unit_id)
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
        why_previous=None if broken[0] else _why(now, previous, plans),
        why_year=None if broken[1] else _why(now, year, plans),
        score=now.score,
        certainty=certainty,
    )


def _plans(figures: Figures, unit_id: str) -> dict[str, Fraction | None]:
    """The unit's metrics that add up through the financial year, with the step as it was planned."""
    return {
        one.metric.metric_id: None if one.planned_before is None else Fraction(one.planned_before)
        for one in figures.of_unit(unit_id)
        if one.metric.cumulative
    }


def _why(now: Indexed, then: Measured | None, plans: Plans) -> IndexExplanation | None:
    """Why the same unit's index differs from that of another quarter."""
    if then is None:
        return None
    before = then[OwnIndices].by_unit.get(now.index.unit.unit_id)
    return explanation(now, before, then.quarter, then.release.version, plans)
