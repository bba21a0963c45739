"""The figures of a report: each with its target, its verdict, and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checked_tables.texts import NO_TEXT
from plugins.core.claims.prominence import screen
from plugins.core.facts.history import Measured
from plugins.core.facts.subject import Measuring
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.metrics.measure import in_force
from plugins.subjects.metrics.record import Metric
from plugins.subjects.scheme.record import DEFAULT_CAP_PCT, caps_pct, scheme_of, weighted_metrics
from plugins.subjects.targets.measure import rows_in_force
from plugins.subjects.targets.record import Target
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import ASSEMBLY_ID, UnitChange

from .measure import Key, OwnFigures
from .measure_achievement import achievement_pct, closer, verdict
from .measure_claims import Claims, played
from .measure_coverage import coverage, unit_coverage
from .measure_plan import PlannedSteps
from .measure_readiness import readiness
from .measure_restated import before_break
from .measure_tally import Judgements, Kept, step_of, tally
from .measure_ten_percent import ten_percent
from .measure_trend import Run, too_few
from .model import Figures, Result, Trend
from .record import Restated


class Runs:
    """Each metric and unit's figures along a series without a gap, as long as the metric's definition and the
    unit's work stood."""

    def __init__(self) -> None:
        self._runs: dict[Key, Run] = {}
        self._before: Quarter | None = None

    def add(self, one: Measured) -> None:
        """Take in the next quarter. A run begins anew when a definition changes, also if an older
        definition comes back, and when the unit's work does."""
        breaks = Breaks(one.version.declared.rows(UnitChange))
        before, self._before = self._before or one.quarter, one.quarter
        for key, figure in one[OwnFigures].figures.items():
            if breaks.between(key[1], before, one.quarter):
                self._runs.pop(key, None)
            if figure.exact is not None:
                kind = figure.metric.metric_version, played(one.release)
                run = self._runs.get(key)
                if run is None or run.kind != kind or run.last != one.quarter.previous:
                    run = self._runs[key] = Run(kind)
                run.add(one.quarter, figure.exact)

    def trend(self, key: Key, metric: Metric, release: Release) -> Trend:
        """The trend of a metric and unit over what was added."""
        run = self._runs.get(key)
        if run is None or run.kind != (metric.metric_version, played(release)):
            return too_few(0)
        return run.trend(metric.direction, metric.decimals)


def report_figures(measuring: Measuring) -> Iterator[Figures]:
    """Every figure with everything said about it, by metric, then by unit, and what they come to."""
    found = tuple(_results(measuring))
    declared = measuring.one.version.declared
    whole = tuple(result for result in found if result.unit.unit_id == ASSEMBLY_ID)
    yield Figures(
        results=found,
        tally=tally(whole, measuring.one.quarter.previous, _judged_before(measuring)),
        named=screen(result.leading for result in whole),
        coverage=coverage(found),
        unit_coverage=unit_coverage(found),
        readiness=readiness(
            in_force(declared.rows(Metric), measuring.one.quarter).values(),
            found,
            weighted_metrics(scheme_of(declared)),
        ),
        untargeted=_untargeted(measuring, found),
    )


def _untargeted(measuring: Measuring, results: Iterable[Result]) -> int:
    """How many figures had a target in the last quarter of the year before and have none, nor a reason."""
    quarter = measuring.one.quarter
    before = _figures(measuring.history.quarter(Quarter(quarter.start_year, 1).previous))
    had = {(metric_id, unit_id) for metric_id, _, unit_id in before.targets} if before else set()
    decided = rows_in_force(measuring.one.version.declared.rows(Target), quarter)
    return sum(
        result.verdict == "no_target"
        and (result.metric.metric_id, result.unit.unit_id) in had
        and (result.metric.metric_id, result.metric.metric_version, result.unit.unit_id) not in decided
        for result in results
    )


def _judged_before(measuring: Measuring) -> Judgements | None:
    """The Assembly's targets of the quarter before that were judged, if it is of the same provenance."""
    before = measuring.history.quarter(measuring.one.quarter.previous)
    if before is None or played(before.release) != played(measuring.one.release):
        return None
    own = before[OwnFigures]
    found: dict[tuple[str, int], Kept] = {}
    for (metric_id, unit_id), figure in own.figures.items():
        version = figure.metric.metric_version
        target = own.targets.get((metric_id, version, unit_id))
        decided = verdict(figure, target)
        if unit_id == ASSEMBLY_ID and decided in ("met", "not_met") and target and target.value is not None:
            found[metric_id, version] = Kept(step_of(figure.metric, target), decided)
    return found


def _results(measuring: Measuring) -> Iterator[Result]:
    one, history, own = measuring.one, measuring.history, measuring.one[OwnFigures]
    quarter = one.quarter
    claims, steps = Claims(one, history), PlannedSteps(one, history)
    newest = _figures(history.before(quarter))
    caps = caps_pct(scheme_of(one.version.declared))
    runs = history.running(Runs)
    breaks, before = Breaks(one.version.declared.rows(UnitChange)), history.before(quarter)
    restated = one.version.rows(Restated)
    for key, figure in own.figures.items():
        metric, unit, status, exact, published, row = figure
        target = own.targets.get((key[0], metric.metric_version, key[1]))
        changes = claims.changes(key, figure)
        last = newest.figures.get(key) if newest else None
        goal, cap = target.value if target else None, caps.get(key[0], DEFAULT_CAP_PCT)
        yield Result(
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
            change_previous=changes["previous"],
            change_year=changes["year"],
            leading=claims.leading(figure, changes),
            ten_percent=ten_percent(changes["year"], metric.direction),
            trend=runs.trend(key, metric, one.release),
            source=row.source if row else None,
            judged=claims.judged(key, figure, target),
            closer=closer(figure, target),
            planned_before=steps.before_revision(key, figure, target),
            break_before=unit.first_quarter == quarter
            or (last is not None and last.metric.metric_version != metric.metric_version)
            or (before is not None and breaks.between(key[1], before.quarter, quarter) is not None),
            unrecorded=row.unrecorded if row else None,
            value_before_break=old.published if (old := before_break(restated, quarter, figure)) else None,
        )


def _figures(one: Measured | None) -> OwnFigures | None:
    return one[OwnFigures] if one is not None else None
