"""Each cell by itself: its type and the constraints of its column.

A column's rule is put together once, and each different text in it is judged once, in however many files it
stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from .cell_values import BOOLEANS
from .dates import date_fault, moment_fault, quarter_fault
from .fault import Fault
from .nearest import did_you_mean, listed, shown
from .numbers import number_fault
from .problems import Problem
from .schemas import Field
from .table import Table
from .words import NOTE_AT_MOST, TEXT_AT_MOST, text_fault

_QUARTER = r"^\d{4}-\d{2}-Q[1-4]$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+03:00$"
_NAME = re.compile(r"\^\[a-z(?:0-9)?\]\[a-z0-9_\]")
#: What no page or file can be called: the front page has one, Windows keeps the others for itself.
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{of}{n}" for of in ("com", "lpt") for n in range(1, 10))}
)
_MEANT_BOOLEANS = {"yes": "true", "y": "true", "1": "true", "no": "false", "n": "false", "0": "false"}


def check_cells(table: Table) -> Iterator[Problem]:
    """Everything wrong in single cells, column by column."""
    for field in table.schema.fields:
        fault_of = rule(field)
        name = field.name
        for row in table.rows:
            fault = fault_of(row.cells[name])
            if fault is not None:
                yield Problem(
                    file=table.shown_as,
                    line=row.line,
                    column=name,
                    kind=fault.kind,
                    found=fault.found,
                    write=fault.write,
                )


@cache
def rule(field: Field) -> Callable[[str], Fault | None]:
    """The function that says what is wrong with a text in that column, or ``None``."""
    of_type = _rule_of_type(field)

    @cache
    def fault_of(text: str) -> Fault | None:
        if not text.strip():
            if not field.required:
                return None
            write = f"Write {listed(field.enum)}." if field.enum else "Fill it."
            return Fault("required", "This cell is empty.", write)
        if len(text) > TEXT_AT_MOST:
            return text_fault(text)
        return of_type(text)

    return fault_of


def _rule_of_type(field: Field) -> Callable[[str], Fault | None]:
    if field.type in ("number", "integer"):
        return lambda text: (
            number_fault(text, whole=field.type == "integer", required=field.required)
            or _out_of_range(field, Decimal(text))
        )
    if field.type == "date":
        return date_fault
    if field.type == "boolean":
        return _boolean_fault
    if field.enum:
        return lambda text: _enum_fault(field, text)
    if field.pattern == _QUARTER:
        return quarter_fault
    if field.pattern == _MOMENT:
        return moment_fault
    if field.pattern:
        pattern = re.compile(field.pattern, re.ASCII)
        return lambda text: _pattern_fault(field, pattern, text)
    longest = field.max_length or (NOTE_AT_MOST if field.name.startswith("note_") else TEXT_AT_MOST)
    free = not field.name.endswith("_id")
    return lambda text: text_fault(text, longest, free=free)


def _out_of_range(field: Field, number: Decimal) -> Fault | None:
    low, above, high = field.minimum, field.exclusive_minimum, field.maximum
    if low is not None and number < low:
        return Fault("too-small", f"{number} is less than {low}.", f"Write {low} or more.")
    if above is not None and number <= above:
        return Fault("too-small", f"{number} is not more than {above}.", f"Write more than {above}.")
    if high is not None and number > high:
        return Fault("too-large", f"{number} is more than {high}.", f"Write {high} or less.")
    return None


def _boolean_fault(text: str) -> Fault | None:
    if text in BOOLEANS:
        return None
    bare = text.strip().casefold()
    meant = bare if bare in BOOLEANS else _MEANT_BOOLEANS.get(bare)
    return Fault(
        "not-true-or-false",
        f"{shown(text)} is neither true nor false.",
        f"Write {meant}." if meant else "Write true or false.",
    )


def _enum_fault(field: Field, text: str) -> Fault | None:
    if text in field.enum:
        return None
    write = f"Write {listed(field.enum)}."
    meant = did_you_mean(text, field.enum)
    return Fault("not-a-choice", f"{shown(text)} is not a {field.name}.", f"{write} {meant}".rstrip())


def _pattern_fault(field: Field, pattern: re.Pattern[str], text: str) -> Fault | None:
    if pattern.fullmatch(text):
        if _NAME.match(field.pattern) and text in RESERVED:
            return Fault(
                "reserved",
                f"{shown(text)} is a word that computers keep for themselves; nothing can be called so.",
                f"Write another, such as {text}_1.",
            )
        return text_fault(text, free=False)
    example = f" such as {field.example}" if field.example else ""
    if _NAME.match(field.pattern):
        write = f"Write small letters, digits and _ only, beginning with a letter,{example}."
    elif ";" in field.example:
        write = f"Write words joined by ;{example}."
    else:
        write = f"Write something{example}."
    return Fault("pattern", f"{shown(text)} is not in the form used here.", write)
