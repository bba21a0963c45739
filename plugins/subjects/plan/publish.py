"""The work plan's registers as published: each quarter's rows, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled
from plugins.portal.model import Assembly, QuarterReport

from .measure import activities, audits, records_of


def plan(report: QuarterReport, assembly: Assembly) -> Lines:
    """The lines of each table; a table without rows is left out."""
    records = records_of(report)
    return filled(
        {
            "milestone_progress": _progress(report, assembly),
            "reviews": copies(records.reviews),
            "productivity_audits": copies(records.audits),
            "productivity_audit_points": (
                Line(one.point, {"overdue": one.overdue})
                for standing in audits(report)
                for one in standing.points
            ),
            "reports_sent": copies(records.sent),
        }
    )


PLAN = Contribution(lines=plan)


def _progress(report: QuarterReport, assembly: Assembly) -> Iterator[Line]:
    if not records_of(report).progress:
        return
    for activity in activities(assembly.workplan, assembly.milestones, report):
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
