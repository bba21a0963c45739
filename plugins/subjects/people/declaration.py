"""Counts of people, wherever they stand; asked last, for what no other check has said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.checked import CheckedTables
from checked_tables.problems import Problem
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read
from plugins.core.subject import Subject

from .check import check_people
from .hide import people as hide
from .read import people_counts
from .record import PeopleCounts


def _gather(tables: CheckedTables, _: Facts) -> Iterator[PeopleCounts]:
    yield PeopleCounts(counts=people_counts(tables))


def _check(read: Read, said: Sequence[Problem]) -> Iterator[Problem]:
    """Counts that may not stand there, where no check of their own table has ``said`` so."""
    there = {(problem.file, problem.line, problem.column) for problem in said}
    for problem in check_people(people_counts(read.tables)):
        if (problem.file, problem.line, problem.column) not in there:
            yield problem


SUBJECT = Subject(word="people", gather=_gather, check=_check, hide=hide)
