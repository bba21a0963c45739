"""The cells of an .ods file (OpenDocument, ISO/IEC 26300), read with the standard library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, iterparse

from .cells import (
    Book,
    CannotRead,
    Cell,
    Sheet,
    Unreadable,
    number_text,
    percent_text,
    place,
)
from .xlsx import LARGEST_PART

#: A cell or row that says it is repeated more often than this is empty formatting or an accident.
MOST_REPEATS = 1000


def read_ods(file: zipfile.ZipFile) -> Book:
    """Every sheet of the workbook. Raises ``CannotRead``, or any error of parsing if it is damaged."""
    with file.open("content.xml") as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise CannotRead(
            Unreadable("too-large", "The workbook is far too large.", "Copy the tables into a fresh one.")
        )
    hidden_styles: set[str] = set()
    sheets = []
    for _, element in iterparse(io.BytesIO(data)):
        tag = _tag(element)
        if tag == "style":
            if any(_get(child, "display") == "false" for child in element):
                hidden_styles.add(_get(element, "name"))
        elif tag == "table":
            sheets.append(_sheet(element, hidden_styles))
            element.clear()
    return Book(tuple(sheets))


def _sheet(table: Element, hidden_styles: set[str]) -> Sheet:
    rows: dict[int, Mapping[int, Cell]] = {}
    merged: list[str] = []
    hidden_rows: list[int] = []
    line = 1
    for row in _rows(table):
        repeats = int(_get(row, "number-rows-repeated") or "1")
        cells = dict(_cells(row, line, merged))
        if cells:
            for _ in range(min(repeats, MOST_REPEATS)):
                rows[line] = cells
                if _get(row, "visibility") in ("collapse", "filter"):
                    hidden_rows.append(line)
                line += 1
        else:
            line += repeats
    return Sheet(
        name=_get(table, "name"),
        rows=rows,
        hidden=_get(table, "style-name") in hidden_styles,
        merged=tuple(merged),
        hidden_rows=tuple(hidden_rows),
        has_picture=any(_tag(each) == "frame" for each in table.iter()),
    )


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        tag = _tag(child)
        if tag == "table-row":
            yield child
        elif tag in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(child)


def _cells(row: Element, line: int, merged: list[str]) -> Iterator[tuple[int, Cell]]:
    column = 1
    for element in row:
        tag = _tag(element)
        if tag not in ("table-cell", "covered-table-cell"):
            continue
        repeats = int(_get(element, "number-columns-repeated") or "1")
        wide = int(_get(element, "number-columns-spanned") or "1")
        high = int(_get(element, "number-rows-spanned") or "1")
        if wide > 1 or high > 1:
            merged.append(f"{place(line, column)}:{place(line + high - 1, column + wide - 1)}")
        formula = _get(element, "formula").removeprefix("of:")
        text = _text(element)
        if text or formula:
            for more in range(min(repeats, MOST_REPEATS)):
                yield column + more, Cell(text, formula[:200])
        column += repeats


def _text(cell: Element) -> str:
    kind = _get(cell, "value-type")
    if kind == "percentage":
        return percent_text(_get(cell, "value"))
    if kind in ("float", "currency"):
        return number_text(_get(cell, "value"))
    if kind == "date":
        return _get(cell, "date-value").removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return _get(cell, "boolean-value")
    return "\n".join(_words(child) for child in cell if _tag(child) == "p")


def _words(element: Element) -> str:
    """The text of a paragraph, its written-out spaces, tabs and line breaks included."""
    parts = [element.text or ""]
    for child in element:
        tag = _tag(child)
        if tag == "s":
            parts.append(" " * min(int(_get(child, "c") or "1"), MOST_REPEATS))
        elif tag in ("tab", "line-break"):
            parts.append("\t" if tag == "tab" else "\n")
        elif tag != "annotation":
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _get(element: Element, name: str) -> str:
    """An attribute by its name without the namespace; empty if it is not there."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
