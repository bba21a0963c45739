"""Rows against one another: no row twice, and every name known where it is defined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from operator import itemgetter

from .fault import problem
from .nearest import composed, did_you_mean, listed, shown
from .problems import Problem
from .schemas import ForeignKey
from .table import Table


def check_unique(table: Table) -> Iterator[Problem]:
    """Rows that repeat an earlier row's primary key, or a value that may stand only once."""
    keys = [table.schema.primary_key]
    keys += [(field.name,) for field in table.schema.fields if field.unique]
    for key in keys:
        first: dict[object, int] = {}
        for row in table.rows:
            line = first.setdefault(tuple(composed(row.cells[name]) for name in key), row.line)
            if line != row.line:
                yield problem(
                    table.shown_as,
                    row.line,
                    key[-1] if len(key) == 1 else "",
                    "repeated-row",
                    f"This row repeats line {line}: the same {listed(key).replace(' or ', ' and ')}.",
                    "Keep one of the two.",
                )


def check_references(
    table: Table, tables: Mapping[str, Table], faulty: Collection[tuple[int, str]] = ()
) -> Iterator[Problem]:
    """Names that the table they belong to does not hold.

    A table that could not be read is not asked, and of the ``faulty`` cells (line, column), whose fault
    is known already, nothing more is said.
    """
    for key in table.schema.foreign_keys:
        there = tables.get(key.table)
        if there is not None and not there.problems:
            yield from _check_reference(table, key, there, faulty)


def _check_reference(
    table: Table, key: ForeignKey, there: Table, faulty: Collection[tuple[int, str]]
) -> Iterator[Problem]:
    wanted, had = itemgetter(*key.fields), {itemgetter(*key.columns)(row.cells) for row in there.rows}
    known = {tuple(row.cells[name] for name in key.columns) for row in there.rows}
    names = {value[0] for value in known}
    first, last = key.fields[0], key.fields[-1]

    @cache
    def suggestion(name: str) -> str:
        return did_you_mean(name, sorted(names))

    for row in table.rows:
        if wanted(row.cells) in had:
            continue
        value = tuple(row.cells[name] for name in key.fields)
        if not value[0].strip() or any((row.line, name) in faulty for name in key.fields):
            continue
        if value[0] not in names:
            yield problem(
                table.shown_as,
                row.line,
                first,
                "unknown-name",
                f"{shown(value[0])} is not in {there.schema.name}.csv.",
                suggestion(value[0]) or f"Write a {key.columns[0]} of that table.",
            )
        elif value[-1].strip():
            others = sorted(each[-1] for each in known if each[0] == value[0])
            yield problem(
                table.shown_as,
                row.line,
                last,
                "unknown-version",
                f"{value[0]} has no {last} {shown(value[-1])} in {there.schema.name}.csv.",
                f"Write {listed(others)}.",
            )
