"""The workbook of the first day: a read-me, who decided, then one sheet for each table that held examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checked_tables.schemas import TableSchema
from plugins.core.statements.formats import months
from plugins.core.time.quarter import Quarter
from plugins.desk.workbook.book import HEAD, ROOM, Book, dress, write_cell
from plugins.desk.workbook.form import READ_ME

from .parts import ADOPT, BEGINNING, CHOICES, SCHEME, SCHEME_HEADER, Cells, Part

_STEPS = (
    "Sheet beginning: when it was decided to begin, by which office, and the paper that says so.",
    "Sheet units: the departments and committees that will report. Write kind and names; the short name "
    "(unit_id) may stay empty, then it is made from the name.",
    "Sheets metrics and service_standards: beside each write yes, no or changed. Where you write changed, "
    "change its cells as the Assembly has decided. What stays empty is not adopted and not asked.",
    "Sheet targets: one row for each target; the metric and the unit by name. What has no target is simply "
    "reported.",
    "Sheet calendar: the day on which each report comes out, and when that was announced. Without a time it "
    "is 10:00.",
    "Sheet index: yes only if the Assembly has adopted its weights and bands. You can begin without it.",
    "Not all of it is needed: one department, one metric or one target is enough to begin.",
    "No formulas, no merged cells. Write nothing about a single person.",
    "Save, close the workbook, and run the command again with --from. It lists what is wrong, then says what "
    "would change and asks; nothing is written before you say yes. You may change your mind until the first "
    "report is out.",
)


def pack_book(
    quarter: Quarter, parts: Sequence[Part], beginning: TableSchema, schemes: Iterable[str]
) -> bytes:
    """The .xlsx file; the same register gives the same bytes."""
    book = Book(f"The first quarter {quarter}", quarter.first_day)
    widths = {part.name: len(part.offered) for part in parts}
    for part in parts:
        book.list_of(part.name, widths[part.name] + ROOM, "B" if part.name in ("units", "metrics") else "A")
    _write_read_me(book, quarter)
    first = {"first_quarter": str(quarter)}
    _write(book, BEGINNING, beginning, beginning.names, [first], quarter)
    for part in parts:
        rows = [{ADOPT: "", **row} for row in part.offered]
        _write(book, part.name, part.table, part.header, rows, quarter)
    _write(book, SCHEME, None, SCHEME_HEADER, [{SCHEME_HEADER[0]: each} for each in schemes], quarter)
    return book.pack()


def _write(
    book: Book,
    name: str,
    table: TableSchema | None,
    header: Sequence[str],
    rows: Sequence[Cells],
    quarter: Quarter,
) -> None:
    sheet = book.sheet(name)
    if table is not None:
        dress(book, sheet, table, tuple(header), len(rows), quarter)
    for column, head in enumerate(header):
        sheet.write_string(0, column, head, book.look(**HEAD))
        if head == ADOPT:
            _ask(sheet, column, len(rows))
    fields = [table.field(each) if table and each in table.names else None for each in header]
    for line, row in enumerate(rows, start=2):
        for column, head in enumerate(header, start=1):
            write_cell(book, sheet, line, column, row.get(head, ""), fields[column - 1])


def _ask(sheet: Any, column: int, rows: int) -> None:
    """The choices of the column that adopts a row."""
    sheet.set_column(column, column, 11)
    rule: Mapping[str, Any] = {
        "validate": "list",
        "source": list(CHOICES),
        "error_title": ADOPT,
        "error_message": "Choose yes, no or changed.",
    }
    sheet.data_validation(1, column, rows + ROOM, column, rule)


def _write_read_me(book: Book, quarter: Quarter) -> None:
    sheet = book.sheet(READ_ME)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 6, book.look(text_wrap=True))
    sheet.set_column(1, 1, 96, book.look(text_wrap=True))
    for number, (left, right) in enumerate(_read_me(quarter)):
        sheet.write_string(number, 0, left, book.look(bold=not right, font_size=11 if right else 16))
        if right:
            sheet.write_string(number, 1, right, book.look(text_wrap=True))


def _read_me(quarter: Quarter) -> Iterator[tuple[str, str]]:
    yield "The Assembly's own figures begin", ""
    yield "", f"With {months(quarter, 'en')} ({quarter}). Until then every figure is an example."
    for number, step in enumerate(_STEPS, start=1):
        yield str(number), step
