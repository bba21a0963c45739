"""Every count of people that a schema declares, in whatever table, with its parts no larger than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_control.package import AT_LEAST_ZERO, Number, Said
from disclosure_control.system import Interval, Relation
from plugins.core.facts.assembly import Report

from .record import PeopleCount, PeopleCounts

_SOMEBODY = Interval(Decimal(1))


def people(report: Report) -> Iterator[Said]:
    """The counts as numbers; a part and the others of the same row make up the whole.

    A table that prints its zeros hides nobody: what it hides counts one at least, and of a part of a printed
    number neither nobody nor everybody is left.
    """
    for count in report.records[PeopleCounts].counts:
        name = name_of(report, count.table, count.key, count.column, carried=count.carried)
        yield Number(
            name=name,
            table=count.table,
            hidden=count.hidden,
            printed=None if count.value is None else Decimal(count.value),
            bounds=_SOMEBODY if count.hidden and not count.nobody else AT_LEAST_ZERO,
            source=count.source,
            column=count.column,
        )
        if count.part_of and (count.hidden or count.value is not None):
            yield from _part(report, count, name)


def name_of(report: Report, table: str, key: Sequence[str], column: str, *, carried: bool = False) -> str:
    """How a count is called: ``2026-27-Q1 training_local trn_one attended``; no quarter where a table
    carries its rows forward."""
    return " ".join((*(() if carried else (str(report.quarter),)), table, *key, column))


def _part(report: Report, count: PeopleCount, name: str) -> Iterator[Said]:
    if count.hidden and not count.nobody:
        yield Number(name=f"{name}, others", table=count.table, hidden=None, bounds=_SOMEBODY)
    whole = name_of(report, count.table, count.key, count.part_of, carried=count.carried)
    one = Decimal(1)
    yield Relation(
        name=f"{whole} = {count.column} and others", terms={whole: -one, name: one, f"{name}, others": one}
    )
