"""Units: one table that every other refers to."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.subject import Subject

from .check import check_units
from .record import Unit


def _check_reference(read: Read) -> Iterator[Problem]:
    if read.has(Unit) and read.tables.is_own(Unit.TABLE):
        yield from check_units(read.file(Unit), read.placed(Unit))


SUBJECT = Subject(word="units", records=(Unit,), check_reference=_check_reference)
