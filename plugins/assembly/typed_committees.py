"""From checked rows of text to the records of ``records_committees.py``."""

from __future__ import annotations

from .records_committees import (
    AuditFinding,
    CommitteeReport,
    ExecutiveQuery,
    PlanItem,
    Recommendation,
    Sitting,
)
from .source import Source
from .typed import Cells, both


def plan_item(cell: Cells, _: Source) -> PlanItem:
    """One row of ``committee_plan.csv``."""
    return PlanItem(
        committee_id=cell["committee_id"],
        financial_year=cell["financial_year"],
        item_no=cell["item_no"],
        kind=cell["kind"],
        title=both(cell, "title"),
        planned_quarter=cell["planned_quarter"],
        target_count=cell["target_count"],
        delivered_count=cell["delivered_count"],
        status=cell["status"],
        reason=both(cell, "reason"),
    )


def sitting(cell: Cells, _: Source) -> Sitting:
    """One row of ``sittings.csv``."""
    return Sitting(
        committee_id=cell["committee_id"],
        sitting_no=cell["sitting_no"],
        held_on=cell["held_on"],
        kind=cell["kind"],
        subject=both(cell, "subject"),
        open_to_public=cell["open_to_public"],
        quorum_met=cell["quorum_met"],
        cost_kes=cell["cost_kes"],
        hansard_published_on=cell["hansard_published_on"],
        minutes_url=cell["minutes_url"] or "",
    )


def report(cell: Cells, _: Source) -> CommitteeReport:
    """One row of ``committee_reports.csv``."""
    return CommitteeReport(
        report_id=cell["report_id"],
        committee_id=cell["committee_id"],
        title=both(cell, "title"),
        inquiry_ended_on=cell["inquiry_ended_on"],
        due_on=cell["due_on"],
        tabled_on=cell["tabled_on"],
        debated_on=cell["debated_on"],
        decision=cell["decision"],
    )


def finding(cell: Cells, _: Source) -> AuditFinding:
    """One row of ``audit_findings.csv``."""
    return AuditFinding(
        finding_id=cell["finding_id"],
        auditor=cell["auditor"],
        financial_year=cell["financial_year"],
        published_on=cell["published_on"],
        title=both(cell, "title"),
        summary=both(cell, "summary"),
    )


def recommendation(cell: Cells, _: Source) -> Recommendation:
    """One row of ``recommendations.csv``."""
    return Recommendation(
        rec_id=cell["rec_id"],
        source_kind=cell["source_kind"],
        source_id=cell["source_id"],
        parent_rec_id=cell["parent_rec_id"],
        committee_id=cell["committee_id"],
        text=both(cell, "text"),
        addressed_to=cell["addressed_to"],
        made_on=cell["made_on"],
        resolved_on=cell["resolved_on"],
        response_due=cell["response_due"],
        responded_on=cell["responded_on"],
        due_on=cell["due_on"],
        status=cell["status"],
        implemented_on=cell["implemented_on"],
        evidence=cell["evidence"] or "",
    )


def query(cell: Cells, _: Source) -> ExecutiveQuery:
    """One row of ``executive_queries.csv``."""
    return ExecutiveQuery(
        query_id=cell["query_id"],
        committee_id=cell["committee_id"],
        subject=both(cell, "subject"),
        addressed_to=cell["addressed_to"],
        asked_on=cell["asked_on"],
        standard_days=cell["standard_days"],
        answered_on=cell["answered_on"],
        outcome=cell["outcome"],
    )
