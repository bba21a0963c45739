"""How the policy's work plan stands: milestones, reviews by two months, audits, reports sent.

Ages and "overdue" are counted at the reporting date of the newest release that has the table, never by
the calendar, so that a page does not change while nothing is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.quarter import Quarter
from plugins.subjects.actions.measure import action_register

from .model import (
    ActivityStanding,
    AuditStanding,
    MilestoneStanding,
    MilestoneState,
    PlanStanding,
    PointStanding,
    Review,
    ReviewWindow,
)
from .record import (
    TOP_SCORE,
    AuditPoint,
    Milestone,
    MilestoneProgress,
    PlanRecords,
    ReviewScore,
    WorkplanActivity,
)


def plan_standing(
    reports: Sequence[Report], workplan: Sequence[WorkplanActivity], milestones: Sequence[Milestone]
) -> PlanStanding:
    """Everything about the plan, from the current reports, oldest first."""
    progress = _newest(reports, lambda plan: bool(plan.progress))
    audited = _newest(reports, lambda plan: bool(plan.audits))
    sent = _newest(reports, lambda plan: bool(plan.sent))
    found = reviews(reports)
    as_at = reports[-1].release.as_at if reports else None
    return PlanStanding(
        progress_as_at=progress.release.as_at if progress else None,
        activities=activities(workplan, milestones, progress),
        windows=tuple(windows(found, as_at)) if as_at else (),
        reviews=found,
        actions=action_register(reports),
        audits=audits(audited) if audited else (),
        sent=tuple(sorted(records_of(sent).sent, key=lambda row: row.sent_on)) if sent else (),
    )


def records_of(report: Report) -> PlanRecords:
    """What a report's version says about the plan."""
    return report.records[PlanRecords]


def _newest(reports: Sequence[Report], has: Callable[[PlanRecords], bool]) -> Report | None:
    return next((report for report in reversed(reports) if has(records_of(report))), None)


def activities(
    workplan: Sequence[WorkplanActivity], milestones: Sequence[Milestone], report: Report | None
) -> tuple[ActivityStanding, ...]:
    """Each activity with its milestones as ``report`` tells of them; unknown without one."""
    told = {row.milestone_id: row for row in records_of(report).progress} if report else {}
    as_at = report.release.as_at if report else None
    return tuple(
        ActivityStanding(
            activity=activity,
            milestones=tuple(
                milestone_standing(one, told.get(one.milestone_id), as_at)
                for one in milestones
                if one.activity_no == activity.number
            ),
        )
        for activity in workplan
    )


def milestone_standing(
    milestone: Milestone, progress: MilestoneProgress | None, as_at: date | None
) -> MilestoneStanding:
    """How one milestone stands at ``as_at``: overdue if it was due before that day and is not done."""
    state: MilestoneState = "unknown"
    late: int | None = None
    if progress is not None and as_at is not None:
        state = progress.status
        until = progress.done_on or as_at
        if milestone.due_on is not None and state != "dropped":
            late = max(0, (until - milestone.due_on).days)
            if state in ("not_started", "in_progress") and late:
                state = "overdue"
    return MilestoneStanding(milestone=milestone, progress=progress, state=state, days_late=late)


def reviews(reports: Sequence[Report]) -> tuple[Review, ...]:
    """The reviews of all quarters by the day on which they were held."""
    found = []
    for report in reports:
        by_id: dict[str, list[ReviewScore]] = {}
        for row in records_of(report).reviews:
            by_id.setdefault(row.review_id, []).append(row)
        found += [_review(report.quarter, rows) for rows in by_id.values()]
    return tuple(sorted(found, key=lambda review: review.held_on))


def _review(quarter: Quarter, rows: Sequence[ReviewScore]) -> Review:
    scored = Decimal(sum(row.score for row in rows))
    return Review(
        review_id=rows[0].review_id,
        quarter=quarter,
        held_on=rows[0].held_on,
        window_start=rows[0].window_start,
        window_end=rows[0].window_end,
        scores=tuple(sorted(rows, key=lambda row: row.activity_no)),
        share_pct=half_up(percentage(scored, Decimal(TOP_SCORE * len(rows))), 0),
    )


def windows(found: Sequence[Review], as_at: date) -> Iterator[ReviewWindow]:
    """Every two months, from the month in which the first reviewed time begins, that had ended by
    ``as_at``, with the review whose time ends in them. Nothing is expected before a first review."""
    if not found:
        return
    first = min(review.window_start for review in found).replace(day=1)
    while (last := _months_on(first, 2) - timedelta(days=1)) <= as_at:
        about = (review for review in found if first <= review.window_end <= last)
        yield ReviewWindow(first_day=first, last_day=last, review=next(about, None))
        first = last + timedelta(days=1)


def _months_on(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def audits(report: Report) -> tuple[AuditStanding, ...]:
    """The audits that the report tells of, newest year first."""
    as_at = report.release.as_at
    found = sorted(records_of(report).audits, key=lambda audit: audit.financial_year, reverse=True)
    return tuple(
        AuditStanding(
            audit=audit, as_at=as_at, points=tuple(point_standing(point, as_at) for point in audit.points)
        )
        for audit in found
    )


def point_standing(point: AuditPoint, as_at: date) -> PointStanding:
    """How a recommendation stands at ``as_at``."""
    if point.due_on is None or point.status == "not_accepted":
        return PointStanding(point=point, overdue=False, days_late=None)
    late = max(0, ((point.done_on or as_at) - point.due_on).days)
    return PointStanding(point=point, overdue=point.done_on is None and late > 0, days_late=late)
