"""The tiny data folder with a work plan: two milestones, a review, an audit and a report sent."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly
from plugins.portal.read import measure
from tests.samples.tiny import Q1, Q2, Tiny

MILESTONES = "reference/milestones.csv"
PROGRESS, REVIEWS = f"{Q2}/milestone_progress.csv", f"{Q2}/reviews.csv"
AUDITS, POINTS = f"{Q2}/productivity_audits.csv", f"{Q2}/productivity_audit_points.csv"
SENT = f"{Q2}/reports_sent.csv"

FILES = {
    MILESTONES: """\
milestone_id,activity_no,title_en,title_sw,due_on,clause,note_en,note_sw
m1,1,A circular,,2025-09-30,3.1(1),,
m2,1,A workshop,,2025-12-31,3.1(1),,
m3,1,A report,,,3.1(1),No day is stated.,
""",
    PROGRESS: """\
milestone_id,status,done_on,evidence,note_en,note_sw
m1,done,2025-10-10,Circular,,
m2,in_progress,,,,
m3,not_started,,,,
""",
    REVIEWS: """\
review_id,held_on,window_start,window_end,activity_no,milestone_id,score,challenge_en,challenge_sw,action_id
rev_2025_11,2025-11-04,2025-09-01,2025-10-31,1,m1,2,Nobody came.,,act_2025_001
""",
    AUDITS: """\
audit_id,financial_year,auditor_en,auditor_sw,commissioned_on,published_on,opinion,summary_en,summary_sw,address
aud,2024-25,An auditor,,2025-10-01,2025-12-15,qualified,Sound but for two.,,
""",
    POINTS: """\
audit_id,point_no,recommendation_en,recommendation_sw,response_en,response_sw,agreed,due_on,status,done_on
aud,1,Keep the papers.,,Agreed.,,yes,2026-01-05,open,
aud,2,Say it twice.,,No: once is enough.,,no,,not_accepted,
""",
    SENT: """\
sent_id,recipient,kind,covers,sent_version,sent_on,acknowledged_on,note_en,note_sw
s1,npcc,quarterly_report,2025-26-Q1,1,2025-11-03,2025-11-10,,
""",
}


def add_plan(tiny: Tiny) -> Tiny:
    """Add the plan's tables to the second quarter, whose reporting date is 15 January 2026."""
    for name, text in FILES.items():
        tiny.write(name, text)
    return tiny


def measured(tiny: Tiny) -> Assembly:
    """The whole folder, read, checked and measured."""
    return measure(tiny.dataset())


__all__ = ["Q1", "Q2", "add_plan", "measured"]
