"""Where a bill stands, how long bills take, and which of them get through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plugins.subjects.bills.measure import bill_register, bill_story, cohorts
from plugins.subjects.bills.model import BillRegister, BillStory, Cohort
from plugins.subjects.bills.record import Bill
from tests.samples.bills import CLOCKS, STAGES, bill, event
from tests.samples.rows import Q, release

AS_AT = date(2025, 12, 31)
BY_ID = {stage.stage_id: stage for stage in STAGES}
READ = ("publication 2025-01-20", "first_reading 2025-02-03", "committee 2025-02-03")
PASSED = (*READ, "second_reading 2025-04-22 passed", "third_reading 2025-05-06 amended")


def story(*steps: str, **changes: object) -> BillStory:
    return bill_story(bill(*steps, **changes), BY_ID, CLOCKS, AS_AT)  # type: ignore[arg-type]


def register(*bills: Bill) -> BillRegister:
    return bill_register(release(quarter=Q("2025-26-Q2")), bills, STAGES, CLOCKS)


@pytest.mark.parametrize(
    ("steps", "place", "since", "outcome"),
    [
        (("proposal 2025-01-06",), "proposal", "2025-01-06", "open"),
        (READ, "committee", "2025-02-03", "open"),
        # A reading that was put off moves a bill nowhere.
        ((*READ, "second_reading 2025-03-04 deferred"), "committee", "2025-02-03", "open"),
        ((*READ, "second_reading 2025-03-04 failed"), "rejected", "2025-03-04", "rejected"),
        (PASSED, "third_reading", "2025-05-06", "governor"),
        ((*PASSED, "governor 2025-05-09"), "governor", "2025-05-09", "governor"),
        ((*PASSED, "governor 2025-05-09", "referred_back 2025-05-20"), "referred_back", "2025-05-20", "open"),
        ((*PASSED, "governor 2025-05-09", "assent 2025-05-20"), "assent", "2025-05-20", "law"),
        ((*READ, "withdrawn 2025-06-03"), "withdrawn", "2025-06-03", "withdrawn"),
        ((*READ, "lapsed 2025-12-04"), "lapsed", "2025-12-04", "lapsed"),
    ],
)
def test_where_a_bill_stands(steps: tuple[str, ...], place: str, since: str, outcome: str) -> None:
    told = story(*steps)
    assert (told.place, told.since.isoformat(), told.outcome) == (place, since, outcome)


def test_days_run_from_first_reading_to_passage_or_to_the_day_the_register_closed() -> None:
    # 3 February to 6 May 2025: 25 days to the end of February, 31 + 30 + 6 = 92.
    assert (story(*PASSED).days_to_passage, story(*PASSED).days_waiting) == (92, None)
    # 3 February to 31 December: day 365 less day 34 = 331.
    assert (story(*READ).days_to_passage, story(*READ).days_waiting) == (None, 331)
    assert story(*READ, "withdrawn 2025-06-03").days_waiting is None


def test_the_gap_before_each_step_and_its_codes() -> None:
    told = story(*PASSED)
    assert [step.days for step in told.steps] == [None, 14, 0, 78, 14]
    assert told.steps[-1].classification == ("reading-3", "passage", "amendment-passage")
    assert told.steps[1].classification == ("reading-1",)


@pytest.mark.parametrize(
    ("second", "third", "one_day"),
    [("2025-02-03", "2025-02-03", True), ("2025-02-03", "2025-02-04", False)],
)
def test_readings_on_one_day_are_flagged(second: str, third: str, one_day: bool) -> None:
    told = story(*READ, f"second_reading {second} passed", f"third_reading {third} passed")
    assert told.readings_on_one_day is one_day
    assert story(*READ).readings_on_one_day is None


def test_only_hearings_before_passage_count() -> None:
    events = [event("2025-03-04"), event("2025-05-07"), event("2025-03-11", kind="town_hall")]
    assert story(*PASSED, events=events).hearings_before_passage == 1
    assert story(*READ, events=events).hearings_before_passage == 2


def test_a_hearing_on_the_day_of_passage_came_before_it() -> None:
    """Passed on 6 May 2025."""
    assert story(*PASSED, events=[event("2025-05-06")]).hearings_before_passage == 1
    assert story(*PASSED, events=[event("2025-05-07")]).hearings_before_passage == 0


def test_pending_and_ended_bills_keep_waiting_in_the_estimate() -> None:
    """One passed after 92 days, one with the committee for 331, one withdrawn: both others count as waiting
    on 31 December, 331 days after first reading. After 92 days 2/3 are waiting; half never is reached."""
    both = [bill(*READ, bill_id="bill_two"), bill(*READ, "withdrawn 2025-06-03", bill_id="bill_three")]
    told = register(bill(*PASSED), *both, bill("proposal 2025-12-01", bill_id="bill_four"))
    assert [(s.time, s.at_risk, s.events, s.censored) for s in told.curve] == [(92, 3, 1, 0), (331, 2, 0, 2)]
    assert told.curve[-1].waiting_pct.quantize(Decimal("0.01")) == Decimal("66.67")
    assert told.median_days is None


def test_a_year_is_told_when_each_of_its_bills_was_watched_for_half_a_year() -> None:
    late = ("first_reading 2025-07-02",)  # 182 days before 31 December: long enough
    later = ("first_reading 2025-07-03",)  # 181 days: too early to tell
    first = register(bill(*PASSED), bill(*READ, "withdrawn 2025-06-03", bill_id="bill_two"), bill(*late))
    assert first.cohorts == (
        Cohort(financial_year="2024-25", read=2, passed=1, passed_in_time=1, waiting=0, ended=1),
        Cohort(financial_year="2025-26", read=1, passed=0, passed_in_time=0, waiting=1, ended=0),
    )
    assert register(bill(*later)).cohorts[0].passed_in_time is None


def test_days_of_notice() -> None:
    """14, 3 and 7 days of notice: 7 in the middle; a call for views and an unknown notice do not count."""
    events = [
        event("2025-03-20", notice_on=date(2025, 3, 6)),
        event("2025-03-20", notice_on=date(2025, 3, 17)),
        event("2025-03-20", notice_on=date(2025, 3, 13), kind="town_hall"),
        event(
            "2025-03-20", notice_on=date(2025, 3, 19), kind="written", attendees=None, status="not_applicable"
        ),
        event("2025-03-20"),
    ]
    notice = register(bill(*READ, events=events)).notice
    assert notice is not None
    assert (notice.events, notice.median_days, notice.least_days) == (3, Decimal(7), 3)
    assert register(bill(*READ)).notice is None


RESTORED = bill(
    "first_reading 2025-02-03",
    "committee 2025-02-10",
    "lapsed 2025-11-20",
    "restored 2025-11-24",
    "third_reading 2025-12-02 passed",
)


def test_days_run_on_while_a_bill_lay_lapsed_and_the_lapse_is_told() -> None:
    """3 February is day 34 of 2025, 2 December day 336: 302 days, 4 of them lapsed."""
    told = bill_story(RESTORED, BY_ID, CLOCKS, AS_AT)
    assert (told.days_to_passage, told.days_lapsed) == (302, 4)
    (lapse,) = told.lapses
    assert (lapse.ended, lapse.ended_on, lapse.restored_on) == (
        "lapsed",
        date(2025, 11, 20),
        date(2025, 11, 24),
    )


def test_a_restored_bill_waits_again_and_counts_once() -> None:
    open_again = replace(RESTORED, actions=RESTORED.actions[:4])
    told = bill_story(open_again, BY_ID, CLOCKS, AS_AT)
    assert (told.outcome, told.stage.stage_id, told.is_open) == ("open", "restored", True)
    (cohort,) = cohorts([told], AS_AT)
    assert (cohort.read, cohort.waiting, cohort.ended) == (1, 1, 0)


def test_a_new_session_moves_a_bill_nowhere() -> None:
    carried = bill("first_reading 2025-02-03", "second_reading 2025-11-20 passed", "carried_over 2026-02-10")
    told = bill_story(carried, BY_ID, CLOCKS, date(2026, 3, 31))
    assert (told.stage.stage_id, told.since) == ("second_reading", date(2025, 11, 20))
    assert [step.action.stage_id for step in told.steps][-1] == "carried_over"


def test_assent_by_silence_makes_a_law_and_stops_the_governors_clock() -> None:
    """Sent on 1 June, counted as assented to on the 16th: 15 days, one more than the 14."""
    silent = bill("third_reading 2025-05-30 passed", "governor 2025-06-01", "deemed_assent 2025-06-16")
    told = bill_story(silent, BY_ID, CLOCKS, date(2025, 6, 30))
    assert (told.outcome, told.assented_on) == ("law", None)
    (run,) = (run for run in told.clocks if run.clock.clock_id == "governor")
    assert (run.days, run.verdict) == (15, "missed")
