"""Public participation in bills: notice before the event, parts within the whole, nobody pointed at.

A count of people from 1 to 4 is never written, nor one that leaves 1 to 4 others: of 30 attendees, 27
women say that 3 were men.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.assembly.periods import Quarter
from plugins.assembly.problems import Problem
from plugins.assembly.records import WITH_VALUE
from plugins.assembly.records_bills import Participation
from plugins.assembly.typed import Placed

from .fault import problem

#: The smallest count of people that may be published, unless it is zero.
LEAST_PEOPLE = 5
_PARTS = ("attendees_women", "attendees_youth", "attendees_pwd")
_MEETINGS = ("hearing", "town_hall")


def check_participation(
    file: str, rows: Sequence[Placed[Participation]], quarter: Quarter
) -> Iterator[Problem]:
    """The events of one quarter's register."""
    for line, row in rows:
        yield from _check_days(file, line, row, quarter)
        yield from _check_status(file, line, row, quarter)
        yield from _check_people(file, line, row)


def _check_days(file: str, line: int, row: Participation, quarter: Quarter) -> Iterator[Problem]:
    if row.notice_on is not None and row.notice_on > row.held_on:
        found = f"Notice was given on {row.notice_on}, after the event on {row.held_on}."
        yield problem(file, line, "notice_on", "notice-after-event", found, "Correct one of the two.")
    if row.held_on > quarter.last_day and row.notice_on is None:
        found = f"It lies ahead, on {row.held_on}, but no notice is recorded."
        yield problem(
            file, line, "notice_on", "not-announced", found, "Write when it was announced, or remove the row."
        )
    if row.notice_on is not None and row.notice_on > quarter.last_day:
        found = f"{row.notice_on} is after the quarter's last day, {quarter.last_day}."
        write = "The register closes on that day; leave the row for the next quarter."
        yield problem(file, line, "notice_on", "date-after-quarter", found, write)


def _check_status(file: str, line: int, row: Participation, quarter: Quarter) -> Iterator[Problem]:
    counted = row.kind in _MEETINGS and row.held_on <= quarter.last_day
    if not counted and row.status != "not_applicable":
        found = "Nobody can have been counted: " + (
            "it lies ahead." if row.kind in _MEETINGS else f"it is of the kind {row.kind}."
        )
        yield problem(file, line, "status", "nobody-counted", found, "Write not_applicable.")
    elif counted and row.status in WITH_VALUE and row.attendees is None:
        write = "Write the number, or the status that says why there is none."
        yield problem(file, line, "attendees", "no-number", f"The status is {row.status}.", write)
    if row.status not in WITH_VALUE:
        for name in ("attendees", *_PARTS):
            if getattr(row, name) is not None:
                found = f"A number is given, but the status is {row.status}."
                yield problem(file, line, name, "number-unused", found, "Empty the cell.")


def _check_people(file: str, line: int, row: Participation) -> Iterator[Problem]:
    whole = row.attendees
    if whole is not None and 0 < whole < LEAST_PEOPLE:
        write = "Empty it with its parts and write the status suppressed."
        yield problem(file, line, "attendees", "too-few-people", f"{whole} could point at persons.", write)
    for name in _PARTS:
        part = getattr(row, name)
        if part is None:
            continue
        if whole is None:
            yield problem(
                file, line, name, "part-of-nothing", "There is no number of attendees.", "Empty the cell."
            )
        elif part > whole:
            found = f"{part} is more than the {whole} attendees."
            yield problem(file, line, name, "part-too-large", found, "Correct one of the two.")
        elif 0 < part < LEAST_PEOPLE:
            found = f"{part} could point at persons."
            yield problem(file, line, name, "too-few-people", found, "Leave the cell empty.")
        elif 0 < whole - part < LEAST_PEOPLE:
            found = f"{part} of {whole} says that {whole - part} were others, which could point at persons."
            yield problem(file, line, name, "too-few-others", found, "Leave the cell empty.")
