"""Committees' plans, sittings, reports and questions as recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual

from .record_chains import (
    AuditFinding,
    Recommendation,
)

PlanKind = Literal["inspection", "report", "executive_engagement"]


PLAN_KINDS: tuple[PlanKind, ...] = ("inspection", "report", "executive_engagement")


SittingKind = Literal["hearing", "meeting", "site_visit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """What a committee promised for its year (``committee_plan.csv``)."""

    TABLE: ClassVar = "committee_plan"

    committee_id: str
    financial_year: str
    item_no: int
    kind: PlanKind
    title: Bilingual
    planned_quarter: int
    target_count: int
    delivered_count: int
    status: Literal["in_plan", "dropped"]
    reason: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting in the quarter (``sittings.csv``); ``cost_kes`` is ``None`` where nobody knows it."""

    TABLE: ClassVar = "sittings"

    committee_id: str
    sitting_no: int
    held_on: date
    kind: SittingKind
    subject: Bilingual
    open_to_public: bool
    quorum_met: bool
    cost_kes: Decimal | None
    hansard_published_on: date | None
    minutes_url: str

    @property
    def hansard_days(self) -> int | None:
        """Days from the sitting to its Hansard; ``None`` while there is none."""
        return None if self.hansard_published_on is None else (self.hansard_published_on - self.held_on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeReport:
    """A report that a committee owes the Assembly (``committee_reports.csv``)."""

    TABLE: ClassVar = "committee_reports"

    report_id: str
    committee_id: str
    title: Bilingual
    inquiry_ended_on: date | None
    due_on: date
    tabled_on: date | None
    debated_on: date | None
    decision: Literal["adopted", "amended", "rejected"] | None

    @property
    def days_to_table(self) -> int | None:
        """Days from the end of the inquiry to tabling."""
        if self.tabled_on is None or self.inquiry_ended_on is None:
            return None
        return (self.tabled_on - self.inquiry_ended_on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutiveQuery:
    """A question to the county executive (``executive_queries.csv``)."""

    TABLE: ClassVar = "executive_queries"

    query_id: str
    committee_id: str
    subject: Bilingual
    addressed_to: str
    asked_on: date
    standard_days: int
    answered_on: date | None
    outcome: Literal["full", "partial", "refused"] | None
    now_with: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.answered_on is None

    @property
    def answer_due(self) -> date:
        """The last day on which an answer is in time."""
        return self.asked_on + timedelta(days=self.standard_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeWork:
    """Everything recorded of the committees in one version of a quarter; empty where nothing was."""

    plan: tuple[PlanItem, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    reports: tuple[CommitteeReport, ...] = ()
    findings: tuple[AuditFinding, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    queries: tuple[ExecutiveQuery, ...] = ()

    def __bool__(self) -> bool:
        return any((self.plan, self.sittings, self.reports, self.recommendations, self.queries))


#: Of a version that has no table of the committees.
NO_WORK = CommitteeWork()
