"""The work plan and its registers as recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from checked_tables.mapping import NO_COLUMN
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplanActivity:
    """One of the policy's six work-plan activities (``workplan.csv``)."""

    TABLE: ClassVar = "workplan"

    number: int
    activity: Bilingual
    output: Bilingual
    responsible: Bilingual
    quarters_stated: tuple[int, ...]
    quarter_source: str
    note: Bilingual


MilestoneStatus = Literal["not_started", "in_progress", "done", "dropped"]


PointStatus = Literal["open", "in_progress", "done", "not_accepted"]


#: The highest score of a scorecard: 0 not begun, 1 begun and behind, 2 begun and on course, 3 done.
TOP_SCORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A sub-step that the policy asks for under an activity (``milestones.csv``). ``due_on`` is the last
    day of the quarter or month that the source states, ``None`` where it states none."""

    TABLE: ClassVar = "milestones"

    milestone_id: str
    activity_no: int
    title: Bilingual
    due_on: date | None
    clause: str
    note: Bilingual

    @property
    def slug(self) -> str:
        """The form used in anchors."""
        return self.milestone_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneProgress:
    """How a milestone stands at the reporting date (``milestone_progress.csv``)."""

    TABLE: ClassVar = "milestone_progress"

    milestone_id: str
    status: MilestoneStatus
    done_on: date | None
    evidence: str
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewScore:
    """One activity's line on the scorecard of a review (``reviews.csv``)."""

    TABLE: ClassVar = "reviews"

    review_id: str
    held_on: date
    window_start: date
    window_end: date
    activity_no: int
    milestone_id: str | None
    score: int
    challenge: Bilingual
    action_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPoint:
    """A recommendation, the management's response and how it stands (``productivity_audit_points.csv``)."""

    TABLE: ClassVar = "productivity_audit_points"

    audit_id: str
    point_no: int
    recommendation: Bilingual
    response: Bilingual
    agreed: Literal["yes", "partly", "no"] | None
    due_on: date | None
    status: PointStatus
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductivityAudit:
    """A yearly independent audit with its recommendations (``productivity_audits.csv``)."""

    TABLE: ClassVar = "productivity_audits"

    audit_id: str
    financial_year: str
    auditor: Bilingual
    commissioned_on: date | None
    published_on: date | None
    opinion: Literal["unqualified", "qualified", "adverse", "disclaimer", "no_opinion"] | None
    summary: Bilingual
    address: str
    points: tuple[AuditPoint, ...] = field(default=(), metadata=NO_COLUMN)

    @property
    def slug(self) -> str:
        """The form used in anchors."""
        return self.audit_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSent:
    """A report that left the Assembly (``reports_sent.csv``); ``covers`` is a quarter or a financial year."""

    TABLE: ClassVar = "reports_sent"

    sent_id: str
    recipient: Literal["npcc", "board"]
    kind: Literal["quarterly_report", "annual_report"]
    covers: str
    sent_version: int | None
    sent_on: date
    acknowledged_on: date | None
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecords:
    """What one version of a quarter says about the work plan; empty where it has no such tables."""

    progress: tuple[MilestoneProgress, ...] = ()
    reviews: tuple[ReviewScore, ...] = ()
    audits: tuple[ProductivityAudit, ...] = ()
    sent: tuple[ReportSent, ...] = ()
