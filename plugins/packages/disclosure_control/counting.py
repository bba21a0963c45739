"""Individual rows counted into tables with all their margins, as a specification (TOML) says."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from math import prod
from typing import Any

from checked_tables.cells import RESERVED
from checked_tables.problems import DataProblems, Problem
from checked_tables.table import grid_of

from .tables import MOST_COMBINATIONS, Entry, Table, name_of

TOTAL = "Total"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
_FORM = "See FORM.md for the form."


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
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        known = isinstance(error, tomllib.TOMLDecodeError)
        said = f"It is no TOML: {error}." if known else "It is no TOML that could be read."
        raise DataProblems([_problem(name, 0, "", said, _FORM)]) from None
    tables = {each["name"]: each["dimensions"] for each in _entries(found.get("table")) if _is_table(each)}
    if len(tables) != len(_entries(found.get("table"))) or not tables:
        said = "Each [[table]] needs dimensions and a name of its own: small letters, digits, underscores."
        raise DataProblems([_problem(name, 0, "table", said, _FORM)])
    categories, constants, impossible = (
        found.get(each, {}) for each in ("categories", "constants", "impossible")
    )
    if not (
        _is_texts(constants)
        and isinstance(categories, dict)
        and all(map(_is_list, categories.values()))
        and all(map(_is_texts, _entries(impossible)))
    ):
        said = "constants and impossible give a column one text each, categories a list of texts."
        raise DataProblems([_problem(name, 0, "", said, _FORM)])
    return Specification(
        tables={each: tuple(dimensions) for each, dimensions in tables.items()},
        constants=constants,
        categories={each: tuple(values) for each, values in categories.items()},
        impossible=tuple(_entries(impossible)),
    )


def _entries(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _is_table(found: object) -> bool:
    if not isinstance(found, dict):
        return False
    name = str(found.get("name", ""))
    if not _NAME.fullmatch(name) or name in RESERVED:
        return False
    return bool(found.get("dimensions")) and _is_list(found["dimensions"])


def _is_list(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


def _is_texts(found: object) -> bool:
    return isinstance(found, dict) and all(isinstance(each, str) for each in found.values())


def counted(text: str, name: str, wanted: Specification) -> list[Table]:
    """The tables with their margins, nothing hidden yet; ``DataProblems`` if a row cannot be counted."""
    grid = grid_of(text, name)
    if grid.problems:
        raise DataProblems(grid.problems)
    names = [cell.strip() for cell in grid.lines[0][1]]
    rows = [(line, dict(zip(names, cells, strict=False))) for line, cells in grid.lines[1:]]
    used = list(dict.fromkeys(each for dimensions in wanted.tables.values() for each in dimensions))
    problems = [
        _problem(name, 1, each, "There is no such column.", "Name it as the specification does.")
        for each in used
        if each not in names
    ]
    if not problems:
        problems = [problem for line, row in rows for problem in _check_row(row, name, line, used, wanted)]
    if problems:
        raise DataProblems(problems)
    people = [{each: row[each].strip() for each in used} for _, row in rows]
    for each, dimensions in wanted.tables.items():
        count = prod(len(axis) for axis in _axes(dimensions, people, wanted))
        if count > MOST_COMBINATIONS:
            said = (
                f"The table {each} would have {count:,} numbers; at most {MOST_COMBINATIONS:,} are counted."
            )
            raise DataProblems([_problem(name, 0, "", said, "Count by coarser categories.")])
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
    row: Mapping[str, str], name: str, line: int, used: Sequence[str], wanted: Specification
) -> list[Problem]:
    problems = []
    for each in used:
        found = row.get(each, "").strip()
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
    axes = _axes(dimensions, people, wanted)
    constant = tuple(wanted.constants.values())
    entries = (Entry(labels=(*constant, *labels), value=Decimal(counts[labels])) for labels in product(*axes))
    return Table(name=name, dimensions=(*wanted.constants, *dimensions), entries=tuple(entries), total=TOTAL)


def _axes(
    dimensions: Sequence[str], people: Sequence[Mapping[str, str]], wanted: Specification
) -> list[tuple[str, ...]]:
    """The categories of each dimension, its total last."""
    return [
        (*(wanted.categories.get(each) or sorted({person[each] for person in people})), TOTAL)
        for each in dimensions
    ]


def _problem(name: str, line: int, column: str, found: str, write: str) -> Problem:
    return Problem(file=name, line=line, column=column, kind="private_rows", found=found, write=write)
