"""One version of one quarter, computed: its own figures, compared with the quarters before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checked_tables.texts import NO_TEXT
from plugins.subjects.figures.measure import in_force
from plugins.subjects.figures.measure_achievement import DEFAULT_CAP_PCT, achievement_pct, verdict
from plugins.subjects.figures.measure_change import change, change_on_previous, not_comparable
from plugins.subjects.figures.measure_coverage import coverage, unit_coverage
from plugins.subjects.figures.measure_readiness import readiness
from plugins.subjects.figures.measure_tally import tally
from plugins.subjects.figures.measure_ten_percent import ten_percent
from plugins.subjects.figures.model import Result
from plugins.subjects.index.measure import (
    Indexed,
    caps_pct,
    helped_by_missing,
    index_change,
    weighted_metrics,
)
from plugins.subjects.index.measure_certainty import FILE, certainties
from plugins.subjects.index.measure_why import explanation
from plugins.subjects.index.model import IndexExplanation, UnitIndex
from plugins.subjects.labour.measure import labour_result
from plugins.subjects.labour.measure_why import labour_explanations
from plugins.subjects.labour.model import LabourExplanation
from plugins.subjects.money.measure_budget import budget_result
from plugins.subjects.staff.measure import staff_spread
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .history import History
from .model import QuarterReport
from .own import Own


def quarter_report(own: Own, history: History, units: Sequence[Unit]) -> QuarterReport:
    """The report of ``own``, compared with ``history``, to which it was added last."""
    records, quarter = own.records, own.quarter
    found = results(own, history)
    sure = certainties(records.frozen_results.get(FILE, ()))
    compared = tuple(
        replace(_compared(indexed, history), certainty=sure.get(unit_id))
        for unit_id, indexed in own.indices.items()
    )
    by_id = {unit.unit_id: unit for unit in units}
    return QuarterReport(
        release=records.release,
        results=found,
        index=compared[0],
        unit_indices=compared[1:],
        labour=tuple(labour_result(row, by_id[row.unit_id], quarter) for row in records.labour),
        budget=tuple(budget_result(line, quarter) for line in records.budget),
        submissions=records.submissions,
        actions=records.actions,
        tally=tally(result for result in found if result.unit.unit_id == ASSEMBLY_ID),
        coverage=coverage(found),
        unit_coverage=unit_coverage(found),
        labour_why=_labour_why(own, history.quarter(quarter.previous)),
        staff=staff_spread(records.staff, records.declarations.scheme),
        records=records,
        readiness=readiness(
            in_force(records.declarations.metrics, quarter).values(),
            found,
            weighted_metrics(records.declarations.scheme),
        ),
    )


def results(own: Own, history: History) -> tuple[Result, ...]:
    """Every figure with everything said about it, by metric, then by unit."""
    quarter = own.quarter
    last_quarter, last_year = quarter.previous, quarter.year_earlier
    before, year_before = history.quarter(last_quarter), history.quarter(last_year)
    no_before = not_comparable(last_quarter, "no_earlier_quarter")
    no_year_before = not_comparable(last_year, "no_earlier_quarter")
    caps = caps_pct(own.records.declarations.scheme)
    found = []
    for key, figure in own.figures.items():
        metric, unit, status, exact, published, row = figure
        target = own.targets.get((key[0], metric.metric_version, key[1]))
        then = before.figures.get(key) if before else None
        year_then = year_before.figures.get(key) if year_before else None
        goal, cap = target.value if target else None, caps.get(key[0], DEFAULT_CAP_PCT)
        found.append(
            Result(
                metric=metric,
                unit=unit,
                quarter=quarter,
                status=status,
                value=published,
                numerator=row.numerator if row else None,
                denominator=row.denominator if row else None,
                note=row.note if row else NO_TEXT,
                target=target,
                verdict=verdict(figure, target),
                achievement_pct=achievement_pct(exact, goal, metric.direction, cap),
                change_previous=change_on_previous(figure, then, last_quarter) if before else no_before,
                change_year=change(figure, year_then, last_year) if year_before else no_year_before,
                ten_percent=ten_percent(figure, year_then),
                trend=history.trend(key, metric),
                source=row.source if row else None,
            )
        )
    return tuple(found)


def _compared(now: Indexed, history: History) -> UnitIndex:
    index = now.index
    before, why_previous = _against(now, history.quarter(index.change_previous.base))
    year_before, why_year = _against(now, history.quarter(index.change_year.base))
    return replace(
        index,
        change_previous=index_change(now, before, index.change_previous),
        change_year=index_change(now, year_before, index.change_year),
        helped_by_missing=helped_by_missing(now, history.last_scores(index.unit.unit_id)),
        why_previous=why_previous,
        why_year=why_year,
        score=now.score,
    )


def _labour_why(now: Own, then: Own | None) -> tuple[LabourExplanation, ...]:
    if then is None:
        return ()
    version = then.records.release.version
    return labour_explanations(now.records.labour, then.records.labour, then.quarter, version)


def _against(now: Indexed, then: Own | None) -> tuple[Indexed | None, IndexExplanation | None]:
    """The same unit's index in another quarter, and why it differs."""
    if then is None:
        return None, None
    before = then.indices.get(now.index.unit.unit_id)
    return before, explanation(now, before, then.quarter, then.records.release.version)
