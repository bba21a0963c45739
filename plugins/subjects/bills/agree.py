"""The figure on hearings beside the register of bills: together they must not tell what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Report
from plugins.subjects.figures.model import Figures

from .record import Register


def check_hidden(report: Report) -> Iterator[Problem]:
    """An error where figure and register together give away how many people came to one hearing."""
    quarter = report.quarter
    events = (event for bill in report.records[Register].bills for event in bill.participation)
    hidden = [
        event
        for event in events
        if event.kind == "hearing"
        and event.status == "suppressed"
        and quarter.first_day <= event.held_on <= quarter.last_day
    ]
    result = report[Figures].of("leg_hearing_participants")
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
