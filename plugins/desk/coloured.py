"""A copy of the workbook with each faulty cell coloured and commented; the workbook itself is not touched.

The copy is written anew from what was read, so that it opens whatever was wrong with the original:
values, dropdowns and explanations are there; pictures and formatting of one's own are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from checked_tables.nearest import plain
from checked_tables.schemas import Field, TableSchema
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import KEYS
from plugins.desk.intake.cells import Sheet
from plugins.desk.intake.judge import Judged
from plugins.desk.intake.tables import SheetTable
from plugins.desk.workbook.book import Book, dress, write_cell
from plugins.desk.workbook.form import READ_ME, RELEASE
from plugins.desk.workbook.pack import setting_field

from .findings import Finding

Mark = tuple[str, str]
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
#: A comment longer than this covers the sheet.
_LONGEST_COMMENT = 1000
_WITHOUT_QUARTER = Quarter(2025, 1)


def pack_coloured(found: Judged, schemas: Mapping[str, TableSchema]) -> bytes:
    """The .xlsx file of the copy. Errors are pale red, warnings pale yellow; the comment says the rest."""
    source = found.source
    quarter = source.quarter or _WITHOUT_QUARTER
    names = _names(source.sheets)
    book = Book(f"Marked copy of {source.path.name}", quarter.first_day)
    lists = {plain(sheet.name): max(sheet.rows, default=1) for sheet in source.sheets}
    for sheet in source.sheets:
        if plain(sheet.name) == names[sheet.name] and plain(sheet.name) in schemas:
            book.list_of(names[sheet.name], lists[plain(sheet.name)])
    tables = {table.sheet.name: (name, table) for name, table in source.tables.items()}
    for sheet in source.sheets:
        marks = _marks([each for each in found.findings if each.where == sheet.name])
        page = book.sheet(names[sheet.name])
        if sheet.name in tables:
            name, table = tables[sheet.name]
            _write_table(book, page, sheet, schemas[name], table, marks, quarter)
        else:
            _write_plain(book, page, sheet, marks)
    return book.pack()


def _marks(findings: Sequence[Finding]) -> dict[tuple[int, int], Mark]:
    """What to say on each cell; what concerns a row stands on its first cell, a sheet's on A1."""
    said: dict[tuple[int, int], list[Finding]] = {}
    for each in findings:
        said.setdefault((max(1, each.row), max(1, each.number)), []).append(each)
    return {
        cell: (
            "error" if any(each.severity == "error" for each in those) else "warning",
            "\n\n".join(
                dict.fromkeys(f"{each.severity.upper()}: {each.found} {each.write}".strip() for each in those)
            )[:_LONGEST_COMMENT],
        )
        for cell, those in said.items()
    }


def _write_table(
    book: Book,
    page: Any,
    sheet: Sheet,
    schema: TableSchema,
    table: SheetTable,
    marks: Mapping[tuple[int, int], Mark],
    quarter: Quarter,
) -> None:
    header = table.header or schema.names
    dress(book, page, schema, header, len(sheet.rows), quarter)
    fields = [schema.field(name) if name in schema.names else None for name in header]
    top = min(table.rows.values(), default=1)
    for row, column, text in _cells(sheet, marks):
        field = fields[column - 1] if column <= len(fields) and row > top else None
        write_cell(book, page, row, column, text, field, marks.get((row, column)), head=row == top)


def _write_plain(book: Book, page: Any, sheet: Sheet, marks: Mapping[tuple[int, int], Mark]) -> None:
    page.set_column(0, 0, 26, book.look(text_wrap=True))
    page.set_column(1, 2, 90 if plain(sheet.name) == READ_ME else 44, book.look(text_wrap=True))
    for row, column, text in _cells(sheet, marks):
        write_cell(book, page, row, column, text, _setting(sheet, row, column), marks.get((row, column)))


def _cells(sheet: Sheet, marks: Mapping[tuple[int, int], Mark]) -> list[tuple[int, int, str]]:
    """Every cell with a text or a mark, in order."""
    filled = {(row, column): cell.text for row, cells in sheet.rows.items() for column, cell in cells.items()}
    return [(row, column, filled.get((row, column), "")) for row, column in sorted({*filled, *marks})]


def _setting(sheet: Sheet, row: int, column: int) -> Field | None:
    if plain(sheet.name) != RELEASE or column != 2:
        return None
    name = sheet.rows[row][1].text.strip() if 1 in sheet.rows.get(row, {}) else ""
    return setting_field(name) if name in KEYS else None


def _names(sheets: Sequence[Sheet]) -> dict[str, str]:
    """A name that Excel takes for each sheet: its own wherever that can be."""
    found: dict[str, str] = {}
    for number, sheet in enumerate(sheets, start=1):
        name = _NO_SHEET_NAME.sub("-", sheet.name)[:31].strip("'") or f"sheet {number}"
        if name.casefold() in {each.casefold() for each in found.values()}:
            name = f"{name[:25]} {number}"
        found[sheet.name] = name
    return found
