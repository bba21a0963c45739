"""The register of bills, told: where each bill stands, how long bills take, which of them get through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median

from plugins.core.measures.survival import kaplan_meier, median_time
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .measure_clocks import clock_runs, tally
from .measure_usual import usual_days
from .model import BillRegister, BillStep, BillStory, Cohort, Lapse, NoticeTally, Outcome
from .record import (
    ASSENT,
    DEEMED_ASSENT,
    ENDS,
    FIRST,
    GAZETTED,
    GOVERNOR,
    IN_FORCE,
    LAPSED,
    ONWARD,
    RESTORED,
    SECOND,
    THIRD,
    WITHDRAWN,
    Bill,
    BillAction,
    BillStage,
    StatutoryClock,
)

#: How long a bill of a year is watched before the year's passage rate is told.
HALF_A_YEAR = 182
_OUTCOMES: dict[str, Outcome] = {
    THIRD: "governor",
    GOVERNOR: "governor",
    ASSENT: "law",
    DEEMED_ASSENT: "law",
    GAZETTED: "law",
    IN_FORCE: "law",
    WITHDRAWN: "withdrawn",
    LAPSED: "lapsed",
}
_ENDED = ("rejected", "withdrawn", "lapsed")


def bill_register(
    release: Release, bills: Sequence[Bill], stages: Sequence[BillStage], clocks: Sequence[StatutoryClock]
) -> BillRegister:
    """The register as it stood on the last day of the release's quarter.

    The time to passage is estimated over all bills that were read a first time (``survival``): a passed
    bill counts with its days from first reading to passage, any other as still waiting on the register's
    last day. A bill that was rejected, withdrawn or lapsed stays among the waiting: it was not passed,
    so the estimate is the share of all bills first read that are passed within so many days.
    """
    as_at = release.quarter.last_day
    known = {stage.stage_id: stage for stage in stages}
    stories = tuple(bill_story(bill, known, clocks, as_at) for bill in bills)
    curve = kaplan_meier(_waiting_times(stories, as_at))
    runs = [run for story in stories for run in story.clocks]
    return BillRegister(
        release=release,
        as_at=as_at,
        stages=tuple(stages),
        bills=stories,
        curve=curve,
        median_days=median_time(curve),
        cohorts=tuple(cohorts(stories, as_at)),
        clocks=tuple(tally(clock, runs) for clock in clocks),
        notice=_notice(stories),
        usual=usual_days(stories),
    )


def bill_story(
    bill: Bill, stages: dict[str, BillStage], clocks: Iterable[StatutoryClock], as_at: date
) -> BillStory:
    """One bill and what follows from its steps. A step that was deferred, and a new session in which a bill
    goes on, move it nowhere."""
    last = bill.moves[-1] if bill.moves else bill.actions[-1]
    first, passed = first_day(bill.actions, FIRST), first_day(bill.actions, THIRD)
    outcome: Outcome = "rejected" if last.result == "failed" else _OUTCOMES.get(last.stage_id, "open")
    return BillStory(
        bill=bill,
        steps=tuple(_steps(bill.actions, stages)),
        stage=stages[last.stage_id],
        since=last.date,
        outcome=outcome,
        first_reading_on=first,
        passed_on=passed,
        assented_on=first_day(bill.actions, ASSENT),
        days_to_passage=(passed - first).days if passed and first else None,
        days_waiting=(as_at - first).days if first and not passed and outcome == "open" else None,
        readings_on_one_day=first == first_day(bill.actions, SECOND) == passed if passed else None,
        hearings_before_passage=sum(
            event.kind == "hearing" and event.held_on <= (passed or as_at) for event in bill.participation
        ),
        lapses=tuple(_lapses(bill.actions)),
        clocks=clock_runs(bill.actions, clocks, as_at),
    )


def _lapses(actions: Sequence[BillAction]) -> Iterator[Lapse]:
    for ended, restored in pairwise(actions):
        if restored.stage_id == RESTORED and ended.stage_id in ENDS:
            yield Lapse("lapsed" if ended.stage_id == LAPSED else "withdrawn", ended.date, restored.date)


def first_day(actions: Iterable[BillAction], stage_id: str) -> date | None:
    """The day on which a step was first taken with a result that let the bill go on."""
    taken = (a.date for a in actions if a.stage_id == stage_id and (a.result is None or a.result in ONWARD))
    return next(taken, None)


def cohorts(stories: Iterable[BillStory], as_at: date) -> Iterator[Cohort]:
    """Passage by financial year of first reading, oldest first.

    passage rate = bills passed within 182 days of their first reading / bills first read in the year, told
    only when each of them has been watched for so long: else the newest year would always look worst.
    """
    by_year: dict[str, list[tuple[BillStory, date]]] = {}
    for story in stories:
        if story.first_reading_on is not None:
            year = Quarter.containing(story.first_reading_on).financial_year
            by_year.setdefault(year, []).append((story, story.first_reading_on))
    for year, own in sorted(by_year.items()):
        watched = all((as_at - read).days >= HALF_A_YEAR for _, read in own)
        days = [story.days_to_passage for story, _ in own if story.days_to_passage is not None]
        ended = sum(story.passed_on is None and story.outcome in _ENDED for story, _ in own)
        yield Cohort(
            financial_year=year,
            read=len(own),
            passed=len(days),
            passed_in_time=sum(each <= HALF_A_YEAR for each in days) if watched else None,
            waiting=len(own) - len(days) - ended,
            ended=ended,
        )


def _notice(stories: Iterable[BillStory]) -> NoticeTally | None:
    """The middle value of days of notice is their median; ``None`` where no notice is recorded."""
    events = [event for story in stories for event in story.bill.participation]
    meetings = (event for event in events if event.kind in ("hearing", "town_hall"))
    days = [event.notice_days for event in meetings if event.notice_days is not None]
    if not days:
        return None
    return NoticeTally(events=len(days), median_days=Decimal(str(median(days))), least_days=min(days))


def _waiting_times(stories: Iterable[BillStory], as_at: date) -> Iterator[tuple[int, bool]]:
    for story in stories:
        if story.days_to_passage is not None:
            yield story.days_to_passage, True
        elif story.first_reading_on is not None:
            yield (as_at - story.first_reading_on).days, False


def _steps(actions: Iterable[BillAction], stages: dict[str, BillStage]) -> Iterator[BillStep]:
    before: date | None = None
    for action in actions:
        stage = stages[action.stage_id]
        yield BillStep(
            action=action,
            stage=stage,
            days=None if before is None else (action.date - before).days,
            classification=stage.codes(action.result),
        )
        before = action.date
