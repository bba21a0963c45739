"""Sheets that guide whoever fills them: widths, explanations, dropdowns, rules, coloured cells."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from checked_tables.dates import EARLIEST, LATEST, date_fault
from checked_tables.numbers import NUMBER
from checked_tables.schemas import Field, TableSchema
from checked_tables.words import NOTE_AT_MOST
from plugins.core.time.quarter import Quarter

from .form import AUTHOR
from .rules import Columns, with_rules

#: Below the last row there is room for so many more with the same dropdowns.
ROOM = 400
_WIDTHS = {"number": 15, "integer": 11, "date": 13, "boolean": 10, "string": 24}
#: How a header cell looks.
HEAD: dict[str, object] = {"bold": True, "text_wrap": True, "bg_color": "#D6E6F1", "bottom": 1}
_FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
#: Dark text on pale red and pale yellow: more than 7 to 1.
_MARKED = {"error": "#F8D0CC", "warning": "#FFF0B8"}


class Book:
    """A workbook that is being written in memory, with its few formats."""

    def __init__(self, title: str, made: date) -> None:
        self._bytes = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self._bytes, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self.book.set_properties({"title": title, "created": datetime(made.year, made.month, made.day)})
        self._formats: dict[str, Any] = {}
        self._lists: set[str] = set()

    def look(self, **extra: object) -> Any:
        """The format with these properties beside the usual font; made once."""
        key = repr(sorted(extra.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**_FONT, **extra})
        return self._formats[key]

    def sheet(self, name: str) -> Any:
        """A new sheet, which prints on A4 pages as wide as it is."""
        made = self.book.add_worksheet(name)
        made.set_paper(9)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        return made

    def list_of(self, sheet: str, rows: int, column: str = "A") -> None:
        """Make a column of a sheet, below its header, the choices of dropdowns; before ``dress``."""
        self._lists.add(sheet)
        self.book.define_name(f"names_of_{sheet}", f"={sheet}!${column}$2:${column}${max(rows, 1) + 1}")

    def has_list(self, sheet: str) -> bool:
        """Whether there are choices for a dropdown in that sheet."""
        return sheet in self._lists

    def pack(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._bytes.getvalue()


def dress(
    book: Book, sheet: Any, table: TableSchema, names: tuple[str, ...], rows: int, quarter: Quarter
) -> None:
    """Widths, frozen header, explanations, dropdowns and rules, for columns in the order of ``names``."""
    columns = Columns(table, names, quarter)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 32)
    for column, name in enumerate(names):
        if name not in table.names:
            continue
        field = table.field(name)
        width = 40 if name.endswith(("_en", "_sw")) else _WIDTHS[field.type]
        sheet.set_column(column, column, width, book.look(**form_of(field)))
        sheet.write_comment(0, column, explained(field), {"author": AUTHOR, "x_scale": 2.2, "y_scale": 1.6})
        rule = with_rules(rule_for(field, _looked_up(book, field, table)), name, columns)
        if rule is not None:
            sheet.data_validation(1, column, rows + ROOM, column, rule)


def write_cell(
    book: Book,
    sheet: Any,
    line: int,
    column: int,
    text: str,
    field: Field | None,
    mark: tuple[str, str] | None = None,
    *,
    head: bool = False,
) -> None:
    """One cell: a number or a day as such where its column asks for one, anything else as text.

    ``mark`` is ("error" or "warning", what to say): the cell is coloured and has a comment.
    """
    extra: dict[str, object] = form_of(field) if field else HEAD if head else {"text_wrap": True}
    if mark is not None:
        extra = extra | {"bg_color": _MARKED[mark[0]], "border": 1}
        sheet.write_comment(line - 1, column - 1, mark[1], {"author": AUTHOR, "x_scale": 2.2, "y_scale": 1.6})
    look = book.look(**extra)
    kind = field.type if field else "string"
    if not text:
        if mark is not None:
            sheet.write_blank(line - 1, column - 1, None, look)
    elif (
        kind in ("number", "integer")
        and NUMBER.fullmatch(text)
        and Decimal(text) == Decimal(str(float(text)))
    ):
        sheet.write_number(line - 1, column - 1, float(text), look)
    elif kind == "date" and date_fault(text) is None:
        sheet.write_datetime(line - 1, column - 1, datetime.fromisoformat(text), look)
    else:
        sheet.write_string(line - 1, column - 1, text, look)


def explained(field: Field) -> str:
    """What belongs in a column, as a person reads it who points at its name."""
    parts = [f"{field.title or field.name}{f' ({field.unit})' if field.unit else ''}", field.description]
    if field.enum:
        parts.append(f"One of: {', '.join(field.enum)}.")
    if field.example:
        parts.append(f"Example: {field.example}")
    parts.append("Must be filled." if field.required else "May be empty.")
    return "\n".join(part for part in parts if part)


def form_of(field: Field) -> dict[str, object]:
    """How a column's cells are shown: days as days, words as text that Excel leaves as it is."""
    if field.type == "date":
        return {"num_format": "yyyy-mm-dd"}
    if field.type in ("number", "integer"):
        return {}
    return {"num_format": "@", "text_wrap": True}


def rule_for(field: Field, choices: str = "") -> dict[str, Any] | None:
    """The rule that Excel itself keeps while somebody types; the real check comes with intake.

    ``choices`` is the named list of a column that names the rows of another table.
    """
    rule: dict[str, Any] = {"error_title": field.name[:32]}
    if field.enum:
        own = list(field.enum)
        return {**rule, "validate": "list", "source": own, "error_message": "Choose from the list."}
    if choices:
        return {**rule, "validate": "list", "source": f"={choices}", "error_message": "Choose from the list."}
    if field.type == "date":
        days = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        return {**rule, **days, "error_message": "Write a day, such as 2026-10-31."}
    if field.type in ("number", "integer"):
        low = float(field.minimum) if field.minimum is not None else -1e15
        high = float(field.maximum) if field.maximum is not None else 1e15
        kind = "integer" if field.type == "integer" else "decimal"
        numbers = {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
        return {**rule, **numbers, "error_message": "Write digits and a decimal point only."}
    if field.name.startswith("note_"):
        length = {"validate": "length", "criteria": "<=", "value": field.max_length or NOTE_AT_MOST}
        return {**rule, **length, "error_message": f"At most {NOTE_AT_MOST} characters."}
    return None


def _looked_up(book: Book, field: Field, table: TableSchema) -> str:
    """The named list that holds a column's choices, if the column names the rows of another table."""
    for key in table.foreign_keys:
        if key.fields[0] == field.name and book.has_list(key.table):
            return f"names_of_{key.table}"
    return ""
