"""The pictures' numbers: under every chart stands its table, and its file has the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tests.net.pages import Site, Table, tables_of
from tests.net.records import Row, read_table
from tests.net.written import rounded, short

_FIGURE = re.compile(r'<figure id="[^"]+">.*?</figure>', re.DOTALL)
_FILE = re.compile(r'href="[./]*(data/charts/[^"]+\.csv)"')
_MARKS = {"P": "[p]", "E": "[e]"}


def faults_of_charts(site: Path, language: str) -> Iterator[str]:
    """Where the table under a chart and the chart's file do not have the same numbers."""
    pages = Site(site, language)
    for address in pages.pages():
        for figure in _FIGURE.findall(pages.text(address)):
            files, tables = _FILE.findall(figure), list(tables_of(address, figure))
            if files and tables:
                for fault in _differences(tables[0], read_table(site / files[0]), language):
                    yield f"{language}/{address}: {files[0]}: {fault}"


def _differences(table: Table, rows: tuple[Row, ...], language: str) -> Iterator[str]:
    wide = "series" in rows[0]
    pairs = _wide(table, rows, language) if wide else _long(table, rows)
    for name, cell, value, status in pairs:
        if not _alike(cell, value, status):
            yield f"{name}: the table has {cell!r}, the file {value!r} {status}"


def _long(table: Table, rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str, str]]:
    columns = [name for name in rows[0] if re.match(r"(value|target)(_|$)", name)]
    assert len(table.rows) == len(rows), f"{table.address}: {len(table.rows)} rows, the file has {len(rows)}"
    for told, row in zip(table.texts, rows, strict=True):
        for cell, name in zip(told[1:], columns, strict=False):
            status = row.get("obs_status", "") if name.startswith("value") else ""
            yield f"{told[0]}, {name}", cell, row[name], status


def _wide(table: Table, rows: tuple[Row, ...], language: str) -> Iterator[tuple[str, str, str, str]]:
    value = next(name for name in rows[0] if name.startswith("value"))
    series = list(dict.fromkeys(row["series"] for row in rows))
    known = {(short(row["quarter"], language), row["series"]): row for row in rows}
    for told in table.texts:
        for name, cell in zip(series, told[1:], strict=True):
            row = known.get((told[0], name), {})
            yield f"{told[0]}, {name}", cell, row.get(value, ""), row.get("obs_status", "")


def _alike(cell: str, value: str, status: str) -> bool:
    """A number as it is rounded in the table, with the mark of its status; without one, words or a dash."""
    number, _, mark = cell.partition(" [")
    try:
        told = Decimal(number.replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return value == ""
    places = -int(told.as_tuple().exponent)
    marked = (f"[{mark}" if mark else "") == _MARKS.get(status, "")
    return value != "" and rounded(Decimal(value), places) == told and marked
