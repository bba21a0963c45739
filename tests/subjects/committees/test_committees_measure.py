"""What the committees' rows come to on the last day of July to September 2026, by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.time.quarter import Quarter
from plugins.subjects.committees.measure import (
    figures,
    plan_tallies,
    query_story,
    report_story,
    sitting_tally,
    standing,
    work_of,
)
from plugins.subjects.committees.measure_chains import age_bands, audit_years, chains
from plugins.subjects.committees.record import CommitteeWork
from tests.samples.committees import finding, plan_item, query, rec, report, sitting

QUARTER = Quarter.parse("2026-27-Q1")
AS_AT, CLOSED = date(2026, 9, 30), date(2026, 10, 15)


def test_the_cost_of_a_hearing_is_a_ratio_of_sums() -> None:
    """(10,000 + 20,000 + 30,001) / 3 = 20,000.33; the mean of the two committees' means, 10,000 and 25,000.5,
    would be 17,500. A meeting and a hearing of unknown cost stay outside."""
    told = sitting_tally(
        [
            sitting("2026-07-01", cost=10000),
            sitting("2026-07-02", cost=20000, committee_id="cmt_heron"),
            sitting("2026-07-03", cost=30001, committee_id="cmt_heron"),
            sitting("2026-07-04", cost=None),
            sitting("2026-07-05", "meeting", cost=99999, open_to_public=False, quorum_met=False),
        ],
        CLOSED,
    )
    assert (told.hearings, told.costed, told.cost_kes) == (4, 3, Decimal(60001))
    assert told.cost_per_hearing == Decimal(20000)
    assert (told.sittings, told.open_to_public, told.without_quorum) == (5, 4, 1)
    assert sitting_tally([sitting("2026-07-04", cost=None)], CLOSED).cost_per_hearing is None


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_the_cost_of_a_hearing_lies_between_the_cheapest_and_the_dearest(costs: list[int]) -> None:
    told = sitting_tally([sitting("2026-07-01", cost=cost) for cost in costs], CLOSED)
    assert told.cost_per_hearing is not None
    assert min(costs) <= told.cost_per_hearing <= max(costs)


def test_a_hansard_is_judged_when_fourteen_days_had_passed() -> None:
    """Reporting closed on 15 October: sittings until 1 October can be judged; visits have no Hansard."""
    told = sitting_tally(
        [
            sitting("2026-07-01", hansard_published_on="2026-07-15"),  # after 14 days
            sitting("2026-07-01", hansard_published_on="2026-07-16"),  # after 15 days
            sitting("2026-09-30"),  # none after 15 days
            sitting("2026-07-01", "site_visit"),
        ],
        date(2026, 10, 15),
    )
    assert (told.hansard_in_time, told.hansard_judged) == (1, 3)
    assert sitting_tally([sitting("2026-09-30")], date(2026, 10, 13)).hansard_judged == 0


def test_plans_against_delivery_by_kind() -> None:
    """Due by the first quarter: 2 + 3 inspections, of which 2 + 2; three of two count as two. One report is
    delivered ahead of its quarter."""
    items = [
        plan_item("inspection", 1, 2, 3),
        plan_item("inspection", 1, 3, 2),
        plan_item("inspection", 2, 4, 0),
        plan_item("report", 3, 2, 1),
    ]
    told = [
        (one.kind, one.planned, one.due, one.delivered, one.delivered_due)
        for one in plan_tallies(items, QUARTER)
    ]
    assert told == [
        ("inspection", 9, 5, 5, 4),
        ("report", 2, 0, 1, 0),
        ("executive_engagement", 0, 0, 0, 0),
    ]
    assert plan_tallies([], QUARTER) == ()


@pytest.mark.parametrize(
    ("planned", "target", "delivered", "status", "said"),
    [
        (1, 2, 2, "in_plan", "delivered"),
        (1, 2, 1, "in_plan", "partly"),
        (1, 2, 0, "in_plan", "not_delivered"),
        (2, 2, 1, "in_plan", "to_come"),
        (2, 2, 2, "in_plan", "delivered"),
        (1, 2, 2, "dropped", "dropped"),
    ],
)
def test_how_an_item_stands(planned: int, target: int, delivered: int, status: str, said: str) -> None:
    assert standing(plan_item("report", planned, target, delivered, status=status), QUARTER) == said


def test_reports_and_questions_are_counted_by_the_day_on_which_they_were_due() -> None:
    work = CommitteeWork(
        reports=(
            report("2026-07-01", "2026-07-20"),  # due and tabled in the quarter, late
            report("2026-09-30", "2026-06-25"),  # tabled ahead
            report("2026-08-01"),  # overdue
            report("2026-06-30", "2026-07-02"),  # due a quarter earlier
            report("2026-10-01"),  # to come
        ),
        queries=(
            query("2026-06-10", "2026-07-01"),  # due 1 July, after 21 days: in time
            query("2026-07-01", "2026-07-31"),  # due 22 July, after 30 days: late
            query("2026-07-01"),  # 91 days without an answer
            query("2026-09-20"),  # due 11 October
            query("2026-05-01", "2026-05-04"),  # due in May
        ),
    )
    told = figures(work, QUARTER, CLOSED)
    assert (told.reports_tabled, told.reports_due, told.reports_overdue) == (2, 3, 1)
    assert (told.queries_in_time, told.queries_due) == (1, 3)
    assert (told.queries_open, told.queries_overdue) == (2, 1)
    # 3, 21 and 30 days to an answer; waiting after 10 and 91. Left: 4/5, then x 2/3 = 8/15, x 1/2 = 4/15.
    assert told.median_days == 30
    stories = [report_story(one, AS_AT) for one in work.reports]
    assert [one.standing for one in stories] == ["late", "in_time", "overdue", "late", "to_come"]
    assert [one.days_overdue for one in stories] == [None, None, 60, None, None]
    asked = [query_story(one, AS_AT) for one in work.queries]
    assert [(one.standing, one.days) for one in asked] == [
        ("in_time", 21),
        ("late", 30),
        ("overdue", 91),
        ("waiting", 10),
        ("in_time", 3),
    ]


def test_rows_of_one_committee() -> None:
    work = CommitteeWork(reports=(report("2026-07-01"), report("2026-07-02", committee_id="cmt_heron")))
    assert [row.due_on for row in work_of(work, "cmt_heron").reports] == [date(2026, 7, 2)]
    assert not work_of(work, "cmt_pelican")


def test_a_chain_and_its_age_begin_with_the_audit() -> None:
    """Published on 1 January 2025, recommended in March, again in 2026: 637 days until 30 September 2026."""
    work = CommitteeWork(
        findings=(finding("2025-01-01"),),
        recommendations=(
            rec("rec_a", "2025-03-01", source_kind="audit", source_id="fin_one", due_on="2025-12-31"),
            rec("rec_b", "2026-03-01", parent_rec_id="rec_a", resolved_on="2026-03-10"),
            rec("rec_c", "2026-03-01", resolved_on="2026-03-10", responded_on="2026-04-01"),
            rec("rec_d", "2026-03-01", resolved_on="2026-03-10", implemented_on="2026-05-30"),
            rec(
                "rec_e", "2026-07-01", resolved_on="2026-07-10", responded_on="2026-08-01", status="disputed"
            ),
        ),
    )
    told = chains(work, AS_AT)
    assert [(one.stage, one.age_days, one.overdue_days) for one in told] == [
        ("house", 637, 273),
        ("response", 637, None),
        ("work", 213, None),
        ("implemented", 90, None),
        ("disputed", 91, None),
    ]
    assert [one.rec_id for one in told[1].repeats] == ["rec_a"]
    # Open: 91 days (in the first band), 213, 637 and 637.
    assert [len(band) for band in age_bands(told)] == [1, 0, 1, 2]


def test_how_far_the_recommendations_after_each_audit_are() -> None:
    """Of 2023-24: one of three carried out, 33.3 per cent; what came of no audit stays outside."""
    newer = finding("2025-12-01", finding_id="fin_two", financial_year="2024-25")
    of_audit = {"source_kind": "audit", "source_id": "fin_one"}
    work = CommitteeWork(
        findings=(finding("2025-01-01"), newer),
        recommendations=(
            rec("rec_a", "2025-03-01", implemented_on="2026-05-30", **of_audit),
            rec("rec_b", "2025-03-01", **of_audit),
            rec("rec_c", "2025-03-01", responded_on="2025-06-01", status="disputed", **of_audit),
            rec("rec_d", "2026-01-01", status="in_progress", source_kind="audit", source_id="fin_two"),
            rec("rec_e", "2026-01-01"),
        ),
    )
    told = [
        (
            one.financial_year,
            one.recommendations,
            one.implemented,
            one.in_progress,
            one.not_started,
            one.disputed,
        )
        for one in audit_years(chains(work, AS_AT))
    ]
    assert told == [("2024-25", 1, 0, 1, 0, 0), ("2023-24", 3, 1, 0, 1, 1)]
    assert [one.implemented_pct for one in audit_years(chains(work, AS_AT))] == [Decimal(0), Decimal(33)]


DAYS = st.dates(date(2025, 1, 1), date(2026, 9, 30))


@given(st.lists(st.tuples(DAYS, DAYS, st.one_of(st.none(), DAYS)), max_size=20))
def test_every_open_recommendation_is_in_one_band_and_a_share_is_within_its_whole(
    days: list[tuple[date, date, date | None]],
) -> None:
    rows = tuple(
        rec(f"rec_{n}", str(min(made, done or made)), str(due), implemented_on=str(done) if done else None)
        for n, (made, due, done) in enumerate(days)
    )
    told = chains(CommitteeWork(recommendations=rows), AS_AT)
    assert sum(map(len, age_bands(told))) == sum(row.implemented_on is None for row in rows)
    assert all(one.age_days >= 0 for one in told)


def test_a_report_tabled_on_the_day_it_was_due_is_in_time() -> None:
    on_the_day, a_day_late = report("2026-08-14", "2026-08-14"), report("2026-08-14", "2026-08-15")
    assert [report_story(one, AS_AT).standing for one in (on_the_day, a_day_late)] == ["in_time", "late"]


def test_a_report_due_on_the_last_day_is_not_overdue_yet() -> None:
    today, yesterday = report_story(report("2026-09-30"), AS_AT), report_story(report("2026-09-29"), AS_AT)
    assert (today.standing, today.days_overdue) == ("to_come", None)
    assert (yesterday.standing, yesterday.days_overdue) == ("overdue", 1)


def test_an_answer_on_the_last_day_is_in_time() -> None:
    """Asked on 1 July with 21 days to answer: the last day is 22 July."""
    on_the_day, a_day_late = query("2026-07-01", "2026-07-22"), query("2026-07-01", "2026-07-23")
    assert [query_story(one, AS_AT).standing for one in (on_the_day, a_day_late)] == ["in_time", "late"]


def test_a_question_is_not_overdue_on_the_last_day_for_its_answer() -> None:
    """Asked on 9 September the answer is due on the 30th itself; asked on the 8th it is a day late."""
    today, yesterday = query("2026-09-09"), query("2026-09-08")
    assert [query_story(one, AS_AT).standing for one in (today, yesterday)] == ["waiting", "overdue"]


def test_a_recommendation_due_today_is_not_overdue() -> None:
    work = CommitteeWork(
        recommendations=(
            rec("rec_a", "2026-03-01", due_on="2026-09-30"),
            rec("rec_b", "2026-03-01", due_on="2026-09-29"),
        ),
    )
    assert [one.overdue_days for one in chains(work, AS_AT)] == [None, 1]


def test_an_open_question_counts_as_overdue_from_the_day_after_its_last_day() -> None:
    work = CommitteeWork(queries=(query("2026-09-09"), query("2026-09-08")))
    told = figures(work, QUARTER, CLOSED)
    assert (told.queries_open, told.queries_overdue) == (2, 1)


def test_a_report_tabled_on_the_last_day_of_the_quarter_was_tabled_in_it() -> None:
    work = CommitteeWork(reports=(report("2026-09-30", "2026-09-30"), report("2026-09-30", "2026-10-01")))
    told = figures(work, QUARTER, CLOSED)
    assert (told.reports_tabled, told.reports_due) == (1, 2)
