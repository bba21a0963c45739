"""Audit findings and recommendations as recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from checked_tables.texts import Bilingual

SourceKind = Literal["audit", "committee_report", "resolution", "petition"]


Auditor = Literal["auditor_general", "independent_productivity"]


RecStatus = Literal["not_started", "in_progress", "implemented", "disputed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFinding:
    """Where a chain of accountability begins (``audit_findings.csv``)."""

    TABLE: ClassVar = "audit_findings"

    finding_id: str
    auditor: Auditor
    financial_year: str
    published_on: date
    title: Bilingual
    summary: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation and the days of everything that became of it (``recommendations.csv``)."""

    TABLE: ClassVar = "recommendations"

    rec_id: str
    source_kind: SourceKind
    source_id: str
    parent_rec_id: str | None
    committee_id: str
    text: Bilingual
    addressed_to: str
    made_on: date
    resolved_on: date | None
    response_due: date | None
    responded_on: date | None
    due_on: date
    status: RecStatus
    implemented_on: date | None
    evidence: str
    now_with: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not been carried out."""
        return self.status != "implemented"
