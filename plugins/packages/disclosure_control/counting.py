"""Individual rows counted into tables with all their margins, as a specification (TOML) says."""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from checked_tables.problems import DataProblems, Problem

from .tables import Entry, Table, name_of

TOTAL = "Total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """``tables``: dimensions by table name. ``constants``: columns that are the same in every line (a
    quarter). ``categories``: every possible category of a dimension, in order; without it those that occur.
    ``impossible``: combinations in which nobody can be, whose zero says nothing."""

    tables: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, str]
    categories: Mapping[str, tuple[str, ...]]
    impossible: tuple[Mapping[str, str], ...]


def parse_specification(text: str, name: str) -> Specification:
    """The specification in a TOML text; ``DataProblems`` says what is wrong with it."""
    try:
        found = tomllib.loads(text)
        return Specification(
            tables={each["name"]: tuple(map(str, each["dimensions"])) for each in found["table"]},
            constants={name: str(value) for name, value in found.get("constants", {}).items()},
            categories={
                name: tuple(map(str, values)) for name, values in found.get("categories", {}).items()
            },
            impossible=tuple(
                {name: str(value) for name, value in each.items()} for each in found.get("impossible", [])
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataProblems(
            [_problem(name, 0, "", f"It is not a specification: {error}.", "See FORM.md for the form.")]
        ) from None


def counted(text: str, name: str, wanted: Specification) -> list[Table]:
    """The tables with their margins, nothing hidden yet; ``DataProblems`` if a row cannot be counted."""
    reader = csv.DictReader(io.StringIO(text))
    rows = list(reader)
    used = list(dict.fromkeys(each for dimensions in wanted.tables.values() for each in dimensions))
    problems = [
        _problem(name, 1, each, "There is no such column.", "Name it as the specification does.")
        for each in used
        if each not in (reader.fieldnames or ())
    ]
    if not problems:
        problems = [
            problem
            for line, row in enumerate(rows, 2)
            for problem in _check_row(row, name, line, used, wanted)
        ]
    if problems:
        raise DataProblems(problems)
    people = [{each: row[each].strip() for each in used} for row in rows]
    return [_table(each, dimensions, people, wanted) for each, dimensions in wanted.tables.items()]


def impossible_names(tables: Sequence[Table], wanted: Specification) -> set[str]:
    """The cells in which nobody can be: those that lie within an impossible combination."""
    return {
        name_of(table.key(entry.labels))
        for table in tables
        for entry in table.entries
        for each in wanted.impossible
        if each.items() <= dict(zip(table.dimensions, entry.labels, strict=True)).items()
    }


def _check_row(
    row: Mapping[str, str | None], name: str, line: int, used: Sequence[str], wanted: Specification
) -> list[Problem]:
    problems = []
    for each in used:
        found = (row[each] or "").strip()
        allowed = wanted.categories.get(each)
        if not found or found.casefold() == TOTAL.casefold():
            problems.append(
                _problem(name, line, each, "There is no category.", 'Write one, "not stated" if unknown.')
            )
        elif allowed is not None and found not in allowed:
            problems.append(
                _problem(name, line, each, "The category is not in the specification.", "Add or mend it.")
            )
    return problems


def _table(
    name: str, dimensions: Sequence[str], people: Sequence[Mapping[str, str]], wanted: Specification
) -> Table:
    counts: Counter[tuple[str, ...]] = Counter()
    for person in people:
        labels = [person[each] for each in dimensions]
        for size in range(len(dimensions) + 1):
            for kept in combinations(range(len(dimensions)), size):
                counts[tuple(label if at in kept else TOTAL for at, label in enumerate(labels))] += 1
    axes = [
        (*(wanted.categories.get(each) or sorted({person[each] for person in people})), TOTAL)
        for each in dimensions
    ]
    constant = tuple(wanted.constants.values())
    entries = (Entry(labels=(*constant, *labels), value=Decimal(counts[labels])) for labels in product(*axes))
    return Table(name=name, dimensions=(*wanted.constants, *dimensions), entries=tuple(entries), total=TOTAL)


def _problem(name: str, line: int, column: str, found: str, write: str) -> Problem:
    return Problem(file=name, line=line, column=column, kind="private_rows", found=found, write=write)
