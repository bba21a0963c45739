"""Staff results, counted by band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.subject import Measuring
from plugins.core.facts.version import Read
from plugins.core.subject import Subject
from plugins.subjects.scheme.record import scheme_of

from .check import check_staff
from .hide import staff as hide
from .measure import staff_spread
from .model import StaffSpread
from .publish import STAFF
from .record import StaffBand


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    yield from check_staff(read.file(StaffBand), read.placed(StaffBand), scheme_of(read.declared))


def _measure(measuring: Measuring) -> Iterator[StaffSpread]:
    version = measuring.one.version
    spread = staff_spread(version.rows(StaffBand), scheme_of(version.declared))
    if spread is not None:
        yield spread


SUBJECT = Subject(
    word="staff",
    publish=STAFF,
    records=(StaffBand,),
    check=_check,
    measure=_measure,
    hide=hide,
)
