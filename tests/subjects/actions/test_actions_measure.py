"""Corrective actions over all quarters, ages counted by hand."""

from __future__ import annotations

from datetime import date

from plugins.portal.read import measure
from plugins.subjects.plan.model import PlanStanding
from tests.samples.tiny import Q1, Q2, Tiny

ACTIONS = f"{Q2}/actions.csv"
HEADER = (
    "action_id,metric_id,unit_id,problem_en,problem_sw,action_en,action_sw,owner_unit_id,opened_on,due_on,"
    "status,done_on,outcome_en,outcome_sw\n"
)


def row(action_id: str, opened: str, due: str, status: str, done: str = "") -> str:
    return (
        f"{action_id},reports_done,assembly,Late.,,A list.,,office_clerk,{opened},{due},{status},{done},,\n"
    )


def test_an_action_is_told_by_the_last_quarter_that_has_it(tiny: Tiny):
    tiny.write(f"{Q1}/actions.csv", HEADER + row("act_2025_001", "2025-08-01", "2025-09-30", "open"))
    tiny.write(ACTIONS, HEADER + row("act_2025_001", "2025-08-01", "2025-09-30", "done", "2025-10-10"))
    (one,) = measure(tiny.dataset())[PlanStanding].actions
    # 1 August to 10 October is 70 days; 30 September to 10 October is 10
    assert (one.state, one.age_days, one.days_late) == ("done", 70, 10)
    assert (str(one.first_told), str(one.last_told)) == ("2025-26-Q1", "2025-26-Q2")


def test_what_goes_on_is_counted_to_the_reporting_date(tiny: Tiny):
    tiny.write(
        ACTIONS,
        HEADER
        + row("act_a", "2026-01-05", "2026-01-14", "in_progress")
        + row("act_b", "2026-01-05", "2026-01-15", "open"),
    )
    late, in_time = measure(tiny.dataset())[PlanStanding].actions
    assert late.as_at == date(2026, 1, 15)
    assert (late.state, late.age_days, late.days_late) == ("overdue", 10, 1)
    assert (in_time.state, in_time.days_late) == ("open", 0)  # due on the reporting date itself


def test_nothing_planned_has_no_day_to_miss(tiny: Tiny):
    tiny.write(ACTIONS, HEADER + row("act_a", "2026-01-05", "", "none_planned"))
    (one,) = measure(tiny.dataset())[PlanStanding].actions
    assert (one.state, one.days_late) == ("none_planned", None)
