"""A workbook as a person sees it: sheets of cells with text, whatever program wrote the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. ``formula`` is what computes it, if it was not typed in; ``struck``: all of it
    or a part is crossed out; ``seen`` is what its number format shows, where that is another number than it
    holds, empty where it shows nothing."""

    text: str
    formula: str = ""
    struck: bool = False
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. ``rows`` holds the filled cells by row and column, both counted from 1; ``remarks`` are the
    comments on its cells: row, column, text, author."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    has_picture: bool = False
    remarks: tuple[tuple[int, int, str, str], ...] = ()

    @property
    def width(self) -> int:
        """The number of the last column with a text in it; 0 in an empty sheet."""
        return max((column for cells in self.rows.values() for column in cells), default=0)


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a workbook in their order."""

    sheets: tuple[Sheet, ...]


def place(row: int, column: int) -> str:
    """What a spreadsheet calls a cell: ``D14`` for row 14, column 4."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def row_and_column(reference: str) -> tuple[int, int]:
    """The row and column of ``D14``: (14, 4). ``ValueError`` if it is no such word."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError("no cell is called so")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def number_text(stored: str) -> str:
    """A stored number as a person sees it: at most 15 digits, no exponent, no zeros at the end.

    >>> number_text("77.799999999999997"), number_text("1.2E+3"), number_text("14.0")
    ('77.8', '1200', '14')
    """
    try:
        number = Decimal(f"{float(stored):.15g}")
        if not number.is_finite():
            return stored
    except (ValueError, InvalidOperation):
        return stored
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def percent_text(stored: str) -> str:
    """A number shown as a percentage: ``0.778`` is seen as ``77.8%``."""
    try:
        return f"{number_text(str(Decimal(number_text(stored)) * 100))}%"
    except InvalidOperation:
        return stored


def day_text(stored: str, *, from_1904: bool) -> str:
    """A stored day number as ``2026-03-31``, with the time of day behind it if it has one."""
    try:
        serial = float(stored)
        if not from_1904 and serial < 61:
            serial += 1  # 1900 counts as a leap year there
        start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        moment = start + timedelta(seconds=round(serial * 86400))
    except (ValueError, OverflowError):
        return stored
    return moment.date().isoformat() if moment.time() == time.min else moment.isoformat(" ")
