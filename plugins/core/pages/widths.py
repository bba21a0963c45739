"""Whether a table fits: a cheap phone in its reader's hand, and a screen beside a wide window.

A table that fits a phone stands there as it is. Any other is set there in lines, one below the other, each
row with its name and its verdict first (``theme/static/portal.css``, ``.lines``), so that nothing is cut and
nothing scrolls sideways. Lengths are in em of the table's own letters; a column is as wide as the longest of
its words that cannot be broken; a number breaks nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.drawing.lettering import text_width

from .tables import VERDICTS, Cell, Column, Table

#: What a table may be wide on a phone of 320 pixels, with its margins taken off.
PHONE = 17.5
#: The same on a screen of 240 pixels.
SMALL = 13.0
#: The same where rows stand as rows, from 64em of the page's letters on, and there beside a heading.
SCREEN, BESIDE = 57.0, 44.0
#: System letters are up to so much wider than those that are measured.
_WIDER = 1.1
_GAP = 0.9


def fits(table: Table, width: float) -> bool:
    """Whether ``table`` needs no more than ``width`` em. On a phone a space that is not to break is none; a
    wide screen has room to spare for the few that there are."""
    space = " " if width <= PHONE else None
    needed = (_needed(*column, space) for column in zip(table.columns, _cells_by_column(table), strict=True))
    return sum(needed) <= width


def _cells_by_column(table: Table) -> Iterable[tuple[Cell, ...]]:
    full = [row for row in table.rows if len(row) == len(table.columns)]
    return zip(*full, strict=True) if full else ((),) * len(table.columns)


def _needed(column: Column, cells: Iterable[Cell], space: str | None) -> float:
    if column.picture:
        return 9.0
    said = [word for label in (column.label, column.unit) for word in label.split(space)]
    for cell in cells:
        said += [cell.text] if column.numeric or cell.kind in VERDICTS else cell.text.split(space)
    return _WIDER * max((text_width(one, 1.0) for one in said), default=0.0) + _GAP
