"""The work plan at the reporting date, 15 January 2026: days counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.time.quarter import Quarter
from plugins.subjects.plan.measure import milestone_standing, point_standing, windows
from plugins.subjects.plan.model import PlanStanding, Review
from plugins.subjects.plan.record import AuditPoint, Milestone, MilestoneProgress, MilestoneStatus
from tests.samples.tiny import Tiny
from tests.samples.tiny_plan import PROGRESS, REVIEWS, add_plan, measured

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.fixture
def plan(tiny: Tiny) -> Tiny:
    return add_plan(tiny)


def test_each_milestone_stands_as_the_quarter_says_and_overdue_is_worked_out(plan: Tiny):
    standing = measured(plan)[PlanStanding]
    assert standing.progress_as_at == date(2026, 1, 15)
    (activity,) = standing.activities
    told = [(one.state, one.days_late) for one in activity.milestones]
    # due 30 September, done 10 October: 10 days late; due 31 December: 15 days to the reporting date;
    # where no day is stated nothing can be late
    assert told == [("done", 10), ("overdue", 15), ("not_started", None)]
    assert activity.done == 1


def test_what_nobody_told_of_is_unknown_and_not_late(tiny: Tiny):
    add_plan(tiny)
    tiny.path(PROGRESS).unlink()
    standing = measured(tiny)[PlanStanding]
    assert standing.progress_as_at is None
    assert {one.state for one in standing.activities[0].milestones} == {"unknown"}


def test_a_scorecard_is_its_scores_over_the_most_they_could_be(plan: Tiny):
    plan.add(REVIEWS, "rev_2025_11,2025-11-04,2025-09-01,2025-10-31,2,,3,,,")
    (review,) = measured(plan)[PlanStanding].reviews
    assert review.share_pct == Decimal(83)  # (2 + 3) / (2 x 3) = 83.3 per cent


def test_two_months_without_a_review_stay_a_gap(plan: Tiny):
    # The first reviewed time begins in September: September-October was reviewed, November-December
    # was not, January-February had not ended by 15 January.
    found = [
        (one.first_day, one.last_day, one.review is not None) for one in measured(plan)[PlanStanding].windows
    ]
    assert found == [
        (date(2025, 9, 1), date(2025, 10, 31), True),
        (date(2025, 11, 1), date(2025, 12, 31), False),
    ]


def test_a_recommendation_is_overdue_only_while_it_was_accepted_and_is_not_done(plan: Tiny):
    (audit,) = measured(plan)[PlanStanding].audits
    assert [(one.overdue, one.days_late) for one in audit.points] == [(True, 10), (False, None)]


def _milestone(due: date | None) -> Milestone:
    title = Bilingual("A manual", "Mwongozo")
    return Milestone(milestone_id="m", activity_no=1, title=title, due_on=due, clause="3.1(2)", note=NO_TEXT)


@given(DAYS, DAYS, st.sampled_from(["not_started", "in_progress"]))
def test_overdue_means_due_before_the_reporting_date(due: date, as_at: date, status: MilestoneStatus):
    progress = MilestoneProgress(milestone_id="m", status=status, done_on=None, evidence="", note=NO_TEXT)
    standing = milestone_standing(_milestone(due), progress, as_at)
    assert (standing.state == "overdue") == (due < as_at)
    assert (standing.days_late == 0) == (due >= as_at)


@given(DAYS, DAYS)
def test_what_is_done_is_never_overdue(due: date, done: date):
    point = AuditPoint(
        audit_id="a",
        point_no=1,
        recommendation=NO_TEXT,
        response=NO_TEXT,
        agreed="yes",
        due_on=due,
        status="done",
        done_on=done,
    )
    standing = point_standing(point, done + timedelta(days=400))
    assert not standing.overdue
    assert standing.days_late == max(0, (done - due).days)


@given(DAYS, st.integers(0, 900))
def test_the_two_months_follow_each_other_without_a_gap(start: date, length: int):
    review = Review(
        review_id="r",
        quarter=Quarter.containing(start),
        held_on=start,
        window_start=start,
        window_end=start,
        scores=(),
        share_pct=Decimal(0),
    )
    found = list(windows([review], start + timedelta(days=length)))
    for one, following in pairwise(found):
        assert following.first_day == one.last_day + timedelta(days=1)
    assert all(59 <= (one.last_day - one.first_day).days + 1 <= 62 for one in found)
    assert sum(one.review is not None for one in found) == bool(found)
