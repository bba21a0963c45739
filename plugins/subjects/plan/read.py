"""The tables of the work plan in one version of a quarter: progress, reviews, audits, reports sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .check import check_progress
from .check_audits import check_audits
from .check_reports_sent import check_reports_sent
from .check_reviews import check_reviews
from .record import (
    AuditPoint,
    Milestone,
    MilestoneProgress,
    PlanRecords,
    ProductivityAudit,
    ReportSent,
    ReviewScore,
)

TABLES = (
    "milestone_progress",
    "reviews",
    "productivity_audits",
    "productivity_audit_points",
    "reports_sent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRows:
    """The rows with the lines on which they stand, and the file of each table."""

    tables: CheckedTables
    progress: tuple[Placed[MilestoneProgress], ...]
    reviews: tuple[Placed[ReviewScore], ...]
    audits: tuple[Placed[ProductivityAudit], ...]
    points: tuple[Placed[AuditPoint], ...]
    sent: tuple[Placed[ReportSent], ...]

    def records(self) -> PlanRecords:
        """The rows without their lines, each audit with its recommendations in order."""
        points = sorted((row for _, row in self.points), key=lambda row: row.point_no)
        return PlanRecords(
            progress=tuple(row for _, row in self.progress),
            reviews=tuple(row for _, row in self.reviews),
            audits=tuple(
                replace(audit, points=tuple(row for row in points if row.audit_id == audit.audit_id))
                for _, audit in self.audits
            ),
            sent=tuple(row for _, row in self.sent),
        )


def plan_rows(tables: CheckedTables) -> PlanRows:
    """The sound rows of the plan's tables; none where a version has no such tables."""
    return PlanRows(
        tables=tables,
        progress=tables.records(MilestoneProgress),
        reviews=tables.records(ReviewScore),
        audits=tables.records(ProductivityAudit),
        points=tables.records(AuditPoint),
        sent=tables.records(ReportSent),
    )


def check_plan(rows: PlanRows, milestones: Sequence[Milestone]) -> Iterator[Problem]:
    """What is wrong with the tables of one version beyond their rules."""
    file = rows.tables.file
    yield from check_progress(file("milestone_progress"), rows.progress, milestones)
    yield from check_reviews(file("reviews"), rows.reviews, milestones)
    yield from check_audits(rows.audits, file("productivity_audit_points"), rows.points)
    yield from check_reports_sent(file("reports_sent"), rows.sent)
