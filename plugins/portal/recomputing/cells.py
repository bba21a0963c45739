"""Read the cells of published files."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Optional

Number = Optional[Fraction]
Row = dict[str, str]
ZERO, ONE = Fraction(0), Fraction(1)
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
QUOTIENT = re.compile(r"([0-9]+)/([1-9][0-9]*)")


class Unreadable(Exception):  # noqa: N818
    """A cell that holds no number where one is needed."""

    def __init__(self, row: Row, column: str) -> None:
        super().__init__(column)
        self.row, self.column = row, column


class Absent(Exception):  # noqa: N818
    """A file or row that is needed and not there."""


def read_table(path: Path) -> list[Row]:
    """The rows of a CSV (UTF-8, with or without a byte-order mark); each knows its file and line."""
    reader = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    rows = []
    for cells in reader:
        row = {name: text or "" for name, text in cells.items() if name is not None}
        row[""], row["\0"] = str(reader.line_num), str(path)
        rows.append(row)
    return rows


def number(row: Row, column: str) -> Number:
    """The exact number in a cell; ``None`` if it is empty."""
    text = row.get(column, "")
    if not text:
        return None
    quotient = QUOTIENT.fullmatch(text)
    if quotient is not None:
        return Fraction(int(quotient[1]), int(quotient[2]))
    if NUMBER.fullmatch(text) is None:
        raise Unreadable(row, column)
    return Fraction(text)


def needed(row: Row, column: str) -> Fraction:
    """The number in a cell that must have one."""
    found = number(row, column)
    if found is None:
        raise Unreadable(row, column)
    return found


def whole(row: Row, column: str) -> int:
    """The whole number in a cell that must have one."""
    found = needed(row, column)
    if found.denominator != 1:
        raise Unreadable(row, column)
    return int(found)


def written(value: Any) -> str:
    """A number as the CSVs have it: no exponent, no zeros at the end."""
    if value is None:
        return ""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def shown(path: Path) -> str:
    """A path as short as it can be told."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
