"""Tables that were written in Markdown: each with a caption and, too wide for a phone, in the form of lines
that all tables have there (``printing_tables.py``). A quoted one keeps its own header and gets no
caption."""

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
_CAPTION = re.compile(r'<caption(?: id="(?P<anchor>[^"]*)")?>(?P<said>.*?)</caption>', re.DOTALL)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_ACROSS = re.compile(r'colspan="(\d+)"')
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(th|td)(?P<looks>[^>]*)>(?P<said>.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def with_tables(content: str, name: str, title: str, *, quoted: bool = False) -> str:
    """The page's HTML with each table printed anew; one without a caption is called by ``name``, its number
    and the heading it stands under (else the page's ``title``), a ``quoted`` one by that heading itself."""
    numbers = count(1)
    headings = [
        (match.start(), match["anchor"], text_of(match["label"])) for match in HEADING.finditer(content)
    ]

    def anew(match: re.Match[str]) -> str:
        number = next(numbers)
        above = [heading for heading in headings if heading[0] < match.start()]
        _, anchor, label = above[-1] if above else (0, "", title)
        if own := _CAPTION.search(match[1]):
            return _printed(match[1], text_of(own["said"]), own["anchor"] or "")
        if quoted:
            return _called_by(anchor, _printed(match[1], "", ""))
        return _printed(match[1], f"{name} {number}: {label}", "")

    return _TABLE.sub(anew, content)


def text_of(markup: str) -> str:
    """The text of a piece of HTML."""
    return unescape(_TAG.sub("", markup)).strip()


def _printed(inside: str, caption: str, anchor: str) -> str:
    """The table; the first cells of its rows name them. A header of two rows stays as it is."""
    head, _, body = inside.partition("</thead>")
    heads, rows = ([list(_CELL.finditer(row)) for row in _ROW.findall(part)] for part in (head, body))
    columns = tuple(
        Column(label, numeric=numeric, row_header=not place)
        for place, (label, numeric) in enumerate(_columns(heads))
    )
    table = Table(caption, columns, tuple(tuple(_cells(row, len(columns))) for row in rows))
    printed = printed_table(table, _as_written, anchor)
    if len(heads) > 1:
        own = head[head.index("<thead>") :]
        printed = _HEAD.sub(lambda _: f"{own}</thead>", printed, count=1)
    return printed


def _columns(heads: list[list[re.Match[str]]]) -> list[tuple[str, bool]]:
    """What each column is called, under two rows by both, and whether it holds numbers."""
    columns: list[tuple[str, bool]] = []
    open_below: list[int] = []
    for cell in heads[0]:
        across = int(found[1]) if (found := _ACROSS.search(cell["looks"])) else 1
        if "rowspan" not in cell["looks"]:
            open_below += range(len(columns), len(columns) + across)
        columns += [(text_of(cell["said"]), "right" in cell["looks"])] * across
    for place, cell in zip(open_below, heads[1] if len(heads) > 1 else (), strict=False):
        columns[place] = (f"{columns[place][0]}: {text_of(cell['said'])}", columns[place][1])
    return columns


def _called_by(anchor: str, table: str) -> str:
    """A table without a caption, named by the heading that it stands under."""
    named = f'aria-labelledby="{anchor}"' if anchor else ""
    if 'aria-label=""' in table:
        return table.replace('aria-label=""', named, 1)
    return table.replace("<table", f"<table {named}".rstrip(), 1)


def _as_written(cell: str | Cell) -> str:
    return escape(cell) if isinstance(cell, str) else str(cell.picture)


def _cells(row: list[re.Match[str]], width: int) -> Iterator[Cell]:
    for cell in row:
        yield Cell(text_of(cell["said"]), picture=Markup(cell["said"]))
    for _ in range(width - len(row)):
        yield Cell("")
