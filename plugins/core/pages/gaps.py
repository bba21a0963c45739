"""Quarters for which no report came out, in tables through time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from .tables import Cell, Table
from .teller import Teller


def with_gaps(teller: Teller, table: Table, quarters: Sequence[Quarter]) -> Table:
    """The table, whose rows are of these quarters, newest first, with a row for each quarter between them for
    which there is no report."""
    rows: list[tuple[Cell, ...]] = []
    for row, quarter, later in zip(table.rows, quarters, (None, *quarters), strict=False):
        rows += gap_rows(teller, later, quarter, len(table.columns)) if later else ()
        rows.append(row)
    return replace(table, rows=tuple(rows))


def gap_rows(teller: Teller, later: Quarter, earlier: Quarter, width: int) -> Iterator[tuple[Cell, ...]]:
    """Those rows between two quarters, newest first, for a table of ``width`` columns."""
    quarter = later.previous
    while quarter > earlier:
        if teller.assembly.report(quarter) is None:
            none = Cell(f"[x] {teller.t('common.no_report')}", "[x]", kind="missing")
            yield (
                Cell(formats.months(quarter, teller.language)),
                none,
                *(Cell("–") for _ in range(width - 2)),
            )
        quarter = quarter.previous
