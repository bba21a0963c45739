# ruff: noqa: E501  (rows are written as they stand in the files)
"""Sound tables of one committee for the tiny data folder's second quarter, October to December 2025."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from tests.samples.tiny import Q2, Tiny, write_tiny

PLAN, SITTINGS, REPORTS = (f"{Q2}/{name}.csv" for name in ("committee_plan", "sittings", "committee_reports"))
FINDINGS, RECS, QUERIES = (
    f"{Q2}/{name}.csv" for name in ("audit_findings", "recommendations", "executive_queries")
)

FILES: Mapping[str, str] = {
    PLAN: """\
        committee_id,financial_year,item_no,kind,title_en,title_sw,planned_quarter,target_count,delivered_count,status,reason_en,reason_sw
        comm_ibis,2025-26,1,inspection,Inspection of umbrella stands,,1,2,2,in_plan,,
        comm_ibis,2025-26,2,report,Reports on umbrella stands,,2,3,1,in_plan,The papers came late.,
        comm_ibis,2025-26,3,executive_engagement,Meeting about umbrellas,,4,1,0,dropped,Another committee has it.,
        """,
    SITTINGS: """\
        committee_id,sitting_no,held_on,kind,subject_en,subject_sw,open_to_public,quorum_met,cost_kes,hansard_published_on,minutes_url
        comm_ibis,1,2025-10-07,hearing,Umbrella stands,,true,true,40000,2025-10-20,
        comm_ibis,2,2025-11-04,hearing,Umbrella stands,,true,false,25000,,
        comm_ibis,3,2025-12-02,meeting,The report,,false,true,9000,,
        """,
    REPORTS: """\
        report_id,committee_id,title_en,title_sw,inquiry_ended_on,due_on,tabled_on,debated_on,decision
        rep_one,comm_ibis,Report on umbrella stands (example),,2025-09-30,2025-11-14,2025-11-11,2025-12-02,adopted
        rep_two,comm_ibis,Report on umbrella hooks (example),,,2025-12-12,,,
        """,
    FINDINGS: """\
        finding_id,auditor,financial_year,published_on,title_en,title_sw,summary_en,summary_sw
        fin_one,auditor_general,2023-24,2025-02-20,Umbrellas without a register (example),,,
        """,
    RECS: """\
        rec_id,source_kind,source_id,parent_rec_id,committee_id,text_en,text_sw,addressed_to,made_on,resolved_on,response_due,responded_on,due_on,status,implemented_on,evidence
        rec_one,audit,fin_one,,comm_ibis,Keep a register of umbrellas.,,example county executive,2025-03-20,2025-04-03,2025-06-02,2025-05-20,2025-10-31,implemented,2025-10-14,Example report 1
        rec_two,committee_report,rep_one,,comm_ibis,Publish what umbrellas cost.,,example county executive,2025-11-11,2025-12-02,2026-01-31,,2026-03-31,not_started,,
        rec_three,audit,fin_one,rec_one,comm_ibis,Keep a register of umbrellas.,,example county executive,2025-11-20,,,,2026-03-31,not_started,,
        """,
    QUERIES: """\
        query_id,committee_id,subject_en,subject_sw,addressed_to,asked_on,standard_days,answered_on,outcome
        qry_one,comm_ibis,Price of umbrellas,,example county executive,2025-10-06,21,2025-10-20,full
        qry_two,comm_ibis,Number of umbrellas,,example county executive,2025-11-03,21,,
        """,
}


def write_tiny_committees(folder: Path) -> Tiny:
    """The tiny data folder with a committee's tables in its second quarter."""
    tiny = write_tiny(folder)
    for name, text in FILES.items():
        tiny.write(name, textwrap.dedent(text))
    return tiny
