"""What a register of the committees held a quarter ago: still there, and as it was."""

from __future__ import annotations

from datetime import date

from plugins.subjects.committees.check_history import check_committee_history
from plugins.subjects.committees.read import TABLES
from plugins.subjects.committees.record import NO_WORK, CommitteeWork
from tests.samples.committees import plan_item, query, rec, report

FILES = {name: f"{name}.csv" for name in TABLES}


def said(now: CommitteeWork, before: CommitteeWork) -> list[str]:
    found = list(check_committee_history(FILES, now, before))
    assert all(problem.severity == "warning" for problem in found)
    return [f"{problem.file}: {problem.found}" for problem in found]


def test_filling_in_is_no_change() -> None:
    before = CommitteeWork(reports=(report("2026-08-01"),), queries=(query("2026-07-01"),))
    now = CommitteeWork(
        reports=(report("2026-08-01", "2026-10-06"), report("2026-11-01", report_id="rep_two")),
        queries=(query("2026-07-01", "2026-10-01"),),
    )
    assert said(now, before) == []
    assert said(NO_WORK, before) == []  # no register at all: other checks speak of missing files


def test_rows_gone_and_days_changed_are_named() -> None:
    before = CommitteeWork(
        reports=(report("2026-08-01", "2026-08-02"),),
        recommendations=(rec("rec_a", "2026-01-01", implemented_on="2026-06-01"), rec("rec_b", "2026-01-01")),
    )
    now = CommitteeWork(
        reports=(report("2026-08-15", "2026-08-02"),),
        recommendations=(rec("rec_a", "2026-01-01"),),
    )
    assert said(now, before) == [
        "committee_reports.csv: due_on of rep_one was 2026-08-01 a quarter earlier and is 2026-08-15 now.",
        "recommendations.csv: implemented_on of rec_a was 2026-06-01 a quarter earlier and is empty now.",
        "recommendations.csv: rec_b was in the register of the quarter before and is no longer there.",
    ]
    assert before.reports[0].due_on == date(2026, 8, 1)


def test_a_plan_does_not_shrink_within_its_year() -> None:
    before = CommitteeWork(plan=(plan_item("report", 1, 3, 2), plan_item("report", 2, 3, 0, item_no=2)))
    smaller = CommitteeWork(plan=(plan_item("report", 1, 2, 2), plan_item("report", 2, 3, 0, item_no=2)))
    undone = CommitteeWork(plan=(plan_item("report", 1, 3, 1),))
    assert said(smaller, before) == [
        "committee_plan.csv: Of item 1 of cmt_ibis 3 had been planned, and now 2."
    ]
    assert said(undone, before) == [
        "committee_plan.csv: Of item 1 of cmt_ibis 2 had been delivered, and now 1.",
        "committee_plan.csv: item 2 of cmt_ibis was in the register of the quarter before and is no longer "
        "there.",
    ]
    next_year = CommitteeWork(plan=(plan_item("report", 1, 2, 0, financial_year="2027-28"),))
    assert said(next_year, before) == []
