"""The policy's work plan: milestones, reviews, independent audits, reports sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.checked import CheckedTables
from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .check import check_milestones
from .check_history import check_plan_history
from .check_reports_sent import check_sent_versions
from .measure import plan_standing
from .model import PlanStanding
from .publish import PLAN
from .read import TABLES, check_plan, plan_rows
from .record import (
    AuditPoint,
    Milestone,
    MilestoneProgress,
    PlanRecords,
    ProductivityAudit,
    ReportSent,
    ReviewScore,
    WorkplanActivity,
)


def _check_reference(read: Read) -> Iterator[Problem]:
    numbers = {activity.number for activity in read.declared.rows(WorkplanActivity)}
    yield from check_milestones(read.file(Milestone), read.placed(Milestone), numbers)


def _gather(tables: CheckedTables, _: Facts) -> Iterator[PlanRecords]:
    yield plan_rows(tables).records()


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.release is not None:
        yield from check_plan(plan_rows(read.tables), read.declared.rows(Milestone))


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], _: bool) -> Iterator[Problem]:
    plan, earlier = now.get(PlanRecords), before[-1].get(PlanRecords)
    if plan is not None and earlier is not None:
        files = {name: now.read.tables.file(name) for name in TABLES}
        yield from check_plan_history(files, plan, earlier)


def _check_all(versions: Sequence[ReadVersion], _: Read) -> Iterator[Problem]:
    releases = {(str(each.quarter), each.folder.version): each.release for each in versions if each.release}
    for version in versions:
        plan = version.get(PlanRecords)
        if plan is not None:
            yield from check_sent_versions(version.file(ReportSent), plan.sent, releases)


def _tell(assembly: Assembly) -> Iterator[PlanStanding]:
    yield plan_standing(assembly.reports, assembly.rows(WorkplanActivity), assembly.rows(Milestone))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import workplan_page
    from .page_audits import audits_page
    from .page_reviews import reviews_pages

    yield workplan_page(teller)
    yield from reviews_pages(teller)
    yield audits_page(teller)


SUBJECT = Subject(
    listed=(
        ("footer.plans", Entry("workplan", "workplan", 30)),
        ("footer.plans", Entry("reviews", "reviews", 50)),
        ("footer.plans", Entry("audits", "audits", 60)),
    ),
    word="plan",
    uses=("actions",),
    publish=PLAN,
    records=(
        *(WorkplanActivity, Milestone, MilestoneProgress),
        *(ReviewScore, ProductivityAudit, AuditPoint, ReportSent),
    ),
    check_reference=_check_reference,
    gather=_gather,
    check=_check,
    check_series=_check_series,
    check_all=_check_all,
    tell=_tell,
    pages=_pages,
)
