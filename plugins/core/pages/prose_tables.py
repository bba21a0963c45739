"""Tables that were written in Markdown: each with a caption and, too wide for a phone, in the form of lines
that all tables have there (``printing_tables.py``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import count

from markupsafe import Markup

from .printing_tables import printed_table
from .tables import Cell, Column, Table

HEADING = re.compile(r'<h(?P<level>[23]) id="(?P<anchor>[^"]+)">(?P<label>.*?)</h(?P=level)>', re.DOTALL)
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption[^>]*>(.*?)</caption>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(th|td)(?P<looks>[^>]*)>(?P<said>.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def with_tables(content: str, name: str, title: str) -> str:
    """The page's HTML with each table printed anew; one without a caption is called by ``name``, its number
    and the heading it stands under (else the page's ``title``)."""
    numbers = count(1)
    headings = [(match.start(), text_of(match["label"])) for match in HEADING.finditer(content)]

    def anew(match: re.Match[str]) -> str:
        number = next(numbers)
        above = [label for start, label in headings if start < match.start()]
        own = _CAPTION.search(match[1])
        caption = text_of(own[1]) if own else f"{name} {number}: {above[-1] if above else title}"
        return _printed(match[1], caption)

    return _TABLE.sub(anew, content)


def text_of(markup: str) -> str:
    """The text of a piece of HTML."""
    return unescape(_TAG.sub("", markup)).strip()


def _printed(inside: str, caption: str) -> str:
    """The table; its first row heads it, and its first cells name their rows."""
    head, *rows = (list(_CELL.finditer(row)) for row in _ROW.findall(inside))
    columns = tuple(
        Column(text_of(cell["said"]), numeric="right" in cell["looks"], row_header=not place)
        for place, cell in enumerate(head)
    )
    table = Table(caption, columns, tuple(tuple(_cells(row, len(columns))) for row in rows))

    return printed_table(table, _as_written, "")


def _as_written(cell: str | Cell) -> str:
    return escape(cell) if isinstance(cell, str) else str(cell.picture)


def _cells(row: list[re.Match[str]], width: int) -> Iterator[Cell]:
    for cell in row:
        yield Cell(text_of(cell["said"]), picture=Markup(cell["said"]))
    for _ in range(width - len(row)):
        yield Cell("")
