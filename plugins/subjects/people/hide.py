"""Every count of people that a schema declares, in whatever table, with its parts no larger than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure_control.package import Number, Said
from disclosure_control.system import Relation
from plugins.core.facts.assembly import Report

from .record import PeopleCount, PeopleCounts


def people(report: Report) -> Iterator[Said]:
    """The counts as numbers; a part and the others of the same row make up the whole."""
    for count in report.records[PeopleCounts].counts:
        name = name_of(report, count.table, count.key, count.column, carried=count.carried)
        yield Number(
            name=name,
            table=count.table,
            hidden=count.hidden,
            printed=None if count.value is None else Decimal(count.value),
            source=count.source,
            column=count.column,
        )
        if count.part_of and (count.hidden or count.value is not None):
            yield _part(report, count, name)


def name_of(report: Report, table: str, key: Sequence[str], column: str, *, carried: bool = False) -> str:
    """How a count is called: ``2026-27-Q1 training_local trn_one attended``; no quarter where a table
    carries its rows forward."""
    return " ".join((*(() if carried else (str(report.quarter),)), table, *key, column))


def _part(report: Report, count: PeopleCount, name: str) -> Relation:
    whole = name_of(report, count.table, count.key, count.part_of, carried=count.carried)
    one = Decimal(1)
    return Relation(
        name=f"{whole} = {count.column} and others", terms={whole: -one, name: one, f"{name}, others": one}
    )
