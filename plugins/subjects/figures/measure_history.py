"""A metric's figures over the quarters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.history import was_withdrawn
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result


def history_of(assembly: Assembly, metric_id: str, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
    """A metric's results in every published quarter where it was expected, oldest first."""
    return results_in(assembly.reports, metric_id, unit_id)


def results_in(reports: Iterable[Report], metric_id: str, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
    """A metric's results in each of these reports where it was expected."""
    results = (report[Figures].of(metric_id, unit_id) for report in reports)
    return tuple(result for result in results if result is not None)


def known_to(assembly: Assembly, report: Report) -> tuple[Report, ...]:
    """The reports up to one, as they were known when it came out: of each earlier quarter of its provenance
    the last version published by then; of a version that still stands, the current ones."""
    if assembly.report(report.quarter) is report:
        earlier = [one for one in assembly.reports if one.quarter < report.quarter]
    else:
        day = report.release.published_on
        out = sorted(
            (*assembly.reports, *assembly.superseded), key=lambda one: (one.quarter, one.release.version)
        )
        by_quarter = {
            one.quarter: one
            for one in out
            if one.quarter < report.quarter
            and one.release.published_on <= day
            and not was_withdrawn(one.release, day)
        }
        earlier = [by_quarter[quarter] for quarter in sorted(by_quarter)]
    same = report.release.provenance
    return (*(one for one in earlier if one.release.provenance == same), report)


def in_words_of_today(assembly: Assembly, results: Iterable[Result]) -> tuple[Result, ...]:
    """The same results, their metrics as pages of today call them; reports keep the words of their time."""
    today = {(one.metric_id, one.metric_version): one for one in assembly.rows(Metric)}
    return tuple(
        replace(one, metric=today.get((one.metric.metric_id, one.metric.metric_version), one.metric))
        for one in results
    )
