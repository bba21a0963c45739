"""What follows from the committees' registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from plugins.core.measures.survival import SurvivalStep
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.units.record import Unit

from .model_chains import Chain, Stage
from .record import (
    CommitteeReport,
    CommitteeWork,
    ExecutiveQuery,
    PlanItem,
    PlanKind,
)

PlanStanding = Literal["dropped", "delivered", "partly", "not_delivered", "to_come"]


ReportStanding = Literal["in_time", "late", "overdue", "to_come"]


QueryStanding = Literal["in_time", "late", "overdue", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTally:
    """One kind of promise: ``planned`` for the year, ``due`` by the register's last day, ``delivered``
    so far, and ``delivered_due``, what was delivered of the items that were due, no more than planned."""

    kind: PlanKind
    planned: int
    due: int
    delivered: int
    delivered_due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStory:
    """An item of a work plan and how it stands."""

    item: PlanItem
    standing: PlanStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStory:
    """A report and how it stands; ``days_overdue`` while it is."""

    report: CommitteeReport
    standing: ReportStanding
    days_overdue: int | None

    def shown_in(self, quarter: Quarter) -> bool:
        """Whether the register of that quarter tells of it: it is due, or not tabled before."""
        tabled = self.report.tabled_on
        return self.report.due_on >= quarter.first_day or tabled is None or tabled >= quarter.first_day


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryStory:
    """A question, and the days to its answer or, while there is none, those waited so far."""

    query: ExecutiveQuery
    standing: QueryStanding
    days: int

    def shown_in(self, quarter: Quarter) -> bool:
        """Whether the register of that quarter tells of it: it was not answered before."""
        return self.query.answered_on is None or self.query.answered_on >= quarter.first_day


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingTally:
    """The sittings of a quarter. ``cost_per_hearing`` is the ratio of the sums, in whole KES: the cost of
    all hearings whose cost is known over their number; ``None`` where there is none."""

    hearings: int
    meetings: int
    site_visits: int
    costed: int
    cost_kes: Decimal
    cost_per_hearing: Decimal | None
    open_to_public: int
    without_quorum: int
    hansard_in_time: int
    hansard_judged: int
    minutes_online: int

    @property
    def sittings(self) -> int:
        """All of them."""
        return self.hearings + self.meetings + self.site_visits


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeFigures:
    """What the rows of one committee, or of all together, come to in the quarter."""

    plan: tuple[PlanTally, ...]
    sittings: SittingTally
    reports_due: int
    reports_tabled: int
    reports_overdue: int
    queries_due: int
    queries_in_time: int
    queries_open: int
    queries_overdue: int
    curve: tuple[SurvivalStep, ...]
    median_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeStory:
    """One committee and everything recorded of it."""

    unit: Unit
    figures: CommitteeFigures
    plan: tuple[PlanStory, ...]
    work: CommitteeWork
    reports: tuple[ReportStory, ...]
    queries: tuple[QueryStory, ...]
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeBook:
    """The committees' work as it stood on ``as_at``, the last day of ``release``'s quarter; committees in
    the order of their English names, chains in the order of the register."""

    release: Release
    as_at: date
    figures: CommitteeFigures
    committees: tuple[CommitteeStory, ...]
    chains: tuple[Chain, ...]

    def at(self, stage: Stage) -> tuple[Chain, ...]:
        """The chains that stand at ``stage``, the oldest first."""
        found = [chain for chain in self.chains if chain.stage == stage]
        return tuple(sorted(found, key=lambda chain: (-chain.age_days, chain.rec.rec_id)))
