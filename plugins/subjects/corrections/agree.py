"""How much a correction matters follows from what it moved; what was typed is held against that."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly, Report
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices
from plugins.subjects.units.record import ASSEMBLY_ID

from .record import Correction, corrections_of

_JUDGED = ("met", "not_met")


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


def check_severity(report: Report, assembly: Assembly) -> Iterator[Problem]:
    """A warning for each figure that is said to be of little weight though a verdict or the band moved."""
    every = (*assembly.superseded, *assembly.reports)
    before = [
        one
        for one in every
        if one.quarter == report.quarter and one.release.version == report.release.version - 1
    ]
    for correction in corrections_of(report) if before else ():
        if correction.severity == "minor" and is_substantial(before[0], report, correction):
            folder = f"quarters/{report.quarter}/v{report.release.version}"
            yield Problem(
                file=f"{folder}/{Correction.TABLE}.csv",
                line=0,
                column="severity",
                kind="severity",
                found=f"{correction.correction_id} says minor; a target that was met is not any more, or the "
                "other way round, or the index is in another band.",
                write="Write substantial.",
                severity="warning",
            )
