"""From checked rows of text to the records of ``records_plan.py``."""

from __future__ import annotations

from .records_plan import (
    AuditPoint,
    Milestone,
    MilestoneProgress,
    ProductivityAudit,
    ReportSent,
    ReviewScore,
)
from .source import Source
from .typed import Cells, both


def milestone(cell: Cells, _: Source) -> Milestone:
    """One row of ``milestones.csv``."""
    return Milestone(
        milestone_id=cell["milestone_id"],
        activity_no=cell["activity_no"],
        title=both(cell, "title"),
        due_on=cell["due_on"],
        clause=cell["clause"],
        note=both(cell, "note"),
    )


def progress(cell: Cells, _: Source) -> MilestoneProgress:
    """One row of ``milestone_progress.csv``."""
    return MilestoneProgress(
        milestone_id=cell["milestone_id"],
        status=cell["status"],
        done_on=cell["done_on"],
        evidence=cell["evidence"] or "",
        note=both(cell, "note"),
    )


def review(cell: Cells, _: Source) -> ReviewScore:
    """One row of ``reviews.csv``."""
    return ReviewScore(
        review_id=cell["review_id"],
        held_on=cell["held_on"],
        window_start=cell["window_start"],
        window_end=cell["window_end"],
        activity_no=cell["activity_no"],
        milestone_id=cell["milestone_id"],
        score=cell["score"],
        challenge=both(cell, "challenge"),
        action_id=cell["action_id"],
    )


def audit(cell: Cells, _: Source) -> ProductivityAudit:
    """One row of ``productivity_audits.csv``; its points are added when both tables are read."""
    return ProductivityAudit(
        audit_id=cell["audit_id"],
        financial_year=cell["financial_year"],
        auditor=both(cell, "auditor"),
        commissioned_on=cell["commissioned_on"],
        published_on=cell["published_on"],
        opinion=cell["opinion"],
        summary=both(cell, "summary"),
        address=cell["address"] or "",
    )


def point(cell: Cells, _: Source) -> AuditPoint:
    """One row of ``productivity_audit_points.csv``."""
    return AuditPoint(
        audit_id=cell["audit_id"],
        point_no=cell["point_no"],
        recommendation=both(cell, "recommendation"),
        response=both(cell, "response"),
        agreed=cell["agreed"],
        due_on=cell["due_on"],
        status=cell["status"],
        done_on=cell["done_on"],
    )


def sent(cell: Cells, _: Source) -> ReportSent:
    """One row of ``reports_sent.csv``."""
    return ReportSent(
        sent_id=cell["sent_id"],
        recipient=cell["recipient"],
        kind=cell["kind"],
        covers=cell["covers"],
        version=cell["version"],
        sent_on=cell["sent_on"],
        acknowledged_on=cell["acknowledged_on"],
        note=both(cell, "note"),
    )
