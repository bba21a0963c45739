"""The CSV form of a published table, wide or long, read from its text. ``FORM.md`` explains it by example.

Long: one number per line, its column is called ``value`` (or ``freq``, ``count``, ``n``); the other columns
say what it is. Wide: the first column names the rows, the header names the columns; ``row \\ column`` in the
corner names both dimensions. Which one it is shows in the header.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Literal

from plugins.assembly.problems import Problem

from .marks import is_mark, mark_in, number_in
from .system import ZERO
from .tables import Entry, Table

VALUE_COLUMNS = ("value", "obs_value", "freq", "frequency", "count", "n")
#: What tables call a total where they do not call it ``Total``.
CALLED_TOTAL = frozenset(
    {"totals", "grand total", "all", "all ages", "both", "both sexes", "overall", "everybody", "sum", "jumla"}
)
#: Columns of the long form (``weight`` and ``contributor`` in both) that say something about a number.
ABOUT = (
    "status",
    "sdcstatus",
    "suppressed",
    "rounding",
    "weight",
    "lower",
    "upper",
    "lpl",
    "upl",
    "spl",
    "contributor",
    "true",
)
_TOOLS = ("marker", "primary", "obs_status", "conf_status", "provenance")
#: Columns of published tables that neither say what a number is nor anything an attacker uses.
IGNORED = frozenset((*_TOOLS, "note", "note_en", "note_sw", "period_start", "period_end"))
_NUMBERS = ("rounding", "weight", "lower", "upper", "lpl", "upl", "spl", "true")

Rounding = Literal["auto", "exact", "written"] | Decimal
Absent = Literal["refuse", "zero", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is to be read.

    ``total``: the words for a total, separated by semicolons; where a dimension has no ``Total`` and none
    was named, one of ``CALLED_TOTAL`` is taken. ``rounding``: ``exact``, ``written`` (the last digit written
    is rounded), a unit such as 5, or ``auto``: exact, but means as written. ``hidden``: further markers of
    hidden numbers. ``dimensions``: the columns that say what a number is, where the file has others.
    ``absent``: what a missing combination means.
    """

    total: str = "Total"
    rounding: Rounding = "auto"
    hidden: tuple[str, ...] = ()
    dimensions: tuple[str, ...] | None = None
    absent: Absent = "refuse"

    @property
    def total_word(self) -> str:
        """The word that stands for a total once the file is read."""
        return self.total.partition(";")[0].strip()

    def is_total(self, label: str, labels: Collection[str]) -> bool:
        """Whether ``label``, among all ``labels`` of its dimension, is a total."""
        named = {word.strip().casefold() for word in self.total.split(";")}
        if label.casefold() in named:
            return True
        if named != {"total"} or any(each.casefold() in named for each in labels):
            return False
        return label.casefold() in CALLED_TOTAL


PLAIN = Form()


def parse_table(name: str, text: str, form: Form = PLAIN) -> tuple[Table, list[Problem]]:
    """The table in a CSV text and what is wrong with it; ``name`` is how problems speak of the file."""
    plain = text.removeprefix("\ufeff")
    between = max(",;\t", key=plain.partition("\n")[0].count)
    lines = [row for row in csv.reader(io.StringIO(plain), delimiter=between) if any(map(str.strip, row))]
    empty = Table(name=name, dimensions=(), entries=())
    if len(lines) < 2:
        return empty, [_problem(name, 1, "", "The table is empty.", "Write a header and the numbers.")]
    header = [cell.strip() for cell in lines[0]]
    problems = [
        _problem(name, at, "", f"There are {len(row)} cells, the header has {len(header)}.", "Write as many.")
        for at, row in enumerate(lines, 1)
        if len(row) != len(header)
    ]
    if problems:
        return empty, problems
    reader = _Reader(name, form)
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


class _Reader:
    """Collects problems while it turns lines into entries."""

    def __init__(self, name: str, form: Form) -> None:
        self.name, self.form = name, form
        self.problems: list[Problem] = []
        self._finest = ZERO

    def long(
        self, header: Sequence[str], lines: Sequence[Sequence[str]], value: int
    ) -> tuple[tuple[str, ...], list[Entry]]:
        about = {name: at for at, name in enumerate(map(str.casefold, header)) if name in ABOUT}
        taken = {value, *about.values()} | {
            at for at, word in enumerate(header) if word.casefold() in IGNORED
        }
        named = self.form.dimensions
        at_dimension = [
            at for at, name in enumerate(header) if at not in taken and (named is None or name in named)
        ]
        self._finest = _finest(row[value] for row in lines)
        entries = [
            self._entry(
                tuple(row[at].strip() for at in at_dimension),
                row[value],
                {name: row[at].strip() for name, at in about.items()},
                line,
                header[value],
            )
            for line, row in enumerate(lines, 2)
        ]
        return tuple(header[at] for at in at_dimension), entries

    def wide(
        self, header: Sequence[str], lines: Sequence[Sequence[str]]
    ) -> tuple[tuple[str, ...], list[Entry]]:
        about = {
            name: at for at, name in enumerate(map(str.casefold, header)) if name in ("weight", "contributor")
        }
        leading = self._leading(header, lines, set(about.values()))
        corner = [part.strip() for part in header[leading - 1].split("\\")]
        names = [*header[: leading - 1], corner[0] or "row", corner[1] if len(corner) > 1 else "column"]
        numbers = [at for at in range(leading, len(header)) if at not in about.values()]
        self._finest = _finest(row[at] for row in lines for at in numbers)
        entries = []
        for line, row in enumerate(lines, 2):
            said = {name: row[at].strip() for name, at in about.items()}
            for at in numbers:
                labels = (*(cell.strip() for cell in row[:leading]), header[at])
                entries.append(self._entry(labels, row[at], said, line, header[at]))
        return tuple(names), entries

    def _leading(self, header: Sequence[str], lines: Sequence[Sequence[str]], about: set[int]) -> int:
        """How many first columns name rows: up to the corner with a backslash, or while they hold words."""
        for at, name in enumerate(header):
            if "\\" in name:
                return at + 1
        leading = 1
        while leading < len(header) - 1 and leading not in about:
            if any(is_mark(row[leading], self.form.hidden) for row in lines):
                break
            leading += 1
        return leading

    def _entry(
        self, labels: tuple[str, ...], cell: str, about: Mapping[str, str], line: int, column: str
    ) -> Entry:
        status = about.get("status") or about.get("sdcstatus") or ""
        if about.get("suppressed", "").casefold() in ("true", "yes", "1"):
            status = "suppressed"
        mark = mark_in(cell, status, self.form.hidden)
        given = {name: self._number(about.get(name, ""), line, name) for name in _NUMBERS}
        number = given["true"] if mark.state == "hidden" and given["true"] is not None else mark.number
        if mark.odd:
            self._say(line, column, f'"{mark.odd}" is not known.', "Write a number, or [c] if it is hidden.")
        elif mark.state == "printed" and number is None:
            self._say(
                line, column, "There is neither a number nor a marker.", "Write [c] if hidden, 0 if zero."
            )
        return Entry(
            labels=labels,
            hidden=mark.state == "hidden",
            value=number,
            rounding=self._rounding(number, given["rounding"], given["weight"]),
            weight=ZERO if mark.impossible and given["weight"] is not None else given["weight"],
            lower=given["lower"],
            upper=given["upper"],
            lpl=given["lpl"] or ZERO,
            upl=given["upl"] or ZERO,
            spl=given["spl"] or ZERO,
            contributor=about.get("contributor", "").casefold() in ("yes", "true", "1"),
            line=line,
        )

    def _rounding(self, number: Decimal | None, given: Decimal | None, weight: Decimal | None) -> Decimal:
        unit = self.form.rounding
        if given is not None or number is None:
            return given or ZERO
        if isinstance(unit, Decimal):
            return unit
        return self._finest if unit == "written" or (unit == "auto" and weight is not None) else ZERO

    def _number(self, text: str, line: int, column: str) -> Decimal | None:
        number = number_in(text) if text else None
        if text and number is None:
            self._say(line, column, f'"{text}" is not a number.', "Write digits and at most one point.")
        return number

    def _say(self, line: int, column: str, found: str, write: str) -> None:
        self.problems.append(_problem(self.name, line, column, found, write))


def _finest(cells: Iterable[str]) -> Decimal:
    """The unit of the last digit of whichever number has most decimals: 72 beside 71.3 is 72.0."""
    marks = (mark_in(cell) for cell in cells)
    exponents = [mark.number.as_tuple().exponent for mark in marks if mark.number is not None]
    return Decimal(1).scaleb(min((each for each in exponents if isinstance(each, int)), default=0))


def _completed(table: Table, form: Form, problems: list[Problem]) -> Table:
    """The table with its missing combinations filled in or complained of; twice the same is a problem."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in table.entries:
        if entry.labels in seen:
            where = f"line {seen[entry.labels]}"
            problems.append(
                _problem(
                    table.name,
                    entry.line,
                    "",
                    f"{entry.labels} stands in {where} already.",
                    "Write each number once.",
                )
            )
        seen.setdefault(entry.labels, entry.line)
    missing = [labels for labels in _combinations(table) if labels not in seen]
    if form.absent == "refuse":
        problems += [
            _problem(
                table.name, 0, "", f"There is no line for {labels}.", "Write it, or say what absent means."
            )
            for labels in missing
        ]
    if form.absent != "zero":
        return table
    zeros = (Entry(labels=labels, value=ZERO) for labels in missing)
    return Table(
        name=table.name, dimensions=table.dimensions, entries=(*table.entries, *zeros), total=table.total
    )


def _combinations(table: Table) -> Iterator[tuple[str, ...]]:
    axes = [dict.fromkeys(entry.labels[at] for entry in table.entries) for at in range(len(table.dimensions))]
    return product(*axes)


def _problem(name: str, line: int, column: str, found: str, write: str) -> Problem:
    return Problem(file=name, line=line, column=column, kind="table_form", found=found, write=write)
