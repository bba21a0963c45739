"""Competencies, trainings and reasons for hiding, as published: each release's rows with what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled
from plugins.portal.model import Assembly, QuarterReport
from plugins.subjects.competencies.measure import line
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.framework.record import Competency


def people(report: QuarterReport, assembly: Assembly) -> Lines:
    """The lines of each table that the release has."""
    records = report.records
    if records is None:
        return {}
    names = {one.competency_id: one for one in assembly.competencies}
    return filled(
        {
            "competency_summary": _summaries(records.competency_summaries, names),
            "training_local": copies(records.trainings),
            "hidden_reasons": copies(records.hidden_reasons),
        }
    )


PEOPLE = Contribution(lines=people)


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
