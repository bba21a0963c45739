"""The work plan's registers as published: each quarter's rows, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from plugins.assembly.measures.plan import activities, audits, records_of
from plugins.assembly.model import Assembly, QuarterReport

from .reference import laid_out
from .tables import Row, release_columns


def plan_tables(
    report: QuarterReport, assembly: Assembly, columns: Mapping[str, Sequence[str]]
) -> dict[str, list[Row]]:
    """The rows of each table under ``columns`` (by table name); a table without rows is left out."""
    plan = records_of(report)
    found: dict[str, Iterable[dict[str, Any]]] = {
        "milestone_progress": _progress(report, assembly),
        "reviews": ({"record": row} for row in plan.reviews),
        "productivity_audits": ({"record": row} for row in plan.audits),
        "productivity_audit_points": _points(report),
        "reports_sent": ({"record": row} for row in plan.sent),
    }
    release = release_columns(report)
    tables = {
        name: [laid_out({**release, **row}, columns[name]) for row in rows] for name, rows in found.items()
    }
    return {name: rows for name, rows in tables.items() if rows}


def _progress(report: QuarterReport, assembly: Assembly) -> Iterator[dict[str, Any]]:
    if not records_of(report).progress:
        return
    for activity in activities(assembly.workplan, assembly.milestones, report):
        for one in activity.milestones:
            if one.progress is not None:
                yield {
                    "record": one.progress,
                    "activity_no": one.milestone.activity_no,
                    "title_en": one.milestone.title.en,
                    "due_on": one.milestone.due_on,
                    "overdue": one.state == "overdue",
                    "days_late": one.days_late,
                }


def _points(report: QuarterReport) -> Iterator[dict[str, Any]]:
    for standing in audits(report):
        for one in standing.points:
            yield {"record": one.point, "overdue": one.overdue}
