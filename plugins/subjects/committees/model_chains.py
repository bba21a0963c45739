"""The chains of accountability, and the audits that they begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from .record import (
    CommitteeReport,
)
from .record_chains import AuditFinding, Auditor, Recommendation

#: What a recommendation waits for: the Assembly, a response, its implementation; or what became of it.
Stage = Literal["house", "response", "work", "disputed", "implemented"]


STAGES: tuple[Stage, ...] = ("house", "response", "work", "disputed", "implemented")


OPEN_STAGES: tuple[Stage, ...] = ("house", "response", "work", "disputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A recommendation from where it came to what became of it.

    ``began_on`` is the day on which the audit was published, else on which the recommendation, or the
    first of those that it repeats, was made; ``age_days`` run from then to its implementation or, while
    it is open, to the register's last day. ``overdue_days`` since it was to be carried out.
    """

    rec: Recommendation
    finding: AuditFinding | None
    report: CommitteeReport | None
    repeats: tuple[Recommendation, ...]
    began_on: date
    stage: Stage
    age_days: int
    overdue_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditYear:
    """The recommendations after the audit of one financial year, by how far they are; the four add up to
    ``recommendations``. ``implemented_pct`` is in whole per cent."""

    financial_year: str
    auditor: Auditor
    recommendations: int
    implemented: int
    in_progress: int
    not_started: int
    disputed: int
    implemented_pct: Decimal
