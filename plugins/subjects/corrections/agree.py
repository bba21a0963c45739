"""How much a correction matters follows from what it moved, and from nothing that anybody says."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.units.record import ASSEMBLY_ID

from .record import Correction, Severity

_JUDGED = ("met", "not_met")
_WHY: dict[Severity, str] = {
    "substantial": "a target that was met is not any more, or the other way round, or the index is in "
    "another band.",
    "minor": "no target changed between met and not met, and the index stayed in its band.",
}


def is_substantial(before: Report, now: Report, correction: Correction) -> bool:
    """Whether readers would have concluded another thing: whether the target of the figure, or that of the
    Assembly's figure of the metric, was met (with it a tally moves), or the band of the Assembly's index."""
    for unit_id in (correction.unit_id, ASSEMBLY_ID):
        results = (each[Figures].of(correction.metric_id, unit_id) for each in (before, now))
        verdicts = {result.verdict for result in results if result and result.verdict in _JUDGED}
        if len(verdicts) > 1:
            return True
    bands = {each[Indices].assembly.band for each in (before, now)}
    return len(bands - {None}) > 1


def severities(report: Report, assembly: Assembly) -> dict[str, Severity]:
    """How much each correction of a version matters, by its id. A whole table moves no verdict: what figures
    it moves are corrections of their own. Empty without the version before."""
    every = (*assembly.superseded, *assembly.reports)
    before = next(
        (
            one
            for one in every
            if one.quarter == report.quarter and one.release.version == report.release.version - 1
        ),
        None,
    )
    return {
        one.correction_id: "substantial" if one.metric_id and is_substantial(before, report, one) else "minor"
        for one in (report.rows(Correction) if before else ())
        if before is not None
    }


def check_severity(report: Report, assembly: Assembly) -> Iterator[Problem]:
    """A warning for each correction that is said to matter more or less than what it moved."""
    derived = severities(report, assembly)
    for correction in report.rows(Correction):
        follows = derived.get(correction.correction_id, correction.severity)
        if correction.severity != follows:
            folder = f"quarters/{report.quarter}/v{report.release.version}"
            yield Problem(
                file=f"{folder}/{Correction.TABLE}.csv",
                line=0,
                column="severity",
                kind="severity",
                found=f"{correction.correction_id} says {correction.severity}; {_WHY[follows]}",
                write=f"Write {follows}.",
                severity="warning",
            )
