"""Rows of the committees for worked examples: everything has a default, days are written 2026-07-01."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from checked_tables.texts import NO_TEXT, Bilingual
from plugins.subjects.committees.record import CommitteeReport, ExecutiveQuery, PlanItem, Sitting
from plugins.subjects.committees.record_chains import AuditFinding, Recommendation

_DAYS = ("_on", "_due")


def _dated(changes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name.endswith(_DAYS) and isinstance(value, str) else value
        for name, value in changes.items()
    }


def plan_item(kind: str, quarter: int, target: int, delivered: int, **changes: Any) -> PlanItem:
    """An item of the plan of 2026-27."""
    given: dict[str, Any] = {
        "committee_id": "cmt_ibis",
        "financial_year": "2026-27",
        "item_no": 1,
        "kind": kind,
        "title": Bilingual("Inspection of umbrella stands (example)"),
        "planned_quarter": quarter,
        "target_count": target,
        "delivered_count": delivered,
        "status": "in_plan",
        "reason": NO_TEXT,
    }
    return PlanItem(**(given | changes))


def sitting(held_on: str, kind: str = "hearing", cost: int | None = 40000, **changes: Any) -> Sitting:
    """A hearing, open to the public, of KSh 40,000."""
    given: dict[str, Any] = {
        "committee_id": "cmt_ibis",
        "sitting_no": 1,
        "held_on": held_on,
        "kind": kind,
        "subject": Bilingual("Umbrella stands"),
        "open_to_public": True,
        "quorum_met": True,
        "cost_kes": None if cost is None else Decimal(cost),
        "hansard_published_on": None,
        "minutes_url": "",
    }
    return Sitting(**_dated(given | changes))


def report(due_on: str, tabled_on: str | None = None, **changes: Any) -> CommitteeReport:
    """A report that falls due on a day and was perhaps tabled on another."""
    given: dict[str, Any] = {
        "report_id": "rep_one",
        "committee_id": "cmt_ibis",
        "title": Bilingual("Report on umbrella stands (example)"),
        "inquiry_ended_on": None,
        "due_on": due_on,
        "tabled_on": tabled_on,
        "debated_on": None,
        "decision": None,
    }
    return CommitteeReport(**_dated(given | changes))


def query(asked_on: str, answered_on: str | None = None, **changes: Any) -> ExecutiveQuery:
    """A question with 21 days for its answer."""
    given: dict[str, Any] = {
        "query_id": "qry_one",
        "committee_id": "cmt_ibis",
        "subject": Bilingual("Price of umbrellas"),
        "addressed_to": "example county executive",
        "asked_on": asked_on,
        "standard_days": 21,
        "answered_on": answered_on,
        "outcome": "full" if answered_on else None,
    }
    return ExecutiveQuery(**_dated(given | changes))


def finding(published_on: str, **changes: Any) -> AuditFinding:
    """A finding of the Auditor-General."""
    given: dict[str, Any] = {
        "finding_id": "fin_one",
        "auditor": "auditor_general",
        "financial_year": "2023-24",
        "published_on": published_on,
        "title": Bilingual("Umbrellas without a register (example)"),
        "summary": NO_TEXT,
    }
    return AuditFinding(**_dated(given | changes))


def rec(rec_id: str, made_on: str, due_on: str = "2026-12-31", **changes: Any) -> Recommendation:
    """A recommendation after a resolution, not started, unless told otherwise."""
    given: dict[str, Any] = {
        "rec_id": rec_id,
        "source_kind": "resolution",
        "source_id": "Example resolution 1 of 2026",
        "parent_rec_id": None,
        "committee_id": "cmt_ibis",
        "text": Bilingual("Keep a register of umbrellas."),
        "addressed_to": "example county executive",
        "made_on": made_on,
        "resolved_on": None,
        "response_due": None,
        "responded_on": None,
        "due_on": due_on,
        "status": "implemented" if changes.get("implemented_on") else "not_started",
        "implemented_on": None,
        "evidence": "",
    }
    return Recommendation(**_dated(given | changes))
