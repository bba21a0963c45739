"""Competencies, trainings and reasons for hiding, as published: each release's rows with what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.assembly.measures.competencies import line
from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.status import MARKER, SDMX_STATUS, Status

from .reference import laid_out
from .tables import Row, release_columns

TABLES = ("competency_summary", "training_local", "hidden_reasons")


def people_tables(
    reports: Iterable[QuarterReport], assembly: Assembly, columns: Mapping[str, Sequence[str]]
) -> dict[str, list[Row]]:
    """The rows of each table under ``columns`` (by table name), release after release; a table of which no
    release has any is left out."""
    names = {one.competency_id: one for one in assembly.competencies}
    found: dict[str, list[Row]] = {}
    for report in reports:
        if report.records is None:
            continue
        release = release_columns(report)
        rows: dict[str, list[dict[str, Any]]] = {
            "competency_summary": [
                {
                    "record": row,
                    "family": names[row.competency_id].family,
                    "cluster": names[row.competency_id].cluster,
                    "competency_name_en": names[row.competency_id].name.en,
                    "at_or_above_pct": line(row).at_or_above_pct,
                    **_status(row.status),
                }
                for row in report.records.competency_summaries
            ],
            "training_local": [{"record": row, **_status(row.status)} for row in report.records.trainings],
            "hidden_reasons": [{"record": row} for row in report.records.hidden_reasons],
        }
        for name, those in rows.items():
            laid = [laid_out({**release, **row}, columns[name]) for row in those]
            if laid:
                found.setdefault(name, []).extend(laid)
    return found


def _status(status: Status) -> dict[str, str]:
    return {"obs_status": SDMX_STATUS[status], "marker": MARKER[status]}
