"""Counts of people, in whatever table: none so small that it points at somebody.

A count from 1 to 4 is never written, nor one that leaves 1 to 4 others: of 30 attendees, 27 women say that
3 were men. A base behind a mean or a share is 10 or more. Which columns count people, their schemas say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checked_tables.fault import problem
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE

from .model import LEAST_BASE, LEAST_PEOPLE
from .record import PeopleCount


def check_people(counts: Iterable[PeopleCount]) -> Iterator[Problem]:
    """Every count of people in one version of a quarter; rows are judged by the columns of the same line."""
    rows: dict[tuple[str, int], dict[str, PeopleCount]] = {}
    for count in counts:
        rows.setdefault((count.source.file, count.source.line), {})[count.column] = count
    for row in rows.values():
        for count in row.values():
            yield from _check_count(count, row.get(count.part_of))


def _check_count(count: PeopleCount, whole: PeopleCount | None) -> Iterator[Problem]:
    value = count.value
    if value is None:
        return
    if count.status is not None and count.status not in WITH_VALUE:
        yield _at(
            count, "number-unused", f"A number is given, but the status is {count.status}.", "Empty the cell."
        )
        return
    least = LEAST_BASE if count.is_base else LEAST_PEOPLE
    if whole is not None and whole.value is None:
        yield _at(count, "part-of-nothing", f"There is no number of {whole.column}.", "Empty the cell.")
    elif whole is not None and value > (whole.value or 0):
        found = f"{value} is more than {whole.column}, {whole.value}."
        yield _at(count, "part-too-large", found, "Correct one of the two.")
    elif 0 < value < least:
        write = "Leave the cell empty."
        if count.status is not None and not count.part_of:
            write = "Empty it with its parts and write the status suppressed."
        found = f"{value} could point at persons."
        if count.is_base:
            found = f"{value} people are too few for a figure about them; {least} is the least."
            write = "Empty it with what was computed from it."
        yield _at(count, "too-few-people", found, write)
    elif whole is not None and 0 < (others := (whole.value or 0) - value) < LEAST_PEOPLE:
        found = f"{value} of {whole.value} says that {others} were others, which could point at persons."
        yield _at(count, "too-few-others", found, "Leave the cell empty.")


def _at(count: PeopleCount, kind: str, found: str, write: str) -> Problem:
    return problem(count.source.file, count.source.line, count.column, kind, found, write)
