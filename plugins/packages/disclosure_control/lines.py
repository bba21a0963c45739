"""The lines of a published table turned into entries, one for each number, long or wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checked_tables.problems import Problem

from .form import Form
from .marks import is_mark, mark_in, number_in
from .system import ZERO
from .tables import Entry

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


class LineReader:
    """Collects problems while it turns lines into entries."""

    def __init__(self, name: str, form: Form) -> None:
        self.name, self.form = name, form
        self.problems: list[Problem] = []
        self._finest = ZERO

    def long(
        self, header: Sequence[str], lines: Sequence[Sequence[str]], value: int
    ) -> tuple[tuple[str, ...], list[Entry]]:
        """The dimensions and the entries of one number per line, in column ``value``."""
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
        """The dimensions and the entries of rows of numbers under the names of columns."""
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
        self.problems.append(table_problem(self.name, line, column, found, write))


def _finest(cells: Iterable[str]) -> Decimal:
    """The unit of the last digit of whichever number has most decimals: 72 beside 71.3 is 72.0."""
    marks = (mark_in(cell) for cell in cells)
    exponents = [mark.number.as_tuple().exponent for mark in marks if mark.number is not None]
    return Decimal(1).scaleb(min((each for each in exponents if isinstance(each, int)), default=0))


def table_problem(name: str, line: int, column: str, found: str, write: str) -> Problem:
    """What is wrong with the form of a file, and what to write instead."""
    return Problem(file=name, line=line, column=column, kind="table_form", found=found, write=write)
