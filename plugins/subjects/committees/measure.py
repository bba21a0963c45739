"""The committees' work, told: plans against delivery, reports, questions, sittings and what they cost.

Everything is counted to the quarter's last day. Source: Kisumu productivity policy, clauses 2.1(2),
2.1(3) and 2.2(2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plugins.core.measures.rounding import half_up, quotient
from plugins.core.measures.survival import kaplan_meier, median_time
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.units.record import Unit

from .measure_chains import chains
from .model import (
    CommitteeBook,
    CommitteeFigures,
    CommitteeStory,
    PlanStanding,
    PlanStory,
    PlanTally,
    QueryStanding,
    QueryStory,
    ReportStanding,
    ReportStory,
    SittingTally,
)
from .record import (
    PLAN_KINDS,
    CommitteeReport,
    CommitteeWork,
    ExecutiveQuery,
    PlanItem,
    Sitting,
)

#: Within so many days of its sitting a Hansard counts as published in time; the portal's own yardstick.
HANSARD_DAYS = 14


def committee_book(release: Release, work: CommitteeWork, units: Iterable[Unit]) -> CommitteeBook:
    """The work of all committees, and of each."""
    quarter = release.quarter
    as_at = quarter.last_day
    all_chains = chains(work, as_at)
    stories = []
    for unit in sorted((unit for unit in units if unit.kind == "committee"), key=lambda unit: unit.name.en):
        own = work_of(work, unit.unit_id)
        if own:
            stories.append(
                CommitteeStory(
                    unit=unit,
                    figures=figures(own, quarter, release.as_at),
                    plan=tuple(PlanStory(item=item, standing=standing(item, quarter)) for item in own.plan),
                    work=own,
                    reports=tuple(report_story(report, as_at) for report in own.reports),
                    queries=tuple(query_story(query, as_at) for query in own.queries),
                    chains=tuple(one for one in all_chains if one.rec.committee_id == unit.unit_id),
                )
            )
    return CommitteeBook(
        release=release,
        as_at=as_at,
        figures=figures(work, quarter, release.as_at),
        committees=tuple(stories),
        chains=all_chains,
    )


def work_of(work: CommitteeWork, unit_id: str) -> CommitteeWork:
    """The rows of one committee; findings belong to none."""
    return replace(
        work,
        plan=tuple(row for row in work.plan if row.committee_id == unit_id),
        sittings=tuple(row for row in work.sittings if row.committee_id == unit_id),
        reports=tuple(row for row in work.reports if row.committee_id == unit_id),
        recommendations=tuple(row for row in work.recommendations if row.committee_id == unit_id),
        queries=tuple(row for row in work.queries if row.committee_id == unit_id),
    )


def figures(work: CommitteeWork, quarter: Quarter, closed: date) -> CommitteeFigures:
    """What the rows come to. Report completion counts reports due in the quarter and, of them, those
    tabled in it; questions count by the day on which their answer fell due."""
    as_at = quarter.last_day
    due = [row for row in work.reports if quarter.first_day <= row.due_on <= as_at]
    asked = [row for row in work.queries if quarter.first_day <= row.answer_due <= as_at]
    still = [row for row in work.queries if row.answered_on is None]
    curve = kaplan_meier((query_story(row, as_at).days, row.answered_on is not None) for row in work.queries)
    return CommitteeFigures(
        plan=plan_tallies(work.plan, quarter),
        sittings=sitting_tally(work.sittings, closed),
        reports_due=len(due),
        reports_tabled=sum(tabled_in(row, quarter) for row in due),
        reports_overdue=sum(row.tabled_on is None and row.due_on <= as_at for row in work.reports),
        queries_due=len(asked),
        queries_in_time=sum(query_story(row, as_at).standing == "in_time" for row in asked),
        queries_open=len(still),
        queries_overdue=sum(row.answer_due < as_at for row in still),
        curve=curve,
        median_days=median_time(curve),
    )


def tabled_in(report: CommitteeReport, quarter: Quarter) -> bool:
    """Whether a report was tabled in the quarter or, ahead of its time, before it."""
    return report.tabled_on is not None and report.tabled_on <= quarter.last_day


def plan_tallies(items: Sequence[PlanItem], quarter: Quarter) -> tuple[PlanTally, ...]:
    """One for each of the three kinds; a dropped item stays planned, and is due with its quarter."""
    found = []
    for kind in PLAN_KINDS:
        own = [item for item in items if item.kind == kind]
        due = [item for item in own if item.planned_quarter <= quarter.number]
        found.append(
            PlanTally(
                kind=kind,
                planned=sum(item.target_count for item in own),
                due=sum(item.target_count for item in due),
                delivered=sum(item.delivered_count for item in own),
                delivered_due=sum(min(item.delivered_count, item.target_count) for item in due),
            )
        )
    return tuple(found) if items else ()


def standing(item: PlanItem, quarter: Quarter) -> PlanStanding:
    """How an item of the year's plan stands on the quarter's last day."""
    if item.status == "dropped":
        return "dropped"
    if item.delivered_count >= item.target_count:
        return "delivered"
    if item.planned_quarter > quarter.number:
        return "to_come"
    return "partly" if item.delivered_count else "not_delivered"


def sitting_tally(sittings: Sequence[Sitting], closed: date) -> SittingTally:
    """The sittings together::

        cost per hearing = sum of the costs of hearings / number of those hearings

    never a mean of ratios. A Hansard, which visits have none of, is judged once 14 days had passed on the
    reporting day ``closed``.
    """
    hearings = [row for row in sittings if row.kind == "hearing"]
    costs = [row.cost_kes for row in hearings if row.cost_kes is not None]
    total = sum(costs, Decimal(0))
    judged = [
        row for row in sittings if row.kind != "site_visit" and (closed - row.held_on).days >= HANSARD_DAYS
    ]
    return SittingTally(
        hearings=len(hearings),
        meetings=sum(row.kind == "meeting" for row in sittings),
        site_visits=sum(row.kind == "site_visit" for row in sittings),
        costed=len(costs),
        cost_kes=total,
        cost_per_hearing=half_up(quotient(total, Decimal(len(costs))), 0) if costs else None,
        open_to_public=sum(row.open_to_public for row in sittings),
        without_quorum=sum(not row.quorum_met for row in sittings),
        hansard_in_time=sum(
            row.hansard_days is not None and row.hansard_days <= HANSARD_DAYS for row in judged
        ),
        hansard_judged=len(judged),
        minutes_online=sum(bool(row.minutes_url) for row in sittings),
    )


def report_story(report: CommitteeReport, as_at: date) -> ReportStory:
    """How a report stands on ``as_at``."""
    late = (as_at - report.due_on).days
    said: ReportStanding
    if report.tabled_on is not None:
        said = "in_time" if report.tabled_on <= report.due_on else "late"
    else:
        said = "overdue" if late > 0 else "to_come"
    return ReportStory(report=report, standing=said, days_overdue=late if said == "overdue" else None)


def query_story(query: ExecutiveQuery, as_at: date) -> QueryStory:
    """How a question stands on ``as_at``, with its days to the answer or waited so far."""
    said: QueryStanding
    if query.answered_on is not None:
        said = "in_time" if query.answered_on <= query.answer_due else "late"
    else:
        said = "overdue" if query.answer_due < as_at else "waiting"
    return QueryStory(query=query, standing=said, days=((query.answered_on or as_at) - query.asked_on).days)
