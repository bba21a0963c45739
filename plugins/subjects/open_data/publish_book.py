"""A data set as a workbook, for whoever opens nothing else.

First what it is, then what stands where, then what every column means, then one table a sheet. Each sheet
holds one table that begins in its first cell, with a name, one header row that stays in sight, no merged
cells. Numbers are numbers and days are days; an empty cell is never zero. The same tables give the same
bytes, so a workbook is made once: an entry is named by all that decides what is in it.
"""

from __future__ import annotations

import io
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from plugins.core.pages.kept import read_kept, write_kept
from plugins.portal.folder import Download

from .publish_rows import rows_of

#: A fixed day, so that bytes do not hang on the day of the build.
_MADE = datetime(1980, 1, 1)
#: Of what the sheet with quarters across tells: whose figures of which table.
_ACROSS, _OF, _QUARTERS = "results", "assembly", "assembly_by_quarter"


@dataclass(frozen=True, slots=True)
class Told:
    """What the first sheet says, a line each: of what, in English, in Kiswahili; ``title`` is that of all."""

    title: str
    lines: Sequence[tuple[str, str, str]]


def kept_book(told: Told, tables: Mapping[str, Download], folder: Path) -> bytes:
    """The workbook of a set: from the ``folder`` of those that were made before, else made now."""
    path = folder / f"{_key(told, tables)}.txt"
    known = read_kept(path)
    if known is not None:
        return b64decode(known)
    made = pack_book(told, tables)
    write_kept(path, b64encode(made).decode())
    return made


def _key(told: Told, tables: Mapping[str, Download]) -> str:
    whole = sha256(Path(__file__).read_bytes())
    whole.update(version("xlsxwriter").encode())
    whole.update(json.dumps([told.title, *told.lines]).encode())
    for name, each in tables.items():
        whole.update(json.dumps([name, each.schema], sort_keys=True).encode())
        whole.update(sha256(each.content).digest())
    return whole.hexdigest()


def pack_book(told: Told, tables: Mapping[str, Download]) -> bytes:
    """The workbook of a set's ``tables``, by their names."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": told.title, "created": _MADE})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    held = {name: rows_of(download) for name, download in tables.items()}
    across = _across(held[_ACROSS]) if held.get(_ACROSS) else []
    about, text = ("about", "english", "kiswahili"), ("string",) * 5
    _sheet(book, "about", about, text, told.lines, day, (18, 80, 80))
    listed = [("columns", "What every column means", ""), *(((_QUARTERS, "", ""),) if across else ())]
    listed += [(name, download.schema["title"], str(download.rows)) for name, download in tables.items()]
    contents = _sheet(book, "contents", ("sheet", "title", "rows"), text, listed, day, (30, 60, 8))
    for line, (name, _, _) in enumerate(listed, start=1):
        contents.write_url(line, 0, f"internal:'{name}'!A1", string=name)
    heads = ("table", "column", "meaning", "maana", "unit_or_codes")
    _sheet(book, "columns", heads, text, list(_columns(tables)), day, (24, 26, 80, 80, 30))
    if across:
        quarters = ("number",) * (len(across[0]) - 4)
        _sheet(book, _QUARTERS, across[0], (*("string",) * 4, *quarters), across[1:], day, (14, 30, 44, 12))
    for name, download in tables.items():
        fields = download.schema["fields"]
        names, kinds = [field["name"] for field in fields], [field["type"] for field in fields]
        lines = [[row[column] for column in names] for row in held[name]]
        _sheet(book, name, names, kinds, lines, day)
    book.close()
    return out.getvalue()


def unit_or_codes(field: Mapping[str, Any]) -> str:
    """What the cells of a column are counted in, or the codes that they hold, or their type."""
    codes = field.get("constraints", {}).get("enum", ())
    kind = "" if field["type"] == "string" else field["type"]
    return field.get("unit") or ", ".join(map(str, codes)) or kind


def _columns(tables: Mapping[str, Download]) -> Iterator[tuple[str, ...]]:
    for name, download in tables.items():
        for field in download.schema["fields"]:
            means = field["description"], field.get("description_sw", "")
            yield name, field["name"], *means, unit_or_codes(field)


def _across(rows: Sequence[Mapping[str, str]]) -> list[tuple[str, ...]]:
    """The Assembly's figures, a metric a row and a quarter a column, under their header."""
    quarters = sorted({row["quarter"] for row in rows})
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        if row["unit_id"] == _OF:
            metric = row["provenance"], row["metric_id"], row["metric_title_en"], row["unit_of_measure"]
            found.setdefault(metric, {})[row["quarter"]] = row["value"]
    header = ("provenance", "metric_id", "metric_title_en", "unit_of_measure", *quarters)
    lines = [(*metric, *(values.get(each, "") for each in quarters)) for metric, values in found.items()]
    return [header, *sorted(lines, key=lambda line: line[1])]


def _sheet(
    book: Any,
    name: str,
    columns: Sequence[str],
    kinds: Sequence[str],
    lines: Sequence[Sequence[str]],
    day: Any,
    widths: Sequence[int] = (),
) -> Any:
    """A sheet with one table; a cell of a row without rows stays empty."""
    sheet = book.add_worksheet(name)
    heads = [{"header": column} for column in columns]
    look = {"name": f"table_{name}", "columns": heads, "style": "Table Style Light 1", "autofilter": False}
    sheet.add_table(0, 0, max(len(lines), 1), len(columns) - 1, look)
    sheet.freeze_panes(1, 0)
    for at in range(len(columns)):
        sheet.set_column(at, at, widths[at] if at < len(widths) else 16)
    for place, line in enumerate(lines, start=1):
        for at, (text, kind) in enumerate(zip(line, kinds, strict=False)):
            if not text:
                continue
            if kind in ("integer", "number"):
                sheet.write_number(place, at, float(text))
            elif kind == "date":
                sheet.write_datetime(place, at, date.fromisoformat(text), day)
            else:
                sheet.write_string(place, at, text)
    return sheet
