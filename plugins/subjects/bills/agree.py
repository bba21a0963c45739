"""The quarter's figures on bills against the register that they were counted from.

A warning where they differ: one of the two is wrong, or something was counted in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Report
from plugins.core.measures.rounding import half_up
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures, Result

from .measure import first_day
from .record import ASSENT, DRAFTED, FIRST, THIRD, Bill, Participation, Register

Bills = Sequence[Bill]
#: What is compared: the column of the figure, and how the register counts it in a quarter.
Count = tuple[str, Callable[[Bills, Quarter], Decimal | None]]


def check_bill_counts(report: Report) -> Iterator[Problem]:
    """A warning for each figure of the Assembly that its register of bills does not bear out, and an
    error where figure and register together give away how many people came to one hearing."""
    bills = report.records[Register].bills
    if not bills:
        return
    for metric_id, counts in _COUNTS.items():
        result = report[Figures].of(metric_id)
        if result is None or result.source is None:
            continue
        for column, count in counts:
            told, counted = getattr(result, column), count(bills, report.quarter)
            if told is not None and counted is not None and half_up(counted, 0) != told:
                yield _differs(result, column, told, half_up(counted, 0))
    yield from _check_hidden(report, bills)


def _in(day: date | None, quarter: Quarter) -> bool:
    return day is not None and quarter.first_day <= day <= quarter.last_day


def _taken(stage_id: str) -> Callable[[Bills, Quarter], Decimal]:
    def count(bills: Bills, quarter: Quarter) -> Decimal:
        return Decimal(sum(_in(first_day(bill.actions, stage_id), quarter) for bill in bills))

    return count


def _passed(bills: Bills, quarter: Quarter) -> list[Bill]:
    return [bill for bill in bills if _in(first_day(bill.actions, THIRD), quarter)]


def _heard(bills: Bills, quarter: Quarter) -> Decimal:
    """Bills passed in the quarter on which a public hearing was held before."""
    heard = 0
    for bill in _passed(bills, quarter):
        day = first_day(bill.actions, THIRD)
        heard += any(
            event.kind == "hearing" and day is not None and event.held_on <= day
            for event in bill.participation
        )
    return Decimal(heard)


def _middle_days(bills: Bills, quarter: Quarter) -> Decimal | None:
    days = []
    for bill in _passed(bills, quarter):
        first, passed = first_day(bill.actions, FIRST), first_day(bill.actions, THIRD)
        if first is not None and passed is not None:
            days.append((passed - first).days)
    return Decimal(str(median(days))) if days else None


def _hearings(bills: Bills, quarter: Quarter) -> list[Participation]:
    events = (event for bill in bills for event in bill.participation)
    return [event for event in events if event.kind == "hearing" and _in(event.held_on, quarter)]


def _attendees(bills: Bills, quarter: Quarter) -> Decimal | None:
    """People at the quarter's hearings; unknown while the number of one of them is."""
    counts = [event.attendees for event in _hearings(bills, quarter)]
    known = [count for count in counts if count is not None]
    return Decimal(sum(known)) if len(known) == len(counts) else None


_COUNTS: dict[str, tuple[Count, ...]] = {
    "leg_bills_drafted": (("value", _taken(DRAFTED)),),
    "leg_bills_passed": (("value", _taken(THIRD)),),
    "leg_bills_assented": (("value", _taken(ASSENT)),),
    "leg_participation_rate": (
        ("numerator", _heard),
        ("denominator", lambda bills, quarter: Decimal(len(_passed(bills, quarter)))),
    ),
    "leg_days_to_passage": (("value", _middle_days),),
    "leg_hearing_participants": (
        ("numerator", _attendees),
        ("denominator", lambda bills, quarter: Decimal(len(_hearings(bills, quarter)))),
    ),
}


def _check_hidden(report: Report, bills: Bills) -> Iterator[Problem]:
    result = report[Figures].of("leg_hearing_participants")
    hidden = [event for event in _hearings(bills, report.quarter) if event.status == "suppressed"]
    if result is None or result.source is None or result.numerator is None or len(hidden) != 1:
        return
    event = hidden[0]
    yield Problem(
        file=result.source.file,
        line=result.source.line,
        column="numerator",
        kind="gives-away",
        found=f"The total of {result.numerator} less the other hearings gives away the hidden number of "
        f"attendees of {event.bill_id}, event {event.event_no}.",
        write="Suppress the number of a second hearing of the quarter too.",
    )


def _differs(result: Result, column: str, told: Decimal, counted: Decimal) -> Problem:
    assert result.source is not None
    return Problem(
        file=result.source.file,
        line=result.source.line,
        column=column,
        kind="register-of-bills",
        found=f"{result.metric.metric_id} says {told}; the register of bills makes it {counted}.",
        write="Correct whichever is wrong, or explain the difference in the note.",
        severity="warning",
    )
