"""What is wrong with a workbook before any of its figures is looked at: sheets and how they were made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checked_tables.nearest import shown
from checked_tables.problems import Severity
from checked_tables.schemas import TableSchema
from plugins.desk.findings import Finding
from plugins.desk.workbook.form import OWN_AUTHORS, READ_ME, RECORDED, RELEASE

from .cells import Cell, Sheet, place, row_and_column
from .tables import Sorted

_RANGE = re.compile(r"([A-Z]+[0-9]+):([A-Z]+[0-9]+)")
_FROM_NEW = "Copy the sheet from a workbook made with new-quarter."
#: A merged range is looked at cell by cell up to here.
_MOST_CELLS = 1000


def check_sheets(found: Sorted, schemas: Sequence[TableSchema]) -> Iterator[Finding]:
    """Sheets missing, renamed, repeated or hidden, and in those that are read: formulas, merged cells,
    pictures, hidden rows and columns, what is crossed out, comments, numbers that look otherwise."""
    for name, sheet in ((READ_ME, found.read_me), (RELEASE, found.release)):
        if sheet is None:
            yield _on(name, "missing-sheet", "This sheet is missing.", _FROM_NEW)
    for schema in schemas:
        if schema.name not in found.tables and schema.name not in found.lookalikes:
            yield _missing(schema)
    for name, sheet in found.lookalikes.items():
        words = f"This sheet holds the table {name} under another name."
        yield _on(sheet.name, "renamed-sheet", words, f"Rename the sheet {name}.")
    for sheet in found.repeated:
        words = "There are two sheets for this table."
        yield _on(sheet.name, "repeated-sheet", words, "Keep one of the two.")
    for sheet in found.recorded:
        command = RECORDED.get(sheet.name.strip().casefold(), "")
        words = f"Nobody types this table; the command {command} records it."
        yield _on(sheet.name, "recorded", words, "Remove the sheet.", severity="warning")
    for sheet in found.others:
        if sheet.rows or sheet.hidden or sheet.has_picture:
            hidden = "hidden and is " if sheet.hidden else ""
            words = f"This sheet is {hidden}no table of the quarter; it was not read."
            yield _on(
                sheet.name, "unread-sheet", words, "Remove it, if it is not needed.", severity="warning"
            )
    for sheet in (*found.tables.values(), *found.lookalikes.values(), *filter(None, [found.release])):
        yield from check_sheet(sheet)


def formula_cells(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The cells that hold a formula."""
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            if cell.formula:
                yield row, column


def merged_cells(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The cells that are part of a merged range."""
    for each in sheet.merged:
        match = _RANGE.fullmatch(each)
        if match is None:
            continue
        (top, left), (bottom, right) = row_and_column(match[1]), row_and_column(match[2])
        if (bottom - top + 1) * (right - left + 1) <= _MOST_CELLS:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield row, column


def check_sheet(sheet: Sheet) -> Iterator[Finding]:
    """How one sheet that is read was made."""
    if sheet.hidden:
        words = "This sheet is hidden, so nobody has looked at it."
        yield _on(sheet.name, "hidden-sheet", words, "Right-click a sheet's tab, choose Unhide, and look.")
    if sheet.has_picture:
        words = "This sheet holds a picture, a chart or a drawing; nothing in it was read."
        yield _on(sheet.name, "picture", words, "Type what it shows, and remove it.", severity="warning")
    for row in sheet.hidden_rows:
        words = "This row is hidden (perhaps by a filter), but it is read."
        write = "Show it, or delete it if it does not belong here."
        yield _on(sheet.name, "hidden-row", words, write, row=row, severity="warning")
    for column in sheet.hidden_columns:
        words = f"Column {place(1, column).rstrip('1')} is hidden, but it is read."
        write = "Show it, and look whether what it holds is meant."
        yield _on(sheet.name, "hidden-column", words, write, row=1, number=column, severity="warning")
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            if cell.struck:
                words = f"{shown(cell.text or cell.formula)} is crossed out, or a part of it is."
                write = "Delete what does not count, or take away the line through it."
                yield _on(
                    sheet.name, "struck-out", words, write, row=row, number=column, says=shown(cell.text)
                )
            if cell.seen is not None:
                yield _seen(sheet.name, row, column, cell)
    for row, column, said, author in sheet.remarks:
        if author in OWN_AUTHORS:
            continue
        words = f"Somebody wrote on this cell: {shown(said)}. Comments are not read."
        write = "Settle what it says, or put it into the column for notes; then delete the comment."
        yield _on(sheet.name, "comment", words, write, row=row, number=column, severity="warning")
    for row, column in formula_cells(sheet):
        cell = sheet.rows[row][column]
        now = f" (it shows {shown(cell.text)})" if cell.text else ""
        words = f"This cell holds a formula, {shown(cell.formula)}{now}."
        write = "Copy the cell, choose Paste Special, Values: a table holds figures, not calculations."
        yield _on(
            sheet.name,
            "formula-cell",
            words,
            write,
            row=row,
            number=column,
            says=shown(cell.text or cell.formula),
        )
    for each in sheet.merged:
        match = _RANGE.fullmatch(each)
        top, left = row_and_column(match[1]) if match else (0, 0)
        words = f"The cells {each} are merged, so only the first holds anything."
        write = "Select them, choose Merge & Center to part them, and write into each."
        yield _on(sheet.name, "merged-cells", words, write, row=top, number=left)


def _seen(sheet: str, row: int, column: int, cell: Cell) -> Finding:
    """A number whose format shows another one, or none."""
    if not cell.seen:
        words = f"This cell holds {shown(cell.text)}, but nobody sees it: its number format shows nothing."
        write = "Give the cell the number format General, and look whether the number is meant."
        return _on(sheet, "unseen", words, write, row=row, number=column, says=shown(cell.text))
    words = f"This cell shows {shown(cell.seen)} and holds {shown(cell.text)}; what it holds was read."
    write = f"If {shown(cell.seen)} is meant, type it."
    return _on(
        sheet,
        "shown-otherwise",
        words,
        write,
        row=row,
        number=column,
        says=shown(cell.text),
        severity="warning",
    )


def _missing(schema: TableSchema) -> Finding:
    if schema.optional_file:
        words = "This sheet is missing, so the release will be without its table."
        return _on(schema.name, "missing-sheet", words, _FROM_NEW, severity="warning")
    return _on(schema.name, "missing-sheet", "This sheet is missing.", _FROM_NEW)


def _on(
    sheet: str,
    kind: str,
    found: str,
    write: str,
    *,
    row: int = 0,
    number: int = 0,
    says: str = "",
    severity: Severity = "error",
) -> Finding:
    return Finding(
        severity=severity,
        where=sheet,
        cell=place(row, number) if number else f"row {row}" if row else "",
        column="",
        says=says,
        kind=kind,
        found=found,
        write=write,
        row=row,
        number=number,
    )
