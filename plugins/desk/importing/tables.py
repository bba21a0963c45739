"""A table as its page breaks and merged header cells left it, made whole."""

from __future__ import annotations

import re

from .blocks import Block, Paragraph, Table, Terms
from .lines import Moved, Record

_TERM = 8


def finished(table: Table, record: Record) -> Block:
    """The table with one width, one header and no torn cells; short terms without a header as ``Terms``."""
    if len(table.rows) == 1 and not table.certain:
        return Paragraph(table.line, " ".join(cell for cell in table.rows[0] if cell))
    if _is_terms(table):
        return Terms(table.line, [(row[0], row[1]) for row in table.rows])
    width = max(len(_trimmed(row)) for row in table.rows)
    width = max(width, len(table.rows[0]) if table.rows[0][-1] else width)
    table.rows = [(row + [""] * width)[:width] for row in table.rows]
    _without_repeated_headers(table, record)
    table.two_headers = _has_second_header(table)
    if bare := bare_columns(table):
        said = f"no entry in any row, marks or colours may be lost: {', '.join(bare)}"
        record.gaps.append((table.line, said))
    return table


def bare_columns(table: Table) -> list[str]:
    """The names of the columns in which no row has an entry."""
    headers, body = table.rows[1 if table.two_headers else 0], table.rows[1 + table.two_headers :]
    return [
        name or f"column {column + 1}"
        for column, name in enumerate(headers)
        if body and not any(row[column] for row in body)
    ]


def header_cells(table: Table) -> list[list[tuple[str, int, int]]]:
    """The header rows as cells: text, columns covered, rows covered."""
    top = table.rows[0]
    if not table.two_headers:
        return [[(text, 1, 1) for text in top]]
    second = table.rows[1]
    first_row: list[tuple[str, int, int]] = []
    column = 0
    while column < len(top):
        span = 1
        if second[column]:
            while column + span < len(top) and not top[column + span] and second[column + span]:
                span += 1
            first_row.append((top[column], span, 1))
        else:
            first_row.append((top[column], 1, 2))
        column += span
    return [first_row, [(text, 1, 1) for text in second if text]]


def _is_terms(table: Table) -> bool:
    """Two columns, the first of short words in capital letters in every row: nothing there is a header."""
    return not table.certain and all(
        len(row) == 2 and 0 < len(row[0]) <= _TERM and re.match(r"[A-Z][A-Z&/]+", row[0]) and row[1]
        for row in table.rows
    )


def _trimmed(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def _without_repeated_headers(table: Table, record: Record) -> None:
    header = table.rows[0]
    at = 1
    while at < len(table.rows):
        if table.rows[at] != header:
            at += 1
            continue
        record.drop(table.lines[at], "table header repeated on a new page", "\t".join(header))
        del table.rows[at], table.lines[at]
        if 1 < at < len(table.rows):
            _mend(table, at, record)


def _mend(table: Table, at: int, record: Record) -> None:
    """Put the rest of a cell that the page break tore off, in small letters, back into its cell."""
    above, below = table.rows[at - 1], table.rows[at]
    if below[0]:
        return
    for column, text in enumerate(below):
        if text[:1].islower() and above[column] and not above[column].endswith((".", ";", ":")):
            record.moved.append(Moved(table.lines[at], text, table.lines[at - 1]))
            above[column] += f" {text}"
            below[column] = ""


def _has_second_header(table: Table) -> bool:
    """A header cell over several columns: the second row names the columns under it and nothing else."""
    if len(table.rows) < 3 or not table.rows[2][0]:
        return False
    top, second = table.rows[0], table.rows[1]
    columns = range(len(top))
    covering = [column for column in columns if top[column] and second[column]]
    return (
        not all(top)
        and not second[0]
        and all(top[column] or second[column] for column in columns)
        and bool(covering)
        and all(column + 1 < len(top) and not top[column + 1] for column in covering)
    )
