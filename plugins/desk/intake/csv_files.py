"""The CSV files of a folder: whether they hold no more than tables do, before they are read as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from plugins.desk.door.limits import LAST_COLUMN, MOST_CELLS, MOST_ROWS


def too_much_in(data: bytes, *sizes: str) -> list[str]:
    """For each of the files that lie one behind the other in ``data``, what it has too much of; else nothing.

    ``sizes`` are their lengths in bytes.
    """
    return [_too_much(each) for each in _files(data, sizes)]


def _files(data: bytes, sizes: tuple[str, ...]) -> Iterator[bytes]:
    at = 0
    for size in map(int, sizes):
        yield data[at : at + size]
        at += size


def _too_much(data: bytes) -> str:
    rows = cells = 0
    try:  # whatever the encoding, a byte stands for a character: commas and quotation marks are what counts
        for row in csv.reader(io.StringIO(data.decode("latin-1"), newline="")):
            rows += 1
            cells += len(row)
            if len(row) > LAST_COLUMN:
                return f"Row {rows} has {len(row):,} cells."
            if cells > MOST_CELLS or rows > MOST_ROWS:
                return f"It has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells."
    except csv.Error:
        return ""  # a text without an end: the check of the table says so, and where
    return ""
