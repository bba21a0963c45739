"""The cells of an .ods file (OpenDocument, ISO/IEC 26300), read with the standard library."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Set
from itertools import chain
from xml.etree.ElementTree import Element

from plugins.desk.door.limits import LAST_COLUMN, LAST_ROW, LONGEST_TEXT
from plugins.desk.door.package import Package
from plugins.desk.door.unreadable import Damaged, too_much
from plugins.desk.door.whole import whole

from .cells import Book, Cell, number_text, percent_text
from .room import Filling, Room

#: More than this no program writes as a number of repeats.
_MOST_REPEATS = 100_000_000


def read_ods(file: Package) -> Book:
    """Every sheet of the workbook. Raises ``CannotRead``, or any error of parsing if it is damaged."""
    hidden_styles: set[str] = set()
    struck: set[str] = set()
    room, sheets = Room(), []
    sheet: Filling | None = None
    line = column = 1
    for element in file.elements(file.part("content.xml"), starts=("table",)):
        tag = _tag(element)
        if tag == "style":
            if any(_get(child, "display") == "false" for child in element):
                hidden_styles.add(_get(element, "name"))
            if any(_get(child, "text-line-through-style") not in ("", "none") for child in element):
                struck.add(_get(element, "name"))
        elif tag == "table" and sheet is None:
            sheet, line, column = room.sheet(_get(element, "name")), 1, 1
            sheet.hidden = _get(element, "style-name") in hidden_styles
            table = element
        elif tag == "table" and sheet is not None:
            if element is not table:
                raise Damaged  # a table in a cell of a table is no sheet
            sheets.append(sheet.done())
            sheet = None
            element.clear()
        elif tag == "frame" and sheet is not None:
            sheet.has_picture = True
        elif tag == "table-row" and sheet is not None:
            line = _fill(sheet, element, line, struck)
            element.clear()
        elif tag == "table-column" and sheet is not None:
            last = column + _count(element, "number-columns-repeated") - 1
            if _get(element, "visibility") in ("collapse", "filter"):
                sheet.hidden_columns.append((column, last))
            column = last + 1
    return Book(tuple(sheets))


def _fill(sheet: Filling, row: Element, line: int, struck: Set[str]) -> int:
    """Put a row into the sheet as often as it is repeated; the number of the next row."""
    cells = dict(_cells(row, line, sheet, struck))
    repeats = _count(row, "number-rows-repeated")
    hidden = _get(row, "visibility") in ("collapse", "filter")
    for at in range(line, line + repeats) if cells else ():
        if at > LAST_ROW:
            raise too_much(f"A filled row is repeated {repeats:,} times.")
        sheet.row(at, cells, hidden=hidden)
    return line + repeats


def _cells(row: Element, line: int, sheet: Filling, struck: Set[str]) -> Iterator[tuple[int, Cell]]:
    column = 1
    for element in row:
        tag = _tag(element)
        if tag not in ("table-cell", "covered-table-cell"):
            continue
        repeats = _count(element, "number-columns-repeated")
        wide, high = _count(element, "number-columns-spanned"), _count(element, "number-rows-spanned")
        if wide > 1 or high > 1:
            sheet.merge(line, column, line + high - 1, column + wide - 1)
        formula = _get(element, "formula").removeprefix("of:")
        text = _text(element)
        if text or formula:
            if column + repeats - 1 > LAST_COLUMN:
                raise too_much(f"A filled cell is repeated {repeats:,} times.")
            is_struck = bool(struck) and any(_get(each, "style-name") in struck for each in element.iter())
            seen = _seen(element)
            for more in range(repeats):
                yield column + more, Cell(text, formula[:200], is_struck, seen)
        for note in (each for each in element if _tag(each) == "annotation"):
            said = (chain((" ",), _words(each)) for each in note if _tag(each) == "p")
            by = next((each.text or "" for each in note if _tag(each) == "creator"), "")
            sheet.remark(line, column, _joined(chain.from_iterable(said)), by)
        column += repeats


def _seen(cell: Element) -> str | None:
    """What a number's cell shows, where no digit of it is shown."""
    shown = [each for each in cell if _tag(each) == "p"]
    if _get(cell, "value-type") not in ("float", "currency", "percentage") or not shown:
        return None
    return None if any("".join(each.itertext()).strip() for each in shown) else ""


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
    paragraphs = (chain(("\n",), _words(child)) for child in cell if _tag(child) == "p")
    return _joined(chain.from_iterable(paragraphs))[1:]


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph, its written-out spaces, tabs and line breaks included."""
    yield element.text or ""
    for child in element:
        tag = _tag(child)
        if tag == "s":
            yield " " * min(_count(child, "c"), LONGEST_TEXT + 1)
        elif tag in ("tab", "line-break"):
            yield "\t" if tag == "tab" else "\n"
        elif tag != "annotation":
            yield from _words(child)
        yield child.tail or ""


def _joined(pieces: Iterable[str]) -> str:
    """One text, as long as a cell can hold."""
    text = io.StringIO()
    for piece in pieces:
        if text.tell() + len(piece) > LONGEST_TEXT + 1:
            raise too_much(f"A text in it is longer than {LONGEST_TEXT:,} characters.")
        text.write(piece)
    return text.getvalue()


def _count(element: Element, name: str) -> int:
    """How often something is repeated; 1 if it is not said."""
    found = whole(_get(element, name) or "1", 1, _MOST_REPEATS)
    if found is None:
        raise Damaged
    return found


def _get(element: Element, name: str) -> str:
    """An attribute by its name without the namespace; empty if it is not there."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
