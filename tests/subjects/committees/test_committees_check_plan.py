"""What a plan says was delivered against reports tabled and visits made, worked by hand."""

from __future__ import annotations

from checked_tables.mapping import Placed
from plugins.core.time.quarter import Quarter
from plugins.subjects.committees.check_plan import check_delivered
from plugins.subjects.committees.record import CommitteeWork, PlanItem
from tests.samples.committees import plan_item, report, sitting

FIRST, SECOND = Quarter.parse("2026-27-Q1"), Quarter.parse("2026-27-Q2")


def said(quarter: Quarter, work: CommitteeWork, *items: PlanItem) -> list[tuple[int, str]]:
    rows = [Placed(line, item) for line, item in enumerate(items, start=2)]
    return [(problem.line, problem.found) for problem in check_delivered("plan.csv", rows, work, quarter)]


def test_inspections_and_visits_in_the_first_quarter_of_a_year() -> None:
    items = plan_item("inspection", 1, 2, 2), plan_item("inspection", 1, 1, 1, item_no=2)
    two = CommitteeWork(sittings=(sitting("2026-07-02", "site_visit"), sitting("2026-07-03", "site_visit")))
    assert said(FIRST, two, *items) == [
        (3, "3 of the kind inspection were delivered by cmt_ibis; sittings.csv has 2 visits.")
    ]
    assert said(SECOND, two, *items) == []
    assert said(FIRST, CommitteeWork(), *items) == []  # nothing to compare with


def test_reports_are_counted_over_the_year() -> None:
    work = CommitteeWork(reports=(report("2026-06-01", "2026-06-30"), report("2026-08-01", "2026-07-01")))
    assert said(SECOND, work, plan_item("report", 1, 1, 1)) == []
    assert said(SECOND, work, plan_item("report", 1, 2, 2)) == [
        (
            2,
            "2 of the kind report were delivered by cmt_ibis; committee_reports.csv has 1 tabled this year.",
        )
    ]
    assert said(SECOND, work, plan_item("report", 1, 2, 2, committee_id="cmt_heron")) != []
