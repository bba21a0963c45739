"""Competencies and trainings, as published: each release's rows with what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled
from plugins.subjects.competencies.measure import line
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.framework.record import Competency, Framework
from plugins.subjects.trainings.record import LocalTraining


def people(report: Report, assembly: Assembly) -> Lines:
    """The lines of each table that the release has."""
    records = report.records
    names = {one.competency_id: one for one in assembly.reference[Framework].competencies}
    return filled(
        {
            "competency_summary": _summaries(records.rows(CompetencySummary), names),
            "training_local": copies(records.rows(LocalTraining)),
        }
    )


PEOPLE = Contribution(lines=people, place=(6, 6))


def _summaries(rows: Iterable[CompetencySummary], names: Mapping[str, Competency]) -> Iterator[Line]:
    for row in rows:
        competency = names[row.competency_id]
        yield Line(
            row,
            {
                "family": competency.family,
                "cluster": competency.cluster,
                "competency_name_en": competency.name.en,
                "at_or_above_pct": line(row).at_or_above_pct,
            },
        )
