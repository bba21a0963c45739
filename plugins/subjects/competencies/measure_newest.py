"""Competencies of the newest quarter that assessed any, with those before."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly
from plugins.subjects.framework.record import Framework, JobStratum
from plugins.subjects.trainings.record import LocalTraining

from .measure import competency_report
from .model import CompetencyReport
from .record import CompetencySummary


def newest_competencies(assembly: Assembly) -> CompetencyReport | None:
    """What was assessed last, compared with the time before; ``None`` if nothing ever was."""
    found = [one for one in assembly.reports if one.rows(CompetencySummary)]
    if not found:
        return None
    earlier = found[-2].rows(CompetencySummary) if len(found) > 1 else ()
    return competency_report(
        found[-1].release,
        found[-1].rows(CompetencySummary),
        earlier,
        assembly.reference[Framework].competencies,
        assembly.rows(JobStratum),
        [row for one in assembly.reports for row in one.rows(LocalTraining)],
    )
