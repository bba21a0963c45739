"""When departments' data came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.subject import Subject
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .check import check_submissions
from .record import Submission


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.release is not None and not read.is_spoilt(Submission):
        units, rows = by_id(read.declared.rows(Unit)), read.placed(Submission)
        yield from check_submissions(read.file(Submission), rows, units, read.release.quarter)


SUBJECT = Subject(
    word="submissions", uses=("units",), published_with="reports", records=(Submission,), check=_check
)
