"""Staff results by band as cells of a system: the bands add up to the total, and nothing else ties them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from disclosure_control.rules import RULES, Rules
from disclosure_control.system import ZERO, Cell, Interval, Relation, System

from .record import TOTAL, StaffBand


def cell_name(quarter: str, band: int | None) -> str:
    """How a report speaks of a count: ``2026-27-Q1 staff in band 3``."""
    return (
        f"{quarter} staff in band {band}".strip() if band is not None else f"{quarter} staff, {TOTAL}".strip()
    )


def system_of_rows(
    quarter: str, rows: Iterable[StaffBand], older: Iterable[StaffBand] = (), rules: Rules = RULES
) -> System:
    """The counts of one quarter as cells, with ``sum of bands = total``.

    Where no total is printed and no band hidden, the total is the sum; where one is hidden it is unknown.
    """
    told = list(rows)
    cells = {row.band: _cell(cell_name(quarter, row.band), row, rules) for row in told}
    for row in older:
        held = cells.get(row.band)
        if held is not None and held.published is None and row.staff is not None:
            cells[row.band] = _printed(held, row.staff)
    bands = [band for band in cells if band is not None]
    if None not in cells:
        known = [row.staff for row in told if row.staff is not None]
        whole = Cell(name=cell_name(quarter, None), whole=True)
        cells[None] = _printed(whole, sum(known)) if len(known) == len(told) else whole
    terms = {cells[band].name: Decimal(1) for band in bands}
    tie = Relation(name="bands add up to the total", terms={**terms, cells[None].name: Decimal(-1)})
    return System(cells=tuple(cells.values()), relations=(tie,))


def _cell(name: str, row: StaffBand, rules: Rules) -> Cell:
    hidden = row.status == "suppressed"
    cell = Cell(name=name, hidden=hidden, bounds=Interval(ZERO), whole=True, need=rules.need("count"))
    return cell if row.staff is None else _printed(cell, row.staff)


def _printed(cell: Cell, count: int) -> Cell:
    number = Decimal(count)
    return Cell(
        name=cell.name,
        hidden=cell.hidden,
        published=Interval.around(number),
        bounds=cell.bounds,
        whole=True,
        value=None if cell.hidden else number,
        need=cell.need,
    )
