"""From a CSV file to rows of text, with the line on which each begins.

Whatever the bytes, the answer is a ``Table``: rows that could be read and every problem of shape.
Nothing is converted here. Harmless things are accepted: a byte order mark, any line ends, empty
rows, empty columns at the right, and cells left out at the right where they may be empty (older
Excel drops them).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .header import check_header, trimmed
from .problems import Problem
from .schemas import TableSchema
from .text_file import LARGEST_BYTES, read_text

_LINES_LOOKED_AT = 6
#: Beyond this a file is not a table that people fill, and its problems would fill the memory.
MOST_ROWS = 200_000
#: Where a sheet of Excel ends.
MOST_COLUMNS = 16_384
#: Characters of a cell; no text of a table is nearly as long.
LONGEST_CELL = 131_072


@dataclass(frozen=True, slots=True)
class Row:
    """One row as text. ``line`` is where it begins, counted as a text editor does."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One file: the rows that have the right shape, and what is wrong with the others."""

    schema: TableSchema
    shown_as: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a CSV file by line, and the problem that ended the reading, if one did."""

    lines: tuple[tuple[int, list[str]], ...]
    problems: tuple[Problem, ...]


def read_table(path: Path, schema: TableSchema, shown_as: str) -> Table:
    """The table in a file. ``shown_as`` is how messages call it: its path from the data folder."""
    return table_of(read_grid(path, shown_as), schema, shown_as)


def table_of(grid: Grid, schema: TableSchema, shown_as: str, also: Sequence[str] = ()) -> Table:
    """The table in a grid; every row has all columns of the schema and those of ``also``, which are empty."""
    if not grid.lines:
        return Table(schema, shown_as, (), grid.problems)
    start = grid.lines[:_LINES_LOOKED_AT]
    problems = list(check_header(start, schema, shown_as))
    if problems:
        return Table(schema, shown_as, (), (*problems, *grid.problems))
    rows = []
    names = trimmed(start[0][1])
    width = len(names)
    may_stop_at = _may_stop_at(names, schema)
    absent = {name: "" for name in (*schema.names, *also) if name not in names}
    for line, cells in grid.lines[1:]:
        if len(cells) != width:
            if len(cells) > width and not "".join(cells[width:]).strip():
                cells = cells[:width]
            elif may_stop_at <= len(cells) < width:
                cells = [*cells, *[""] * (width - len(cells))]
            else:
                problems.append(_ragged(shown_as, line, cells, width))
                continue
        rows.append(Row(line, {**absent, **dict(zip(names, cells, strict=True))}))
    problems.extend(grid.problems)
    if not rows and not problems and not schema.may_be_empty:
        problems.append(
            Problem(
                file=shown_as,
                kind="no-rows",
                found="This file has column names but no rows.",
                write="Add the rows, or remove the file." if schema.optional_file else "Add the rows.",
            )
        )
    return Table(schema, shown_as, tuple(rows), tuple(problems))


def read_grid(
    path: Path, shown_as: str, *, most_rows: int = MOST_ROWS, most_bytes: int = LARGEST_BYTES
) -> Grid:
    """The cells of any CSV file, line by line, without empty lines (but the first line stays)."""
    text = read_text(path, shown_as, most_bytes)
    return Grid((), (text,)) if isinstance(text, Problem) else grid_of(text, shown_as, most_rows=most_rows)


def grid_of(text: str, shown_as: str, delimiter: str = ",", *, most_rows: int = MOST_ROWS) -> Grid:
    """The same of a text. What has more rows below its first line than any table is not read to its end."""
    csv.field_size_limit(LONGEST_CELL)  # of the process, so that another library may have changed it
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    lines: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                return Grid((), (_too_wide(shown_as, line, len(cells)),))
            if "".join(cells).strip() or line == 1:
                lines.append((line, cells))
            line = reader.line_num + 1
            if len(lines) > 1 + most_rows:
                return Grid((), (_too_many(shown_as, most_rows),))
    except csv.Error as error:
        return Grid(tuple(lines), (_broken(shown_as, line, reader.line_num, str(error)),))
    return Grid(tuple(lines), ())


def rows_of_text(grid: Grid) -> Iterator[Mapping[str, str]]:
    """The rows of a grid under its first line; the line number is kept under the empty name."""
    if not grid.lines:
        return
    names: Sequence[str] = grid.lines[0][1]
    for line, cells in grid.lines[1:]:
        yield {"": str(line), **dict(zip(names, cells, strict=False))}


def _too_many(shown_as: str, most: int) -> Problem:
    return Problem(
        file=shown_as,
        kind="too-many-rows",
        found=f"This file has more than {most:,} rows.",
        write="Save only the rows of the table; nothing was read.",
    )


def _too_wide(shown_as: str, line: int, columns: int) -> Problem:
    return Problem(
        file=shown_as,
        line=line,
        kind="too-many-columns",
        found=f"This row has {columns:,} cells, more than any sheet has columns ({MOST_COLUMNS:,}).",
        write="Save only the columns of the table; nothing was read.",
    )


def _may_stop_at(names: Sequence[str], schema: TableSchema) -> int:
    """The number of cells that a row must have: up to the last column that must be filled."""
    return max((i for i, name in enumerate(names, start=1) if schema.field(name).required), default=0)


def _ragged(shown_as: str, line: int, cells: Sequence[str], width: int) -> Problem:
    if len(cells) > width:
        return Problem(
            file=shown_as,
            line=line,
            kind="extra-cell",
            found=f"This row has {len(cells)} cells; the table has {width} columns.",
            write="If a text holds a comma, put the whole cell between quotation marks; else remove what is "
            "too much.",
        )
    return Problem(
        file=shown_as,
        line=line,
        kind="missing-cell",
        found=f"This row has {len(cells)} cells; the table has {width} columns.",
        write="Add the missing cells, with their commas.",
    )


def _broken(shown_as: str, start: int, end: int, error: str) -> Problem:
    if "field larger" in error and start == end:
        return Problem(
            file=shown_as,
            line=start,
            kind="long-cell",
            found=f"This row has a cell of more than {LONGEST_CELL:,} characters.",
            write="Shorten it; what follows was not read.",
        )
    if start == end and "end of data" not in error:
        return Problem(
            file=shown_as,
            line=start,
            kind="quotation-mark",
            found="A quotation mark stands in the wrong place.",
            write="Put them around the whole cell and double those inside it; what follows was not read.",
        )
    return Problem(
        file=shown_as,
        line=start,
        kind="unclosed-quote",
        found="A quotation mark is opened in this row and not closed.",
        write="Close it at the end of the cell, or remove it; what follows was not read.",
    )
