"""A financial year from its released quarters: what the Clerk's annual report is made of (clause 4.2).

Everything is counted within the year as far as it is released: from 1 July to the last day of the last
released quarter, as that quarter's release had it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.actions.measure import action_standing
from plugins.subjects.actions.model import ActionStanding
from plugins.subjects.actions.record import Action
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.corrections.record import Correction, corrections_of
from plugins.subjects.figures.model import Coverage, Figures
from plugins.subjects.money.model import BudgetYear, Resources
from plugins.subjects.plan.measure import activities, records_of
from plugins.subjects.plan.model import ActivityStanding, AuditStanding, PlanStanding, ReviewWindow
from plugins.subjects.plan.record import Milestone, ReportSent, WorkplanActivity


@dataclass(frozen=True, slots=True, kw_only=True)
class BillCounts:
    """Bills that took the step within the year's released quarters."""

    read: int
    passed: int
    law: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReport:
    """One financial year (``2025-26``). ``reports`` are its released quarters, ``missing`` the others, of
    which the ``skipped`` ones lie between released quarters: nothing is summed over them. ``actions`` stand
    as the year's last report has them."""

    financial_year: str
    reports: tuple[Report, ...]
    missing: tuple[Quarter, ...]
    skipped: tuple[Quarter, ...]
    bills: BillCounts | None
    budget: BudgetYear | None
    activities: tuple[ActivityStanding, ...]
    windows: tuple[ReviewWindow, ...]
    actions: tuple[ActionStanding, ...]
    corrections: tuple[tuple[Release, Correction], ...]
    audits: tuple[AuditStanding, ...]
    sent: tuple[ReportSent, ...]
    coverage: Coverage

    @property
    def last(self) -> Report:
        """The year's last released quarter."""
        return self.reports[-1]

    @property
    def first_day(self) -> date:
        """The first day of the first released quarter."""
        return self.reports[0].quarter.first_day

    @property
    def last_day(self) -> date:
        """The last day of the last released quarter."""
        return self.last.quarter.last_day


def annual_reports(assembly: Assembly) -> tuple[AnnualReport, ...]:
    """One for each financial year with a released quarter, oldest first."""
    years = dict.fromkeys(report.quarter.financial_year for report in assembly.reports)
    return tuple(annual_report(assembly, year) for year in years)


def annual_report(assembly: Assembly, year: str) -> AnnualReport:
    """What is published about one financial year; ``IndexError`` if no quarter of it is."""
    reports = tuple(report for report in assembly.reports if report.quarter.financial_year == year)
    start = reports[0].quarter.start_year
    there = {report.quarter for report in reports}
    first, last = reports[0].quarter.first_day, reports[-1].quarter.last_day
    with_progress = [report for report in reports if records_of(report).progress]
    covered = {year, *map(str, there)}
    missing = [each for each in (Quarter(start, number) for number in (1, 2, 3, 4)) if each not in there]
    began, newest = assembly.reports[0].quarter, assembly.reports[-1].quarter
    return AnnualReport(
        financial_year=year,
        reports=reports,
        missing=tuple(missing),
        skipped=tuple(each for each in missing if began < each < newest),
        bills=_bills(assembly, first, last),
        budget=next((one for one in assembly[Resources].years if one.financial_year == year), None),
        activities=activities(assembly.rows(WorkplanActivity), assembly.rows(Milestone), with_progress[-1])
        if with_progress
        else (),
        windows=tuple(
            window for window in assembly[PlanStanding].windows if first <= window.last_day <= last
        ),
        actions=_actions(reports),
        corrections=tuple(
            (report.release, correction) for report in reports for correction in corrections_of(report)
        ),
        audits=tuple(one for one in assembly[PlanStanding].audits if one.audit.financial_year == year),
        sent=tuple(one for one in assembly[PlanStanding].sent if one.covers in covered),
        coverage=_together([report[Figures].coverage for report in reports]),
    )


def _bills(assembly: Assembly, first: date, last: date) -> BillCounts | None:
    register = assembly.get(BillRegister)
    if register is None:
        return None

    def count(days: Sequence[date | None]) -> int:
        return sum(day is not None and first <= day <= last for day in days)

    stories = register.bills
    return BillCounts(
        read=count([story.first_reading_on for story in stories]),
        passed=count([story.passed_on for story in stories]),
        law=count([story.assented_on for story in stories]),
    )


def _actions(reports: Sequence[Report]) -> tuple[ActionStanding, ...]:
    """Each action that a report of the year tells of, as the last of them has it."""
    first: dict[str, Quarter] = {}
    last: dict[str, ActionStanding] = {}
    for report in reports:
        for action in report.rows(Action):
            first.setdefault(action.action_id, report.quarter)
            last[action.action_id] = action_standing(report, action, first[action.action_id])
    return tuple(last.values())


def _together(coverages: Sequence[Coverage]) -> Coverage:
    return Coverage(
        expected=sum(one.expected for one in coverages),
        reported=sum(one.reported for one in coverages),
        not_reported=sum(one.not_reported for one in coverages),
        not_collected=sum(one.not_collected for one in coverages),
        not_applicable=sum(one.not_applicable for one in coverages),
        suppressed=sum(one.suppressed for one in coverages),
    )
