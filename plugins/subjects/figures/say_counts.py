"""Counts that sentences use and no model holds as such; each is derived from one report, and is there by its
name at ``count/NAME`` (``say_facts``).

What readers of the summaries ask about is counted from the registers as they were released with the report:
how many wait, how many of these are past their day, how much of what happened in the quarter is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from checked_tables.status import MARKER
from plugins.core.facts.assembly import Report
from plugins.subjects.actions.measure import is_overdue
from plugins.subjects.actions.record import Action
from plugins.subjects.bills.measure import bill_story
from plugins.subjects.bills.model import BillStory
from plugins.subjects.bills.record import IN_FORCE, BillStage, Participation, Register, StatutoryClock
from plugins.subjects.charter.record import ServiceStandard
from plugins.subjects.committees.measure import plan_tallies
from plugins.subjects.committees.model import PlanTally
from plugins.subjects.committees.record import ExecutiveQuery, PlanItem
from plugins.subjects.committees.record_chains import Recommendation
from plugins.subjects.competencies.record import ALL_STRATA, CompetencySummary
from plugins.subjects.corrections.record import corrections_of
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.petitions.measure import petition_story
from plugins.subjects.petitions.model import PetitionStory
from plugins.subjects.petitions.record import Petition
from plugins.subjects.plan.record import MilestoneProgress, ReportSent
from plugins.subjects.submissions.record import Submission
from plugins.subjects.trainings.measure import tally
from plugins.subjects.trainings.model import TrainingTally
from plugins.subjects.trainings.record import LocalTraining
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures


def _in_quarter(day: date | None, report: Report) -> bool:
    return day is not None and report.quarter.first_day <= day <= report.quarter.last_day


def _bills(report: Report) -> Iterator[BillStory]:
    register = report.records.get(Register)
    stages = {stage.stage_id: stage for stage in report.records.declared.rows(BillStage)}
    clocks = report.records.declared.rows(StatutoryClock)
    for bill in register.bills if register else ():
        yield bill_story(bill, stages, clocks, report.quarter.last_day)


def _hearings(report: Report) -> Iterator[Participation]:
    """The public hearings on bills that were held in the quarter."""
    for story in _bills(report):
        for event in story.bill.participation:
            if event.kind == "hearing" and _in_quarter(event.held_on, report):
                yield event


def _laws(report: Report) -> int:
    """Acts that came into force in the quarter."""
    steps = (action for story in _bills(report) for action in story.bill.actions)
    return sum(step.stage_id == IN_FORCE and _in_quarter(step.date, report) for step in steps)


def _plan(report: Report) -> tuple[PlanTally, ...]:
    return plan_tallies(report.rows(PlanItem), report.quarter)


def _own_recommendations(report: Report) -> Iterator[Recommendation]:
    """Those that committees made and nobody has carried out; those of auditors are told with audits."""
    rows = report.rows(Recommendation)
    return (one for one in rows if one.is_open and one.source_kind == "committee_report")


def _trainings(report: Report) -> TrainingTally:
    return tally("", report.rows(LocalTraining))


def _assessed(report: Report) -> Iterator[CompetencySummary]:
    """The competencies of everybody together whose counts are shown."""
    rows = report.rows(CompetencySummary)
    return (one for one in rows if one.stratum_id == ALL_STRATA and one.n_at_or_above is not None)


def _overdue(report: Report) -> int:
    as_at = report.release.as_at
    return sum(is_overdue(action, as_at) for action in report.rows(Action))


def _petitions(report: Report) -> Iterator[PetitionStory]:
    standards = report.records.declared.rows(ServiceStandard)
    return (petition_story(one, standards, report.quarter.last_day) for one in report.rows(Petition))


def _waits(query: ExecutiveQuery, report: Report) -> bool:
    """Whether a question had no answer on the last day of the quarter, when the register closed."""
    last = report.quarter.last_day
    return query.asked_on <= last and (query.answered_on is None or query.answered_on > last)


COUNTS: Mapping[str, Callable[[Report], int]] = {
    "open_actions": lambda report: sum(a.status in ("open", "in_progress") for a in report.rows(Action)),
    "overdue_actions": _overdue,
    "done_actions": lambda report: sum(a.status == "done" for a in report.rows(Action)),
    "asked_units": lambda report: len(report.rows(Submission)),
    "on_time_units": lambda report: sum(s.days_late == 0 for s in report.rows(Submission)),
    "late_units": lambda report: sum((s.days_late or 0) > 0 for s in report.rows(Submission)),
    "silent_units": lambda report: sum(s.received_on is None for s in report.rows(Submission)),
    "missing_figures": lambda report: sum(
        MARKER[r.status] == "[x]" for r in report[Figures].results if r.unit.unit_id == ASSEMBLY_ID
    ),
    "missing": lambda report: (
        report[Figures].coverage.expected
        - report[Figures].coverage.not_applicable
        - report[Figures].coverage.reported
    ),
    "ten_met": lambda report: sum(r.ten_percent == "met" for r in report[Figures].of_unit()),
    "ten_judged": lambda report: sum(r.ten_percent != "not_assessable" for r in report[Figures].of_unit()),
    "missed_targets": lambda report: report[Figures].tally.judged - report[Figures].tally.met,
    "corrections": lambda report: len({(c.metric_id, c.unit_id) for c in corrections_of(report)}),
    "labour_units": lambda report: sum(
        x.effectiveness_pct is not None and x.unit.unit_id != ASSEMBLY_ID
        for x in report[LabourReport].results
    ),
    "untargeted": lambda report: report[Figures].untargeted,
    "open_petitions": lambda report: sum(one.days_waiting is not None for one in _petitions(report)),
    "late_petitions": lambda report: sum(
        one.days_waiting is not None and one.in_time is False for one in _petitions(report)
    ),
    "open_queries": lambda report: sum(_waits(one, report) for one in report.rows(ExecutiveQuery)),
    "late_queries": lambda report: sum(
        _waits(one, report) and one.answer_due < report.quarter.last_day
        for one in report.rows(ExecutiveQuery)
    ),
    "open_bills": lambda report: sum(one.is_open for one in _bills(report)),
    "bills_with_governor": lambda report: sum(one.outcome == "governor" for one in _bills(report)),
    "bills": lambda report: sum(1 for _ in _bills(report)),
    "laws": _laws,
    "hearings": lambda report: sum(1 for _ in _hearings(report)),
    "hearings_counted": lambda report: sum(one.attendees is not None for one in _hearings(report)),
    "hearings_uncounted": lambda report: sum(one.attendees is None for one in _hearings(report)),
    "hearing_people": lambda report: sum(one.attendees or 0 for one in _hearings(report)),
    "plan_due": lambda report: sum(one.due for one in _plan(report)),
    "plan_delivered": lambda report: sum(one.delivered_due for one in _plan(report)),
    "open_recommendations": lambda report: sum(1 for _ in _own_recommendations(report)),
    "late_recommendations": lambda report: sum(
        one.due_on < report.quarter.last_day for one in _own_recommendations(report)
    ),
    "trainings": lambda report: _trainings(report).trainings,
    "trainings_counted": lambda report: _trainings(report).counted,
    "trainings_uncounted": lambda report: _trainings(report).trainings - _trainings(report).counted,
    "training_places": lambda report: _trainings(report).attended,
    "assessments": lambda report: sum(one.n_assessed or 0 for one in _assessed(report)),
    "assessments_reached": lambda report: sum(one.n_at_or_above or 0 for one in _assessed(report)),
    "milestones": lambda report: len(report.rows(MilestoneProgress)),
    "milestones_done": lambda report: sum(one.status == "done" for one in report.rows(MilestoneProgress)),
    "reports_sent": lambda report: len(report.rows(ReportSent)),
    "reports_received": lambda report: sum(
        one.acknowledged_on is not None for one in report.rows(ReportSent)
    ),
    "trends": lambda report: sum(one.trend.word != "too_few_quarters" for one in report[Figures].of_unit()),
    "longest_trend": lambda report: max(
        (one.trend.quarters for one in report[Figures].of_unit() if one.has_value), default=0
    ),
    "reportable": lambda report: report[Figures].coverage.expected - report[Figures].coverage.not_applicable,
}
