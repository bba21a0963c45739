"""The tables of a scheme folder: rows as text, with every cell checked.

They are checked like all other tables, with three liberties that outsiders' data need: columns that may
be empty may also be left out, figures may have any number of digits or an exponent, and ids may have
capitals, dots and hyphens.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator
from decimal import ROUND_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from checked_tables.cells import check_cells
from checked_tables.fault import Fault, problem
from checked_tables.header import trimmed
from checked_tables.keys import check_unique
from checked_tables.nearest import nearest, shown
from checked_tables.numbers import number_fault
from checked_tables.problems import Problem
from checked_tables.schemas import Field, TableSchema, read_schema
from checked_tables.table import MOST_ROWS, Grid, Row, Table, read_grid, table_of
from checked_tables.text_file import LARGEST_BYTES

from .period_order import YEAR_FIRST

#: The index's own tables, described as every other table is.
SCHEMAS = Path(__file__).with_name("schemas")
LARGEST = Decimal("1e15")
#: The most rows and bytes of a table that programs write, such as 200 metrics of 60 units in 40 quarters.
_LARGE = {"index_observations": (1_000_000, 100_000_000)}
#: What to write in a column of a table (for one kind of fault, or any) in place of the general advice.
_ADVICE = {
    (
        "index_comparisons",
        "value",
        "",
    ): "Write how many times, such as 3 or 1/3; leave out rows nobody compared.",
    ("index_observations", "value", "missing-word"): "Leave the cell empty, or name it in missing_values of "
    "scheme.toml.",
    (
        "index_nodes",
        "mean_order",
        "",
    ): "Write 1 for the arithmetic mean, 0 for the geometric, -1 for the harmonic.",
}
#: Columns that must be there although their cells may be empty.
_MUST = {"index_observations": ("value",)}
#: What to write in place of a text that people would like to write there.
_INSTEAD = {
    "unit_id": " Write a short code; the name goes to title_en of units.csv.",
    "period": f" {YEAR_FIRST}",
}

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,79}")
_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?")
_QUOTIENT = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")
#: Columns whose figures are read here and not by the narrower rules of the quarterly tables.
_FIGURES = {"index_observations": ("value", "target", "planned"), "index_comparisons": ("value",)}


@cache
def schema(name: str) -> TableSchema:
    """The schema of one of the index's own tables, such as ``index_nodes``."""
    return read_schema(SCHEMAS / f"{name}.json")


def read_declared(
    path: Path, name: str, shown_as: str, absent: Collection[str] = ()
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of one table and everything wrong with it; every column of the schema is in each row.

    ``absent`` are texts that mean an empty cell where a figure could stand, such as NA.
    """
    full = schema(name)
    most_rows, most_bytes = _LARGE.get(name, (MOST_ROWS, LARGEST_BYTES))
    grid = read_grid(path, shown_as, most_rows=most_rows, most_bytes=most_bytes)
    table = table_of(grid, _without_absent(full, grid), shown_as, full.names)
    rows = table.rows
    if absent:
        rows = tuple(_emptied(row, _FIGURES.get(name, ()), absent) for row in rows)
    whole = Table(full, shown_as, rows, table.problems)
    own = {field.name for field in full.fields if field.pattern} | set(_FIGURES.get(name, ()))
    narrow = dataclasses.replace(full, fields=tuple(f for f in full.fields if f.name not in own))
    problems = [
        *table.problems,
        *(_told(each, name) for each in check_cells(Table(narrow, shown_as, _plainer(rows, narrow), ()))),
        *(_told(each, name) for each in _check_own(whole, own)),
    ]
    if not problems:
        problems += check_unique(whole)
    return rows, tuple(problems)


def _plainer(rows: tuple[Row, ...], narrow: TableSchema) -> tuple[Row, ...]:
    """The rows for the check of cells: numbers with more digits than it takes, or an exponent, are
    rounded for it; they are read as they stand."""
    numbers = [field.name for field in narrow.fields if field.type == "number"]
    if not numbers:
        return rows
    return tuple(
        Row(row.line, {**row.cells, **{name: _plain(row.cells[name]) for name in numbers}}) for row in rows
    )


def _plain(text: str) -> str:
    if not _NUMBER.fullmatch(text.strip()) or abs(Decimal(text)) >= LARGEST:
        return text
    if len(text) < 12 and "e" not in text.casefold():
        return text
    return f"{Decimal(text).quantize(Decimal('1e-10'), ROUND_UP):f}"


def _told(found: Problem, name: str) -> Problem:
    """The problem with what to write in this very column, where the general advice would mislead."""
    if found.kind in ("exponent", "too-many-digits"):
        too_large = "This number is beyond any figure here."
        return dataclasses.replace(found, kind="too-large", found=too_large, write="Write at most 1e15.")
    write = _ADVICE.get((name, found.column, found.kind)) or _ADVICE.get((name, found.column, ""))
    return dataclasses.replace(found, write=write) if write else found


@lru_cache(maxsize=1 << 16)
def figure(text: str) -> Fraction | None:
    """The exact number that a faultless cell holds (``3``, ``1.2e-7``, ``1/3``); ``None`` if it is empty."""
    text = text.strip()
    if not text:
        return None
    return Fraction(text) if "/" in text else Fraction(Decimal(text))


def figure_fault(text: str) -> Fault | None:
    """What is wrong with a filled cell as a figure: it must be finite and at most 1e15 from zero."""
    text = text.strip()
    quotient = _QUOTIENT.fullmatch(text)
    if quotient is not None and int(quotient[2]):
        return None
    if _NUMBER.fullmatch(text):
        if abs(Decimal(text)) > LARGEST:
            return Fault(
                "too-large",
                f"{shown(text)} is beyond any figure here.",
                "Write at most 1e15, or use a larger unit.",
            )
        return None
    return number_fault(text, whole=False, required=False) or Fault(
        "not-a-number", f"{shown(text)} is not a number.", "Write digits only, such as 1200 or 77.8."
    )


def _emptied(row: Row, columns: Collection[str], absent: Collection[str]) -> Row:
    cells = {
        name: "" if name in columns and text.strip() in absent else text for name, text in row.cells.items()
    }
    return Row(row.line, cells)


def _without_absent(full: TableSchema, grid: Grid) -> TableSchema:
    """The schema less the optional columns that the file leaves out and does not misspell."""
    header = trimmed(grid.lines[0][1]) if grid.lines else []
    must = _MUST.get(full.name, ())
    absent = [
        field.name
        for field in full.fields
        if not field.required and field.name not in must and field.name not in header
    ]
    for cell in header:
        meant = None if cell in full.names else nearest(cell, absent, cutoff=0.75)
        if meant is not None:
            absent.remove(meant)
    return dataclasses.replace(full, fields=tuple(f for f in full.fields if f.name not in absent))


def _check_own(table: Table, own: set[str]) -> Iterator[Problem]:
    """Each different text of a column is judged once."""
    for field in table.schema.fields:
        if field.name in own:
            texts = {row.cells[field.name] for row in table.rows}
            faults = {text: fault for text in texts if (fault := _own_fault(field, text)) is not None}
            for row in table.rows if faults else ():
                fault = faults.get(row.cells[field.name])
                if fault is not None:
                    yield problem(table.shown_as, row.line, field.name, fault.kind, fault.found, fault.write)


def _own_fault(field: Field, text: str) -> Fault | None:
    if not text.strip():
        return Fault("required", "This cell is empty.", "Fill it.") if field.required else None
    if not field.pattern:
        return figure_fault(text)
    if _ID.fullmatch(text):
        return None
    return Fault(
        "pattern",
        f"{shown(text)} cannot be an id.",
        "Write letters A to Z, digits, hyphens, dots and underscores only, beginning with a letter or digit."
        + _INSTEAD.get(field.name, ""),
    )
