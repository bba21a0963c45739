"""The CSV form of a published table, wide or long, read from its text. ``FORM.md`` explains it by example.

Long: one number per line, its column is called ``value`` (or ``freq``, ``count``, ``n``); the other columns
say what it is. Wide: the first column names the rows, the header names the columns; ``row \\ column`` in the
corner names both dimensions. Which one it is shows in the header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from checked_tables.problems import Problem
from checked_tables.table import grid_of

from .form import PLAIN, Form
from .lines import LineReader, table_problem
from .system import ZERO
from .tables import MOST_COMBINATIONS, Entry, Table

VALUE_COLUMNS = ("value", "obs_value", "freq", "frequency", "count", "n")


def parse_table(name: str, text: str, form: Form = PLAIN) -> tuple[Table, list[Problem]]:
    """The table in a CSV text and what is wrong with it; ``name`` is how problems speak of the file."""
    plain = text.removeprefix("\ufeff")
    between = max(",;\t", key=plain.partition("\n")[0].count)
    grid = grid_of(plain, name, between)
    empty = Table(name=name, dimensions=(), entries=())
    if grid.problems:
        return empty, list(grid.problems)
    lines = [row for _, row in grid.lines if any(map(str.strip, row))]
    if len(lines) < 2:
        return empty, [table_problem(name, 1, "", "The table is empty.", "Write a header and the numbers.")]
    header = [cell.strip() for cell in lines[0]]
    problems = [
        table_problem(
            name, at, "", f"There are {len(row)} cells, the header has {len(header)}.", "Write as many."
        )
        for at, row in enumerate(lines, 1)
        if len(row) != len(header)
    ]
    if problems:
        return empty, problems
    reader = LineReader(name, form)
    words = [each.casefold() for each in header]
    value = next((words.index(each) for each in VALUE_COLUMNS if each in words), None)
    if value is not None:
        dimensions, entries = reader.long(header, lines[1:], value)
    else:
        dimensions, entries = reader.wide(header, lines[1:])
    table = Table(
        name=name, dimensions=dimensions, entries=tuple(_totals_named(entries, form)), total=form.total_word
    )
    if not reader.problems:
        table = _completed(table, form, reader.problems)
    return table, reader.problems


def _totals_named(entries: Sequence[Entry], form: Form) -> Iterator[Entry]:
    """The entries, every total under the one word."""
    axes = [frozenset(labels) for labels in zip(*(entry.labels for entry in entries), strict=True)]
    totals = [{label for label in labels if form.is_total(label, labels)} for labels in axes]
    for entry in entries:
        labels = tuple(
            form.total_word if label in words else label
            for label, words in zip(entry.labels, totals, strict=True)
        )
        yield entry if labels == entry.labels else replace(entry, labels=labels)


def _completed(table: Table, form: Form, problems: list[Problem]) -> Table:
    """The table with its missing combinations filled in or complained of; twice the same is a problem."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in table.entries:
        if entry.labels in seen:
            where = f"line {seen[entry.labels]}"
            problems.append(
                table_problem(
                    table.name,
                    entry.line,
                    "",
                    f"{_said(table, entry.labels)} stands in {where} already.",
                    "Write each number once, with every column that says what it is.",
                )
            )
        seen.setdefault(entry.labels, entry.line)
    if (count := _count_combinations(table)) > MOST_COMBINATIONS:
        found = f"Its columns make {count:,} combinations; at most {MOST_COMBINATIONS:,} are attacked."
        write = "Leave out columns that say nothing about a number, or name those that do with --dimensions."
        problems.append(table_problem(table.name, 0, "", found, write))
        return table
    missing = [labels for labels in _combinations(table) if labels not in seen]
    if form.absent == "refuse":
        problems += [
            table_problem(
                table.name,
                0,
                "",
                f"There is no number for {_said(table, labels)}.",
                "Write it, or say with --absent what that means.",
            )
            for labels in missing
        ]
    if form.absent != "zero":
        return table
    zeros = (Entry(labels=labels, value=ZERO) for labels in missing)
    return Table(
        name=table.name, dimensions=table.dimensions, entries=(*table.entries, *zeros), total=table.total
    )


def _said(table: Table, labels: Sequence[str]) -> str:
    """Such as ``county=Kisumu, sex=Total``."""
    return ", ".join(f"{name}={label}" for name, label in zip(table.dimensions, labels, strict=True))


def _axes(table: Table) -> list[dict[str, None]]:
    return [dict.fromkeys(entry.labels[at] for entry in table.entries) for at in range(len(table.dimensions))]


def _count_combinations(table: Table) -> int:
    return prod(map(len, _axes(table)))


def _combinations(table: Table) -> Iterator[tuple[str, ...]]:
    return product(*_axes(table))
