"""The cells of an .xlsx file (ECMA-376), read with the standard library.

Only what a person sees is taken: the text of each cell, dates as dates, percentages as percentages.
Formatted but empty cells are thrown away before they are parsed, so that 200,000 empty rows cost next
to nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plugins.desk.door.package import Package
from plugins.desk.door.unreadable import Damaged
from plugins.desk.door.whole import whole

from .cells import (
    Book,
    Cell,
    day_text,
    number_text,
    percent_text,
    row_and_column,
)
from .formats import BUILT_IN, BUILT_IN_CODES, Look, look_of, seen_of
from .room import Filling, Room


class Style(NamedTuple):
    """How the cells of a style look: kind of number, crossed out, format code."""

    look: Look
    struck: bool
    code: str


_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]+"[^<>]*/>|<c r="[A-Z]{1,3}[0-9]+"[^<>]*></c>')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|>\s*</row>)')
_ESCAPED = re.compile(r"_x(000[9aAdD])_")


def read_xlsx(file: Package) -> Book:
    """Every sheet of the workbook. Raises ``CannotRead``, or any error of parsing if it is damaged."""
    main = _main_part(file)
    places = _relations(file, main)
    root = file.root(main)
    settings = _first(root, "workbookPr")
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    texts: Sequence[tuple[str, bool]] = ()
    looks: Sequence[Style] = ()
    for place, kind in places.values():
        if kind == "sharedStrings":
            texts = tuple(_shared(file, place))
        elif kind == "styles":
            looks = _looks(file.root(place))
    room, sheets, taken = Room(), [], set()
    for each in (found for found in root.iter() if _tag(found) == "sheet"):
        identity = next(value for name, value in each.attrib.items() if name.endswith("}id"))
        place, kind = places[identity]
        if place in taken:
            raise Damaged  # two sheets of a workbook are never one part
        taken.add(place)
        filling = room.sheet(each.get("name", ""))
        filling.hidden = each.get("state", "visible") != "visible"
        if kind == "worksheet":
            _fill(filling, file, place, texts, looks, from_1904)
            _remarks(filling, file, place)
        else:
            filling.has_picture = True
        sheets.append(filling.done())
    return Book(tuple(sheets))


def _fill(
    sheet: Filling,
    file: Package,
    place: str,
    texts: Sequence[tuple[str, bool]],
    looks: Sequence[Style],
    from_1904: bool,
) -> None:
    data = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", file.part(place)))
    line = 0
    for element in file.elements(data):
        tag = _tag(element)
        if tag == "row":
            line = _number(element.get("r", str(line + 1)))
            cells = dict(_cells(element, texts, looks, from_1904))
            sheet.row(line, cells, hidden=element.get("hidden") in ("1", "true"))
            element.clear()
        elif tag == "col" and element.get("hidden") in ("1", "true"):
            sheet.hidden_columns.append((_number(element.get("min", "1")), _number(element.get("max", "1"))))
        elif tag == "mergeCell":
            first, _, last = element.get("ref", "").partition(":")
            sheet.merge(*row_and_column(first), *row_and_column(last or first))
        elif tag in ("drawing", "picture"):
            sheet.has_picture = True


def _remarks(sheet: Filling, file: Package, place: str) -> None:
    """The comments on its cells."""
    folder, name = posixpath.split(place)
    if posixpath.join(folder, "_rels", f"{name}.rels") not in file.names:
        return
    for part, kind in _relations(file, place).values():
        if kind != "comments":
            continue
        root = file.root(part)
        authors = [each.text or "" for each in root.iter() if _tag(each) == "author"]
        for each in (found for found in root.iter() if _tag(found) == "comment"):
            author, said = _number(each.get("authorId", "0")), _first(each, "text")
            if said is not None:
                by = authors[author] if author < len(authors) else ""
                sheet.remark(*row_and_column(each.get("ref", "")), _string(said), by)


def _cells(
    row: Element, texts: Sequence[tuple[str, bool]], looks: Sequence[Style], from_1904: bool
) -> Iterator[tuple[int, Cell]]:
    column = 0
    for element in row:
        if _tag(element) != "c":
            continue
        reference = element.get("r")
        before, column = column, row_and_column(reference)[1] if reference else column + 1
        if column <= before:
            raise Damaged
        formula = _first(element, "f")
        style = _number(element.get("s", "0"))
        look, struck, code = looks[style] if style < len(looks) else Style("plain", False, "")
        text, in_part = _text(element, texts, look, from_1904)
        seen = _seen(element, code) if code and look != "date" else None
        if formula is not None:
            yield column, Cell(text, f"={formula.text or ''}"[:200], struck or in_part, seen)
        elif text:
            yield column, Cell(text, "", struck or in_part, seen)


def _seen(cell: Element, code: str) -> str | None:
    value = _first(cell, "v")
    if cell.get("t", "n") != "n" or value is None or not value.text:
        return None
    return seen_of(code, number_text(value.text))


def _text(cell: Element, texts: Sequence[tuple[str, bool]], look: Look, from_1904: bool) -> tuple[str, bool]:
    """What a cell shows, and whether a part of its text is crossed out."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = _first(cell, "is")
        return ("", False) if inline is None else (_string(inline), _has_struck(inline))
    value = _first(cell, "v")
    stored = "" if value is None else value.text or ""
    if stored and kind == "s":
        return texts[_number(stored)]
    return _of_number(stored, kind, look, from_1904), False


def _of_number(stored: str, kind: str, look: Look, from_1904: bool) -> str:
    if not stored:
        return ""
    if kind == "b":
        return "true" if stored == "1" else "false"
    if kind == "n":
        if look == "date":
            return day_text(stored, from_1904=from_1904)
        return percent_text(stored) if look == "percent" else number_text(stored)
    if kind == "d":
        return stored.removesuffix("T00:00:00").removesuffix("T00:00:00Z")
    return _unescaped(stored)


def _shared(file: Package, place: str) -> Iterator[tuple[str, bool]]:
    for element in file.elements(file.part(place)):
        if _tag(element) == "si":
            yield _string(element), _has_struck(element)
            element.clear()


def _has_struck(text: Element) -> bool:
    """Whether a part of a text that holds words is crossed out."""
    parts = (part for part in text if _tag(part) == "r")
    looks = (look for part in parts for look in part if _tag(look) == "rPr")
    return any(map(_is_struck, looks))


def _is_struck(font: Element) -> bool:
    mark = _first(font, "strike")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


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


def _looks(root: Element) -> tuple[Style, ...]:
    """How each style shows a number, and whether it crosses out."""
    own = {
        _number(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in root.iter()
        if _tag(each) == "numFmt"
    }
    fonts, formats = _first(root, "fonts"), _first(root, "cellXfs")
    struck = [_is_struck(font) for font in fonts if _tag(font) == "font"] if fonts is not None else []
    found = []
    for each in formats if formats is not None else ():
        number, font = _number(each.get("numFmtId", "0")), _number(each.get("fontId", "0"))
        code = own.get(number) or BUILT_IN_CODES.get(number, "")
        look = look_of(own[number]) if number in own else BUILT_IN.get(number, "plain")
        found.append(Style(look, font < len(struck) and struck[font], code))
    return tuple(found)


def _main_part(file: Package) -> str:
    for place, kind in _relations(file, "").values():
        if kind == "officeDocument":
            return place
    return "xl/workbook.xml"


def _relations(file: Package, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: by id, the place in the ZIP and the last word of its type."""
    folder, name = posixpath.split(part)
    found = {}
    for each in file.root(posixpath.join(folder, "_rels", f"{name}.rels")):
        target = each.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[each.get("Id", "")] = (posixpath.normpath(place), each.get("Type", "").rpartition("/")[2])
    return found


def _number(stored: str) -> int:
    """A number of the markup, such as a row's or a style's."""
    found = whole(stored, 0, 100_000_000)
    if found is None:
        raise Damaged
    return found


def _first(element: Element, tag: str) -> Element | None:
    return next((child for child in element if _tag(child) == tag), None)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
