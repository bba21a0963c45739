"""A financial year from its released quarters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.subjects.annual.measure import annual_report, annual_reports
from plugins.subjects.figures.model import Figures
from tests.samples.tiny import Tiny
from tests.samples.tiny_plan import AUDITS, SENT, add_plan, measured


@pytest.fixture
def plan(tiny: Tiny) -> Tiny:
    return add_plan(tiny)


def test_a_year_names_the_quarters_that_are_in_it_and_those_that_are_not(plan: Tiny):
    (year,) = annual_reports(measured(plan))
    assert year.financial_year == "2025-26"
    assert [str(report.quarter) for report in year.reports] == ["2025-26-Q1", "2025-26-Q2"]
    assert [str(quarter) for quarter in year.missing] == ["2025-26-Q3", "2025-26-Q4"]
    assert (year.first_day.isoformat(), year.last_day.isoformat()) == ("2025-07-01", "2025-12-31")


def test_expected_figures_are_added_up_over_the_quarters(plan: Tiny):
    (year,) = annual_reports(measured(plan))
    coverages = [report[Figures].coverage for report in year.reports]
    assert year.coverage.expected == sum(one.expected for one in coverages)
    assert year.coverage.reported == 3 + 5  # three figures of the first quarter, five of the second
    assert year.coverage.not_reported >= 1  # of which one row says that no figure came


def test_an_audit_counts_for_the_year_that_it_is_about(plan: Tiny):
    assert annual_report(measured(plan), "2025-26").audits == ()  # the tiny audit is about 2024-25
    plan.replace(AUDITS, "2024-25", "2025-26")
    assert [one.audit.audit_id for one in annual_report(measured(plan), "2025-26").audits] == ["aud"]


def test_reports_sent_are_those_about_the_year_or_one_of_its_quarters(plan: Tiny):
    plan.add(SENT, "s2,board,annual_report,2024-25,,2025-10-01,,,")
    plan.add(SENT, "s3,board,annual_report,2025-26,,2026-01-10,,,")
    year = annual_report(measured(plan), "2025-26")
    assert [one.sent_id for one in year.sent] == ["s1", "s3"]


def test_the_plan_and_the_budget_stand_as_the_last_quarter_has_them(plan: Tiny):
    year = annual_report(measured(plan), "2025-26")
    assert [one.state for one in year.activities[0].milestones] == ["done", "overdue", "not_started"]
    assert year.budget is not None
    latest = year.budget.courses[0].latest
    assert latest is not None
    assert latest.execution_pct == Decimal("47.5")
    assert [window.review is not None for window in year.windows] == [True, False]


def test_without_a_register_of_bills_nothing_is_counted(plan: Tiny):
    assert annual_report(measured(plan), "2025-26").bills is None


def test_no_quarter_no_year(tiny: Tiny):
    with pytest.raises(IndexError):
        annual_report(measured(tiny), "2031-32")
