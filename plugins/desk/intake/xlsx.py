"""The cells of an .xlsx file (ECMA-376), read with the standard library.

Only what a person sees is taken: the text of each cell, dates as dates, percentages as percentages.
Formatted but empty cells are thrown away before they are parsed, so that 200,000 empty rows cost next
to nothing.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, iterparse

from .cells import (
    Book,
    CannotRead,
    Cell,
    Sheet,
    Unreadable,
    day_text,
    number_text,
    percent_text,
    row_and_column,
)
from .formats import BUILT_IN, Look, look_of

#: No part of a real workbook is larger; a file that claims more was made to do harm, or by mistake.
LARGEST_PART = 200_000_000
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]+"[^<>]*/>|<c r="[A-Z]{1,3}[0-9]+"[^<>]*></c>')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|>\s*</row>)')
_ESCAPED = re.compile(r"_x(000[9aAdD])_")


def read_xlsx(file: zipfile.ZipFile) -> Book:
    """Every sheet of the workbook. Raises ``CannotRead``, or any error of parsing if it is damaged."""
    main = _main_part(file)
    places = _relations(file, main)
    root = _root(file, main)
    settings = _first(root, "workbookPr")
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    texts: Sequence[str] = ()
    looks: Sequence[Look] = ()
    for place, kind in places.values():
        if kind == "sharedStrings":
            texts = tuple(_shared(file, place))
        elif kind == "styles":
            looks = _looks(_root(file, place))
    sheets = []
    for each in (found for found in root.iter() if _tag(found) == "sheet"):
        identity = next(value for name, value in each.attrib.items() if name.endswith("}id"))
        place, kind = places[identity]
        hidden = each.get("state", "visible") != "visible"
        if kind != "worksheet":
            sheets.append(Sheet(name=each.get("name", ""), rows={}, hidden=hidden, has_picture=True))
            continue
        sheets.append(_sheet(each.get("name", ""), hidden, _bytes(file, place), texts, looks, from_1904))
    return Book(tuple(sheets))


def _sheet(
    name: str, hidden: bool, data: bytes, texts: Sequence[str], looks: Sequence[Look], from_1904: bool
) -> Sheet:
    rows: dict[int, Mapping[int, Cell]] = {}
    merged: list[str] = []
    hidden_rows: list[int] = []
    has_picture = False
    data = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", data))
    line = 0
    for _, element in iterparse(io.BytesIO(data)):
        tag = _tag(element)
        if tag == "row":
            line = int(element.get("r", line + 1))
            cells = dict(_cells(element, texts, looks, from_1904))
            if cells:
                rows[line] = cells
                if element.get("hidden") in ("1", "true"):
                    hidden_rows.append(line)
            element.clear()
        elif tag == "mergeCell":
            merged.append(element.get("ref", ""))
        elif tag in ("drawing", "picture"):
            has_picture = True
    return Sheet(
        name=name,
        rows=rows,
        hidden=hidden,
        merged=tuple(merged),
        hidden_rows=tuple(hidden_rows),
        has_picture=has_picture,
    )


def _cells(
    row: Element, texts: Sequence[str], looks: Sequence[Look], from_1904: bool
) -> Iterator[tuple[int, Cell]]:
    column = 0
    for element in row:
        if _tag(element) != "c":
            continue
        reference = element.get("r")
        column = row_and_column(reference)[1] if reference else column + 1
        formula = _first(element, "f")
        text = _text(element, texts, looks, from_1904)
        if formula is not None:
            yield column, Cell(text, f"={formula.text or ''}"[:200])
        elif text:
            yield column, Cell(text)


def _text(cell: Element, texts: Sequence[str], looks: Sequence[Look], from_1904: bool) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = _first(cell, "is")
        return "" if inline is None else _string(inline)
    value = _first(cell, "v")
    stored = "" if value is None else value.text or ""
    if not stored:
        return ""
    if kind == "s":
        return texts[int(stored)]
    if kind == "b":
        return "true" if stored == "1" else "false"
    if kind == "n":
        style = int(cell.get("s", "0"))
        look: Look = looks[style] if style < len(looks) else "plain"
        if look == "date":
            return day_text(stored, from_1904=from_1904)
        return percent_text(stored) if look == "percent" else number_text(stored)
    if kind == "d":
        return stored.removesuffix("T00:00:00").removesuffix("T00:00:00Z")
    return _unescaped(stored)


def _shared(file: zipfile.ZipFile, place: str) -> Iterator[str]:
    for _, element in iterparse(io.BytesIO(_bytes(file, place))):
        if _tag(element) == "si":
            yield _string(element)
            element.clear()


def _string(element: Element) -> str:
    """The text of a string with or without formatting, without the reading aids of Asian scripts."""
    parts = []
    for child in element:
        tag = _tag(child)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts += [part.text or "" for part in child if _tag(part) == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _looks(root: Element) -> tuple[Look, ...]:
    own = {
        int(each.get("numFmtId", "0")): look_of(each.get("formatCode", ""))
        for each in root.iter()
        if _tag(each) == "numFmt"
    }
    formats = _first(root, "cellXfs")
    if formats is None:
        return ()
    numbers = [int(each.get("numFmtId", "0")) for each in formats]
    return tuple(own.get(number) or BUILT_IN.get(number, "plain") for number in numbers)


def _main_part(file: zipfile.ZipFile) -> str:
    for place, kind in _relations(file, "").values():
        if kind == "officeDocument":
            return place
    return "xl/workbook.xml"


def _relations(file: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: by id, the place in the ZIP and the last word of its type."""
    folder, name = posixpath.split(part)
    found = {}
    for each in _root(file, posixpath.join(folder, "_rels", f"{name}.rels")):
        target = each.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[each.get("Id", "")] = (posixpath.normpath(place), each.get("Type", "").rpartition("/")[2])
    return found


def _root(file: zipfile.ZipFile, place: str) -> Element:
    root: Element | None = None
    for event, element in iterparse(io.BytesIO(_bytes(file, place)), events=("start",)):
        if root is None and event == "start":
            root = element
    if root is None:
        raise ValueError("an empty part")
    return root


def _bytes(file: zipfile.ZipFile, place: str) -> bytes:
    with file.open(place) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise CannotRead(
            Unreadable(
                "too-large",
                f"A part of the workbook holds more than {LARGEST_PART / 1e6:.0f} MB when unpacked.",
                "Copy the tables into a fresh workbook made with new-quarter.",
            )
        )
    if b"<!DOCTYPE" in data[:1000]:
        raise ValueError("no workbook has a document type")
    return data


def _first(element: Element, tag: str) -> Element | None:
    return next((child for child in element if _tag(child) == tag), None)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
