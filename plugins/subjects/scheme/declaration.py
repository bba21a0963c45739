"""The index scheme: a folder of its own, of which each version keeps a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.subject import Subject

from .check import check_released_scheme
from .check_adopted import check_adopted
from .record import INDEX, read_index_scheme, scheme_of


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.release is not None:
        yield from check_adopted(read.tables.folder, read.release, scheme_of(read.declared))


SUBJECT = Subject(
    word="scheme",
    folder=(INDEX, read_index_scheme),
    check=_check,
    check_all=check_released_scheme,
)
