"""What stands in the built pages: their tables, cell by cell, and the plain text of any part.

Only the standard library reads the pages here, and nothing of the portal's own code: a fault in what makes
the pages cannot hide in what reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)


@dataclass(slots=True)
class Cell:
    """The words of a cell, with single spaces, and its classes (``met``, ``worse``, ``missing`` ...)."""

    text: str = ""
    kinds: frozenset[str] = frozenset()


@dataclass(slots=True)
class Table:
    """A table of a page: the page's address without its language, the id and words of its caption. A column
    of pictures is no column here: ``pictures`` has the discs of each row, their looks and places in per
    cent."""

    address: str
    table_id: str = ""
    caption: str = ""
    headings: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    pictures: list[list[tuple[str, float]]] = field(default_factory=list)

    @property
    def texts(self) -> list[list[str]]:
        """The words of every row, without the headings."""
        return [[cell.text for cell in row] for row in self.rows]


def one_line(text: str) -> str:
    """A text with single spaces, those that do not break included."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    """Reads one ``<table>``."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.table = Table(address)
        self._said: list[str] = []
        self._lines: list[list[Cell]] = []
        self._discs: list[list[tuple[str, float]]] = []
        self._deaf = False
        self._kinds: frozenset[str] = frozenset()
        self._in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("caption", "th", "td"):
            own = dict(attrs)
            self._said = []
            self._kinds = frozenset((own.get("class") or "").split()) - {"n", "vh"}
            self._in_caption = tag == "caption"
            if tag == "caption":
                self.table.table_id = own.get("id") or ""
        elif tag == "tr":
            self._lines.append([])
            self._discs.append([])
        elif tag == "circle":
            own = dict(attrs)
            self._discs[-1].append((own["class"] or "", float((own["cx"] or "").rstrip("%"))))
        elif tag == "span" and self._in_caption:
            self._deaf = True

    def handle_endtag(self, tag: str) -> None:
        text = one_line("".join(self._said))
        if tag == "caption":
            self.table.caption = text
        elif tag == "span":
            self._deaf = False
        elif tag in ("th", "td") and "t" not in self._kinds:
            self._lines[-1].append(Cell(text, self._kinds))
        elif tag == "table":
            self.table.headings = [cell.text for cell in self._lines[0]]
            self.table.rows, self.table.pictures = self._lines[1:], self._discs[1:]

    def handle_data(self, data: str) -> None:
        if not self._deaf:
            self._said.append(data)


@dataclass(frozen=True, slots=True)
class Site:
    """A built site in one language."""

    folder: Path
    language: str

    def tables(self) -> tuple[Table, ...]:
        """Every table of every page, in the order of addresses; each page is read once."""
        return _tables(self.folder, self.language)

    def text(self, address: str) -> str:
        """The HTML of a page."""
        return (self.folder / self.language / address).read_text(encoding="utf-8")

    def pages(self) -> Iterator[str]:
        """The addresses of all pages in this language."""
        root = self.folder / self.language
        yield from sorted(path.relative_to(root).as_posix() for path in root.rglob("*.html"))


@cache
def _tables(folder: Path, language: str) -> tuple[Table, ...]:
    site = Site(folder, language)
    return tuple(table for address in site.pages() for table in tables_of(address, site.text(address)))


def tables_of(address: str, html: str) -> Iterator[Table]:
    """The tables of one page."""
    for found in _TABLE.findall(html):
        reader = _Reader(address)
        reader.feed(found)
        yield reader.table


class _Lines(HTMLParser):
    """Reads a part of a page as lines: one for every block (heading, paragraph, item of a list)."""

    _BLOCKS = frozenset(
        [
            "p",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "dt",
            "dd",
            "div",
            "section",
            "tr",
            "caption",
            "ol",
            "ul",
            "summary",
            "figure",
            "header",
            "time",
            "br",
        ]
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in ("svg", "script", "style")
        if tag in self._BLOCKS - {"time"}:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("svg", "script", "style")
        if tag in self._BLOCKS - {"time"}:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1] += data


def lines_of(html: str) -> list[str]:
    """The words of a part of a page, a line for each block, empty lines left out."""
    reader = _Lines()
    reader.feed(html)
    return [line for line in map(one_line, reader.lines) if line]


def part(html: str, part_id: str, tag: str = "section") -> str:
    """The HTML of the element ``tag`` that bears this id; an ``AssertionError`` where there is none."""
    start = re.search(rf'<{tag}\b[^>]*\bid="{re.escape(part_id)}"[^>]*>', html)
    assert start, f"no <{tag} id={part_id!r}>"
    depth, place = 0, start.start()
    for step in re.finditer(rf"<(/?){tag}\b", html[place:]):
        depth += -1 if step.group(1) else 1
        if depth == 0:
            return html[place : place + step.end()]
    raise AssertionError(f"<{tag} id={part_id!r}> does not end")
