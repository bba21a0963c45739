"""Quarters for which no report came out or stands, in tables through time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from . import addresses
from .tables import Cell, Column, Table
from .teller import Teller


def with_gaps(teller: Teller, table: Table, quarters: Sequence[Quarter]) -> Table:
    """The table, whose rows are of these quarters, newest first, with a row for each quarter between them for
    which there is no report."""
    rows: list[tuple[Cell, ...]] = []
    for row, quarter, later in zip(table.rows, quarters, (None, *quarters), strict=False):
        rows += gap_rows(teller, later, quarter, table.columns) if later else ()
        rows.append(row)
    return replace(table, rows=tuple(rows))


def gap_rows(
    teller: Teller, later: Quarter, earlier: Quarter, columns: Sequence[Column]
) -> Iterator[tuple[Cell, ...]]:
    """Those rows between two quarters, newest first, for a table of these columns; the first that has words
    says why."""
    speaking = next(place for place, one in enumerate(columns) if place and not one.picture)
    gone = {report.quarter for report in teller.assembly.withdrawn}
    quarter = later.previous
    while quarter > earlier:
        if teller.assembly.report(quarter) is None:
            said = teller.t("common.withdrawn" if quarter in gone else "common.no_report")
            none = Cell(f"[x] {said}", "[x]", kind="missing")
            url = addresses.report(teller.language, quarter) if quarter in gone else ""
            row = [Cell(formats.months(quarter, teller.language), url=url), *(Cell("–") for _ in columns[1:])]
            row[speaking] = none
            yield tuple(row)
        quarter = quarter.previous
