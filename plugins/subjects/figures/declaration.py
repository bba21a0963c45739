"""Figures as reported, and what follows from each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.subject import Subject
from plugins.subjects.metrics.measure import by_key
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import Unit, UnitChange

from .agree import check_coherence
from .check import check_observations
from .check_jumps import check_jumps
from .check_restated import check_breaks, check_own
from .hide import results as hide
from .measure import own_figures
from .measure_report import report_figures
from .record import Observation, Restated


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    metrics, units = by_key(read.declared.rows(Metric)), by_id(read.declared.rows(Unit))
    if read.quarter is not None:
        rows = read.placed(Observation)
        yield from check_observations(read.file(Observation), rows, metrics, units)
        restated, file = read.placed(Restated), read.file(Restated)
        same = [Placed(line, row.observation) for line, row in restated]
        yield from check_observations(file, same, metrics, units)
        yield from check_own(file, restated, read.quarter, read.declared.rows(Metric))


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], is_open: bool) -> Iterator[Problem]:
    last = before[-1]
    yield from check_breaks(now, before)
    if is_open and last.quarter == now.quarter.previous:
        metrics = by_key(now.read.declared.rows(Metric))
        breaks = Breaks(now.read.declared.rows(UnitChange))
        rows, earlier = now.placed(Observation), last.placed(Observation)
        earlier = tuple(
            each for each in earlier if not breaks.between(each.record.unit_id, last.quarter, now.quarter)
        )
        yield from check_jumps(now.file(Observation), rows, earlier, metrics)


SUBJECT = Subject(
    word="figures",
    uses=("labour", "metrics", "scheme", "surveys", "targets", "units"),
    published_with="reports",
    records=(Observation, Restated),
    counted=(Observation,),
    check=_check,
    check_series=_check_series,
    measure_own=own_figures,
    measure=report_figures,
    agree=lambda report, _: check_coherence(report),
    hide=hide,
)
