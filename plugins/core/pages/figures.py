"""A figure: one set of numbers as a picture, a table and a CSV, with its words.

``draw_figure`` prepares the rows once and makes all three from it, so they cannot disagree.
"""

from __future__ import annotations

import csv
import importlib
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from checked_tables.status import MARKER, SDMX_STATUS, Status
from checked_tables.texts import Language
from plugins.core.drawing.lettering import shown
from plugins.core.drawing.quarters import quarter_label
from plugins.core.drawing.shapes import NUMBERS, SHAPES, Rows, Tidy, prepared
from plugins.core.drawing.svg import Picture, dressed
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance

from .chart_cache import ChartCache, picture_key
from .tables import Cell, Column, Table

#: Said inside every picture, in both languages, because pictures travel without their page.
PROVENANCE_MARK: Mapping[Provenance, str] = {
    "illustrative": "Illustrative figures · Takwimu za mfano",
    "back-cast": "Computed afterwards · Zimekokotolewa baadaye",
    "reported": "",
}
#: Added to it in pictures of a report that was withdrawn.
WITHDRAWN_MARK = "Withdrawn · Imeondolewa"
#: In a cell where no figure belongs: a quarter without a target.
NOTHING = "–"
_ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart as it stands in a page. ``svg`` goes inline, ``table`` under it, ``csv_bytes`` (UTF-8
    with a byte order mark, so that Excel reads Kiswahili; line feeds) at ``csv_url`` as ``csv_name``.
    ``picture`` gives what was drawn, once it is."""

    figure_id: str
    kind: str
    title: str
    subtitle: str
    description: str
    picture: Callable[[], Picture]
    table: Table
    csv_name: str
    csv_url: str
    csv_bytes: bytes
    source_note: str
    provenance_mark: str
    statement: str = ""

    @property
    def svg(self) -> str:
        """The picture with its title, description and mark; ``PictureError`` if it cannot be drawn so that
        it shows every row."""
        return dressed(
            self.picture(),
            figure_id=self.figure_id,
            title=self.title,
            description=self.description,
            mark=self.provenance_mark,
            statement=self.statement,
        )

    @property
    def csv_size(self) -> str:
        """The size of the CSV for the text of its link: ``1 kB``, rounded up."""
        return f"{-(-len(self.csv_bytes) // 1000)} kB"


def draw_figure(
    kind: str,
    rows: Rows,
    *,
    figure_id: str,
    title: str,
    subtitle: str,
    description: str,
    labels: Mapping[str, str],
    provenance: Provenance,
    language: Language,
    cache: ChartCache,
    decimals: int = 0,
    unit: str = "",
    caption: str = "",
    source_note: str = "",
    csv_stem: str = "",
    csv_folder: str = "",
    withdrawn: bool = False,
    statement: str = "",
) -> Figure:
    """The figure of ``rows``, drawn as ``kind``, or asked of ``cache`` to be drawn with others.
    ``core/drawing/shapes.py`` says what each kind takes.

    ``labels`` has the words: a heading for each column of the table (``quarter``, ``value``, ``target``,
    ``name`` ...), ``unit`` and ``suffix`` ("%"), a word for each status that occurs ("not reported"), and
    the words in the picture. ``unit`` is the metric's unit code; CSV columns carry it (``value_percent``).
    ``csv_stem`` names the CSV (else the figure's id);
    ``csv_folder`` is the address of its folder from the site's root, with a slash at the end. Picture and CSV
    of a ``withdrawn`` report say so. ``statement`` is the anchor of the statement that the title is, if it is
    one.

    Raises ``FrameError`` for rows that cannot be drawn; ``KeyError`` names a missing label.
    """
    if not _ID.fullmatch(figure_id):
        raise ValueError(f"{figure_id!r} cannot be the id of a figure")
    tidy = prepared(kind, rows, decimals)
    csv_name = f"{csv_stem or figure_id}.csv"
    words = _picture_words(kind, tidy, labels)
    options: dict[str, object] = {"decimals": decimals}
    if SHAPES[kind].by_quarter:
        options["language"] = language
    key = picture_key(kind, _bytes(tidy), words, options)
    cache.ask(key, partial(drawn, kind, tidy, words, decimals, language), kind)
    return Figure(
        figure_id=figure_id,
        kind=kind,
        title=title,
        subtitle=subtitle,
        description=description,
        picture=partial(cache.picture, key),
        table=Table(
            caption or title,
            *_table(kind, tidy, labels, decimals, language),
            table_id=f"{figure_id}-table",
        ),
        csv_name=csv_name,
        csv_url=f"{csv_folder}{csv_name}",
        csv_bytes=pack_csv(tidy, unit, f"{provenance}, withdrawn" if withdrawn else provenance),
        source_note=source_note,
        statement=statement,
        provenance_mark=" · ".join(
            filter(None, (WITHDRAWN_MARK if withdrawn else "", PROVENANCE_MARK[provenance]))
        ),
    )


def pack_csv(tidy: Tidy, unit: str, provenance: str) -> bytes:
    """The CSV of prepared rows: numbers as published, a missing one empty with its ``obs_status``
    (SDMX code), quarters with their first and last day, ``provenance`` in the first column."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    names = [name for name in tidy[0] if name != "lang"]
    writer.writerow(["provenance", *(heading for name in names for heading in _csv_headings(name, unit))])
    for row in tidy:
        writer.writerow([provenance, *(cell for name in names for cell in _csv_cells(name, row[name]))])
    return b"\xef\xbb\xbf" + lines.getvalue().encode()


def _csv_headings(name: str, unit: str) -> list[str]:
    if name == "quarter":
        return ["quarter", "period_start", "period_end"]
    if name in NUMBERS and unit:
        return [f"{name}_{unit}"]
    return [{"status": "obs_status", "definition": "definition_version"}.get(name, name)]


def _csv_cells(name: str, value: Any) -> list[str]:
    if name == "quarter":
        quarter = Quarter.parse(str(value))
        return [str(quarter), quarter.first_day.isoformat(), quarter.last_day.isoformat()]
    if name == "status":
        status: Status = value
        return [SDMX_STATUS[status]]
    if name == "back_cast":
        return ["yes" if value else "no"]
    return ["" if value is None else str(value)]


def _picture_words(kind: str, tidy: Tidy, labels: Mapping[str, str]) -> dict[str, str]:
    """The labels that this picture shows, so that one without words is drawn once for both languages."""
    occurring = {row.get("status") for row in tidy}
    unused = {str(status) for status in MARKER if status not in occurring}
    if all(row.get("target") is None for row in tidy):
        unused |= {"target"}
    if all(row.get("restated") is None for row in tidy):
        unused |= {"restated"}
    if len({row.get("definition") for row in tidy}) == 1:
        unused |= {"new_definition"}
    return {name: labels[name] for name in SHAPES[kind].words if name in labels and name not in unused}


def _bytes(tidy: Tidy) -> bytes:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(tidy[0])
    writer.writerows(row.values() for row in tidy)
    return lines.getvalue().encode()


def drawn(kind: str, tidy: Tidy, words: Mapping[str, str], decimals: int, language: Language) -> Picture:
    """The picture of prepared rows."""
    import pandas as pd  # Altair draws from a frame; nothing else needs one

    module = importlib.import_module(f"plugins.core.drawing.{kind}")
    render = importlib.import_module("plugins.core.drawing.drawing").render
    drawing = module.draw(pd.DataFrame(tidy, dtype=object), words, decimals, language)
    return Picture(render(drawing), drawing.height)


def _table(
    kind: str, tidy: Tidy, labels: Mapping[str, str], decimals: int, language: Language
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    if "series" in tidy[0]:
        return _wide_table(tidy, labels, decimals, language)
    names = [name for name in tidy[0] if name in (*SHAPES[kind].key, *NUMBERS) and name != "role"]
    columns = tuple(
        Column(
            labels[name],
            labels.get("unit", "") if name in NUMBERS else "",
            numeric=name in NUMBERS,
            row_header=name not in NUMBERS,
        )
        for name in names
    )
    rows = (tuple(_cell(name, row, labels, decimals, language) for name in names) for row in tidy)
    return columns, tuple(rows)


def _wide_table(
    tidy: Tidy, labels: Mapping[str, str], decimals: int, language: Language
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    series = list(dict.fromkeys(row["series"] for row in tidy))
    by_key = {(row["quarter"], row["series"]): row for row in tidy}
    units = {row["series"]: row.get("unit", labels.get("unit", "")) for row in tidy}
    columns = (
        Column(labels["quarter"], row_header=True),
        *(Column(name, units[name], numeric=True) for name in series),
    )
    rows = []
    for quarter in sorted({row["quarter"] for row in tidy}):
        cells = [Cell(_quarter(quarter, language))]
        for name in series:
            row = by_key.get((quarter, name))
            cells.append(_cell("value", row, labels, decimals, language) if row else Cell(NOTHING))
        rows.append(tuple(cells))
    return columns, tuple(rows)


def _cell(
    name: str, row: Mapping[str, Any], labels: Mapping[str, str], decimals: int, language: Language
) -> Cell:
    value = row[name]
    if name == "quarter":
        return Cell(_quarter(str(value), language))
    if name not in NUMBERS:
        lang = row.get("lang")
        return Cell(str(value), lang=lang if lang in ("en", "sw") else None)
    status: Status = row.get("status", "reported") if name == "value" else "reported"
    marker = MARKER[status]
    if value is not None:
        return Cell(f"{shown(value, decimals)} {marker}".rstrip(), marker)
    if status == "reported":
        return Cell(NOTHING)
    return Cell(f"{labels[status]} {marker}", marker, kind="missing")


def _quarter(text: str, language: Language) -> str:
    return " ".join(quarter_label(Quarter.parse(text), language))
