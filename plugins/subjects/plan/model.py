"""How the work plan stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from plugins.core.time.quarter import Quarter
from plugins.subjects.actions.model import ActionStanding

from .record import (
    AuditPoint,
    Milestone,
    MilestoneProgress,
    ProductivityAudit,
    ReportSent,
    ReviewScore,
    WorkplanActivity,
)

#: ``overdue``: due before the reporting date and not done; ``unknown``: nobody has said.
MilestoneState = Literal["done", "in_progress", "not_started", "overdue", "dropped", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneStanding:
    """A milestone at ``as_at``. ``days_late`` runs from the due day to the day when it was done or, while
    it is not, to ``as_at``: 0 in time, ``None`` where nothing is due or nothing is known."""

    milestone: Milestone
    progress: MilestoneProgress | None
    state: MilestoneState
    days_late: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityStanding:
    """An activity of the work plan with its milestones."""

    activity: WorkplanActivity
    milestones: tuple[MilestoneStanding, ...]

    @property
    def done(self) -> int:
        """How many of its milestones are done."""
        return sum(one.state == "done" for one in self.milestones)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A progress review; ``share_pct`` is 100 x the sum of its scores / (3 x the activities scored)."""

    review_id: str
    quarter: Quarter
    held_on: date
    window_start: date
    window_end: date
    scores: tuple[ReviewScore, ...]
    share_pct: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWindow:
    """Two months that should have been reviewed, and the review about them if one is recorded."""

    first_day: date
    last_day: date
    review: Review | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointStanding:
    """A recommendation of an audit; ``days_late`` as for actions."""

    point: AuditPoint
    overdue: bool
    days_late: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditStanding:
    """An audit and how its recommendations stand at ``as_at``."""

    audit: ProductivityAudit
    as_at: date
    points: tuple[PointStanding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStanding:
    """All of it. Each ``..._as_at`` is the reporting date of the newest quarter that has the table."""

    progress_as_at: date | None = None
    activities: tuple[ActivityStanding, ...] = ()
    windows: tuple[ReviewWindow, ...] = ()
    reviews: tuple[Review, ...] = ()
    actions: tuple[ActionStanding, ...] = ()
    audits: tuple[AuditStanding, ...] = ()
    sent: tuple[ReportSent, ...] = ()


NO_STANDING = PlanStanding()
