"""What a file of the site says, whatever its kind: pieces of text, each with the words around each number.

HTML, SVG and XML are read by their elements and attributes, tables by their cells; CSV and XLSX by row and
header; JSON by object, with the keys and words that lead to it; ZIP, XLSX and gzip are opened, and what is in
them is read likewise; texts line by line. What is not among the ``READERS`` may say what nobody reads.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "tspan"})

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One number or text, ``said``, at ``place`` in a file, and ``around``: the words that say what it is
    (the other cells of its row, its column's header, the keys above it)."""

    place: str
    said: str
    around: tuple[str, ...] = ()


def opened(outputs: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file, and every file within an archive as ``archive.zip!inner.csv``, in the order of names."""
    for name in sorted(outputs):
        content = outputs[name]
        yield name, content
        if content[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                inner = {f"{name}!{each}": archive.read(each) for each in archive.namelist()}
            yield from opened(inner)
        elif content[:2] == b"\x1f\x8b":
            packed = PurePosixPath(name.rpartition("!")[2]).name.removesuffix(".gz")
            yield from opened({f"{name}!{packed}": gzip.decompress(content)})


def has_reader(name: str, content: bytes) -> bool:
    """Whether what a file says is known to be read: by its ending, or by its whole name. A PDF is read where
    its words stand in its description."""
    kind = _kind(name)
    return kind in READERS and (kind != ".pdf" or b"<dc:description>" in content)


def pieces(name: str, content: bytes) -> Iterator[Piece]:
    """What one file says. An archive says nothing itself, except that a workbook's sheets are grids. What has
    no reader of its own is read line by line."""
    if content[:4] == b"PK\x03\x04" or content.startswith(_DATABASE):
        for sheet, grid in grids(name, content):
            yield from _of_grid(grid, f"{sheet} row")
        return
    if OF_SHEET.search(name):
        return  # its cells are read with the workbook, where their words are told
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    yield from READERS.get(_kind(name), _of_lines)(text)


def _kind(name: str) -> str:
    path = PurePosixPath(name.rpartition("!")[2])
    return path.suffix.lower() or path.name


def grids(name: str, content: bytes) -> Iterator[tuple[str, Grid]]:
    """The tables of one file as rows of cells, each with its place in the file: of a CSV, each sheet of a
    workbook, each table of a page."""
    kind = _kind(name)
    if content.startswith(_DATABASE):
        yield from _tables(content)
        return
    if content[:4] == b"PK\x03\x04":
        yield from _sheets(content) if kind in _WORKBOOKS else ()
        return
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    if kind in (".csv", ".tsv"):
        yield "", list(csv.reader(io.StringIO(text), delimiter="\t" if kind == ".tsv" else ","))
    elif kind in (".html", ".htm", ".xhtml") and "<table" in text:
        reader = _Markup()
        reader.feed(text)
        reader.close()
        yield from ((f"table {number}", grid) for number, grid in enumerate(reader.grids, 1))


def _of_lines(text: str) -> Iterator[Piece]:
    for at, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Piece(f"line {at}", line, (line,))


def _of_picture(text: str) -> Iterator[Piece]:
    """The words that stand in a PNG as its description; what else it shows is no text."""
    told = re.search("iTXtDescription\0+([^\0]*)", text)
    if told is not None:
        yield Piece("description", told[1], (told[1],))


def _of_pdf(text: str) -> Iterator[Piece]:
    """The words that stand in a PDF as its description, a line each; what it shows is packed."""
    told = re.search("<dc:description>(.*?)</dc:description>", text, re.DOTALL)
    if told is not None:
        yield from _of_lines(unescape(re.sub("<[^>]*>", "", told[1])))


def _of_table(text: str, between: str = ",") -> Iterator[Piece]:
    yield from _of_grid(list(csv.reader(io.StringIO(text), delimiter=between)), "line")


def _of_values(text: str) -> Iterator[Piece]:
    try:
        yield from _of_json(json.loads(text), (), "")
    except ValueError:
        yield from _of_lines(text)


def _of_grid(grid: Grid, word: str) -> Iterator[Piece]:
    """Each cell with the rest of its row and the first cell of its column."""
    header = grid[0] if grid else []
    for at, row in enumerate(grid, 1):
        for column, cell in enumerate(row):
            if cell.strip():
                above = header[column] if column < len(header) and at > 1 else ""
                others = (*row[:column], *row[column + 1 :], above)
                yield Piece(f"{word} {at}", cell, tuple(each for each in others if each.strip()))


def _of_json(found: Any, around: tuple[str, ...], path: str) -> Iterator[Piece]:
    if isinstance(found, dict):
        columns = [each for each in found.values() if isinstance(each, list) and len(each) > 1]
        if len(columns) > 1 and len({len(each) for each in columns}) == 1:
            names = [key for key, each in found.items() if isinstance(each, list)]
            lists = [found[name] for name in names]
            if all(len(each) == len(lists[0]) for each in lists):
                for at, row in enumerate(zip(*lists, strict=True)):
                    yield from _of_json(dict(zip(names, row, strict=True)), around, f"{path}[{at}]")
        words = tuple(str(each) for each in found.values() if isinstance(each, str | int | float))
        for key, each in found.items():
            yield from _of_json(each, (*around, *words, key), f"{path}.{key}")
    elif isinstance(found, list):
        words = tuple(each for each in found if isinstance(each, str))
        for at, each in enumerate(found):
            yield from _of_json(each, (*around, *words), f"{path}[{at}]")
    elif found is not None:
        yield Piece(path.lstrip(".") or "value", str(found), around)


def _sheets(content: bytes) -> Iterator[tuple[str, Grid]]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = book.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(each.itertext()) for each in root.iter(f"{_SHEET}si")]
        for name in sorted(each for each in names if each.startswith("xl/worksheets/sheet")):
            root = ElementTree.fromstring(book.read(name))
            rows = [_sheet_row(row, shared) for row in root.iter(f"{_SHEET}row")]
            yield PurePosixPath(name).stem, rows


def _sheet_row(row: ElementTree.Element, shared: Sequence[str]) -> list[str]:
    """The cells of a row, each in its column; a workbook leaves empty ones out."""
    found: list[str] = []
    for cell in row:
        column = 0
        for letter in cell.get("r", "").rstrip("0123456789"):
            column = 26 * column + ord(letter) - ord("A") + 1
        found += [""] * (column - 1 - len(found))
        found.append(_sheet_cell(cell, shared))
    return found


def _tables(content: bytes) -> Iterator[tuple[str, Grid]]:
    """Those of a database, each under the names of its columns."""
    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (name,) in names:
        rows = base.execute(f'SELECT * FROM "{name}"')
        header = [column[0] for column in rows.description]
        yield name, [header, *(["" if cell is None else str(cell) for cell in row] for row in rows)]
    base.close()


def _sheet_cell(cell: ElementTree.Element, shared: Sequence[str]) -> str:
    value = cell.find(f"{_SHEET}v")
    if cell.get("t") == "s" and value is not None:
        return shared[int(value.text or 0)]
    inline = cell.find(f"{_SHEET}is")
    if inline is not None:
        return "".join(inline.itertext())
    return "" if value is None else value.text or ""


def _of_markup(text: str) -> Iterator[Piece]:
    reader = _Markup()
    reader.feed(text)
    reader.close()
    reader.end_block()
    yield from reader.found
    for number, grid in enumerate(reader.grids, 1):
        yield from _of_grid(grid, f"table {number} row")


class _Markup(HTMLParser):
    """Collects tables as grids, and each block's text and each attribute as a piece."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self.grids: list[Grid] = []
        self._block: list[str] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins: its attributes are said, a block ends the one before."""
        for name, value in attrs:
            if value and name not in ("class", "id", "href", "src", "d"):
                self._say(value)
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table":
            self.grids.append([])
        elif tag == "tr" and self.grids:
            self.grids[-1].append([])
        elif tag in ("td", "th") and self.grids and self.grids[-1]:
            self._cell = []
            self.grids[-1][-1].append("")
        elif tag not in _INLINE and tag not in _VOID:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag not in _INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Text, of a table's cell or of the block."""
        (self._block if self._cell is None else self._cell).append(data)

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.grids[-1][-1][-1] = " ".join("".join(self._cell).split())
            self._cell = None

    def end_block(self) -> None:
        """What was collected is one piece of text."""
        self._say(" ".join("".join(self._block).split()))
        self._block.clear()

    def _say(self, text: str) -> None:
        if text.strip():
            self.found.append(Piece(f"line {self.getpos()[0]}", text, (text,)))


def _of_nothing(_: str) -> Iterator[Piece]:
    return iter(())  # it is opened, and what is in it is read


_WORKBOOKS = (".xlsx", ".xlsm")
#: The cells of a sheet within a workbook: texts are numbers of a list there, and neighbours mean nothing.
OF_SHEET = re.compile(r"\.xls[xm]!xl/worksheets/[^!/]*\.xml$")
_DATABASE = b"SQLite format 3\0"
#: What each format says, by the ending of the file's name, or by the whole name if it has none.
READERS: Mapping[str, Callable[[str], Iterator[Piece]]] = {
    **dict.fromkeys((".html", ".htm", ".svg", ".xhtml", ".xml", ".atom", ".rels"), _of_markup),
    **dict.fromkeys((".json", ".geojson", ".jsonld"), _of_values),
    ".csv": _of_table,
    ".png": _of_picture,
    ".pdf": _of_pdf,
    ".tsv": partial(_of_table, between="\t"),
    **dict.fromkeys((".txt", ".md", ".ttl", ".toml", ".py", ".css", ".js", ".ics"), _of_lines),
    **dict.fromkeys((".sha256", "SHA256SUMS", ".minisig"), _of_lines),
    **dict.fromkeys(("_headers", "_redirects", ".htaccess", "CNAME", ".nojekyll"), _of_lines),
    **dict.fromkeys((".zip", ".gz", ".sqlite", *_WORKBOOKS), _of_nothing),
}
