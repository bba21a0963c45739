"""The clocks that run for a bill: when they started, when they stopped, whether that was in time.

Only a clock whose law was checked is judged; for the others days are counted and nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from .model import ClockRun, ClockTally, ClockVerdict
from .record import ONWARD, BillAction, StatutoryClock


def clock_runs(
    actions: Sequence[BillAction], clocks: Iterable[StatutoryClock], as_at: date
) -> tuple[ClockRun, ...]:
    """Every run of every clock for one bill, in the order of ``clocks``.

    days = day of the stopping step (or ``as_at`` while it runs) minus day of the starting step. A
    period of 14 days that starts on the 1st is kept until the 15th. A clock that is started again
    before it stopped goes on from its first start.
    """
    done = [action for action in actions if action.result is None or action.result in ONWARD]
    return tuple(run for clock in clocks for run in _runs(done, clock, as_at))


def tally(clock: StatutoryClock, runs: Iterable[ClockRun]) -> ClockTally:
    """What became of all runs of one clock."""
    own = [run for run in runs if run.clock == clock]
    verdicts = Counter(run.verdict for run in own)
    ended = [run.days for run in own if run.ended_on is not None and run.days is not None]
    return ClockTally(
        clock=clock,
        met=verdicts["met"],
        missed=verdicts["missed"],
        running=verdicts["running"],
        other_day=verdicts["other_day"],
        counted=verdicts["counted"],
        median_days=Decimal(str(median(ended))) if ended else None,
    )


def _runs(done: Sequence[BillAction], clock: StatutoryClock, as_at: date) -> Iterator[ClockRun]:
    if clock.kind == "before":
        yield from _order(done, clock)
        return
    started: date | None = None
    for action in done:
        if started is None and action.stage_id == clock.starts_stage_id:
            started = action.date
        elif started is not None and action.stage_id in clock.ends_stage_ids:
            yield _run(clock, started, action.date, as_at)
            started = None
    if started is not None:
        yield _run(clock, started, None, as_at)


def _run(clock: StatutoryClock, started: date, ended: date | None, as_at: date) -> ClockRun:
    days = ((ended or as_at) - started).days
    return ClockRun(
        clock=clock,
        started_on=started,
        ended_on=ended,
        days=days,
        due_on=None if clock.days is None else started + timedelta(days=clock.days),
        verdict=_verdict(clock, days, ended is not None),
    )


def _verdict(clock: StatutoryClock, days: int, ended: bool) -> ClockVerdict:
    if not clock.verified or clock.days is None:
        return "counted"
    if not ended:
        return "running" if days <= clock.days else "missed"
    if clock.kind == "on_day":
        return "met" if days == clock.days else "other_day"
    return "met" if days <= clock.days else "missed"


def _order(done: Sequence[BillAction], clock: StatutoryClock) -> Iterator[ClockRun]:
    """Whether the first step came before the second (or on its day); nothing to say before the second."""
    first = next((action.date for action in done if action.stage_id == clock.starts_stage_id), None)
    second = next((action.date for action in done if action.stage_id in clock.ends_stage_ids), None)
    if second is not None:
        in_order = first is not None and first <= second
        verdict: ClockVerdict = ("met" if in_order else "missed") if clock.verified else "counted"
        days = (second - first).days if first is not None else None
        yield ClockRun(
            clock=clock, started_on=first, ended_on=second, days=days, due_on=second, verdict=verdict
        )
