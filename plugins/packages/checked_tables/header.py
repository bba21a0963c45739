"""The first line of a table: which column is where, or every way in which it is not right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .nearest import nearest, plain, shown, visible
from .problems import Problem
from .schemas import TableSchema


def check_header(
    first_lines: Sequence[tuple[int, list[str]]], schema: TableSchema, shown_as: str
) -> Iterator[Problem]:
    """What is wrong with the header, given the first few rows with their lines.

    Order does not matter and empty columns at the right do no harm. A first line that is no header at
    all (a title, a merged heading, other separators) gives one problem, not one a column. A column that was
    added later may be missing.
    """
    header = trimmed(first_lines[0][1])
    wanted = {each.name for each in schema.fields if not each.added_later}
    if wanted <= set(header) <= set(schema.names) and len(header) == len(set(header)):
        return
    if _known(header, schema) * 2 < len(wanted):
        yield _no_header(first_lines, schema, shown_as)
        return
    yield from _check_columns(header, schema, shown_as)


def trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without the empty ones at the right."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return list(cells[:width])


def _known(cells: Sequence[str], schema: TableSchema) -> int:
    return len({plain(cell) for cell in cells} & {plain(name) for name in schema.names})


def _no_header(first_lines: Sequence[tuple[int, list[str]]], schema: TableSchema, shown_as: str) -> Problem:
    first = first_lines[0][1]
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright bars")):
        if _known(mark.join(first).split(mark), schema) * 2 >= len(schema.names):
            return Problem(
                file=shown_as,
                line=1,
                kind="separator",
                found=f"The columns are separated by {name}, not by commas.",
                write='In Excel choose File, Save As, "CSV UTF-8 (Comma delimited)"; if it still writes '
                "semicolons, set the computer's list separator to a comma.",
            )
    for number, cells in first_lines[1:]:
        if _known(cells, schema) * 2 >= len(schema.names):
            above = "line 1" if number == 2 else f"lines 1 to {number - 1}"
            return Problem(
                file=shown_as,
                line=1,
                kind="header-not-first",
                found=f"The column names are on line {number}, not on the first line.",
                write=f"Delete {above}.",
            )
    return Problem(
        file=shown_as,
        line=1,
        kind="no-header",
        found=f"The first line is not the column names; it begins {shown(','.join(first))}.",
        write=f"Make it exactly, in one line: {','.join(schema.names)}",
    )


def _check_columns(header: Sequence[str], schema: TableSchema, shown_as: str) -> Iterator[Problem]:
    missing = [name for name in schema.names if name not in header]
    seen: dict[str, int] = {}
    for position, cell in enumerate(header, start=1):
        if cell in seen:
            yield _problem(
                shown_as,
                cell,
                "repeated-column",
                f"Columns {seen[cell]} and {position} have the same name.",
                "Remove one of them.",
            )
            continue
        seen[cell] = position
        if cell in schema.names:
            continue
        meant = nearest(cell, missing, cutoff=0.75) if cell.strip() else None
        if meant is not None:
            missing.remove(meant)
            kind = "column-spelling" if plain(cell) != plain(meant) else "column-form"
            yield _problem(
                shown_as, meant, kind, f"Column {position} is called {shown(cell)}.", f"Rename it {meant}."
            )
        elif plain(cell) in {plain(name) for name in schema.names}:
            yield _problem(
                shown_as, cell, "repeated-column", f"Column {position} is there twice.", "Remove one of them."
            )
        else:
            called = shown(cell) if cell.strip() else "without a name"
            yield _problem(
                shown_as,
                cell.strip(),
                "extra-column",
                f"Column {position}, {called}, is not one of this table's columns.",
                "Remove it.",
            )
    for name in missing:
        if schema.field(name).added_later:
            continue
        write = "Add it and fill it." if schema.field(name).required else "Add it; its cells may be empty."
        yield _problem(shown_as, name, "missing-column", "This column is missing.", write)


def _problem(file: str, column: str, kind: str, found: str, write: str) -> Problem:
    return Problem(file=file, line=1, column=visible(column[:40]), kind=kind, found=found, write=write)
