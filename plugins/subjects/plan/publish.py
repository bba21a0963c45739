"""The work plan's registers as published: each quarter's rows, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled
from plugins.subjects.actions.measure import action_columns

from .measure import activities, audits, records_of
from .record import Milestone, WorkplanActivity


def plan(report: Report, assembly: Assembly) -> Lines:
    """The lines of each table; a table without rows is left out."""
    records = records_of(report)
    return filled(
        {
            "milestone_progress": _progress(report, assembly),
            "reviews": (Line(row, action_columns(report.release, row.action_id)) for row in records.reviews),
            "productivity_audits": copies(records.audits),
            "productivity_audit_points": (
                Line(one.point, {"overdue": one.overdue})
                for standing in audits(report)
                for one in standing.points
            ),
            "reports_sent": copies(records.sent),
        }
    )


PLAN = Contribution(lines=plan, place=(7, 7))


def _progress(report: Report, assembly: Assembly) -> Iterator[Line]:
    if not records_of(report).progress:
        return
    for activity in activities(assembly.rows(WorkplanActivity), assembly.rows(Milestone), report):
        for one in activity.milestones:
            if one.progress is not None:
                yield Line(
                    one.progress,
                    {
                        "activity_no": one.milestone.activity_no,
                        "title_en": one.milestone.title.en,
                        "due_on": one.milestone.due_on,
                        "overdue": one.state == "overdue",
                        "days_late": one.days_late,
                    },
                )
