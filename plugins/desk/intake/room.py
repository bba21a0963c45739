"""A sheet as it is filled, cell by cell, within what a workbook may hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from checked_tables.nearest import shown, visible
from plugins.desk.door.limits import (
    LAST_COLUMN,
    LAST_ROW,
    LONGEST_NAME,
    LONGEST_REMARK,
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_MERGED,
    MOST_REMARKS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_TEXT,
    WIDEST,
)
from plugins.desk.door.unreadable import CannotRead, Damaged, refused, too_much

from .cells import Cell, Sheet, place


@dataclass(slots=True)
class Room:
    """What has been read of a workbook so far. Raises ``CannotRead`` when it is more than one may hold."""

    sheets: int = 0
    cells: int = 0
    text: int = 0
    merged: int = 0

    def sheet(self, name: str) -> Filling:
        """A new sheet, still empty."""
        self.sheets += 1
        if self.sheets > MOST_SHEETS:
            raise too_much(f"It has more than {MOST_SHEETS} sheets.")
        if len(name) > LONGEST_NAME:
            raise too_much(f"The name of a sheet has {len(name):,} characters.")
        return Filling(self, visible(name))


@dataclass(slots=True)
class Filling:
    """A sheet whose rows are put in one by one; ``done`` makes it a ``Sheet``."""

    room: Room
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden: bool = False
    has_picture: bool = False
    remarks: list[tuple[int, int, str, str]] = field(default_factory=list)
    width: int = 0

    def row(self, row: int, cells: dict[int, Cell], *, hidden: bool) -> None:
        """Put in one row; of an empty one nothing is kept."""
        if not cells:
            return
        last = max(cells)
        if not (1 <= row <= LAST_ROW and min(cells) >= 1 and last <= LAST_COLUMN) or row in self.rows:
            raise Damaged
        self.room.cells += len(cells)
        for cell in cells.values():
            size = len(cell.text)
            self.room.text += size
            if size > LONGEST_TEXT:
                raise self._too_much(f"has a text of {size:,} characters, beginning {shown(cell.text)}")
        self.rows[row] = cells
        self.width = max(self.width, last)
        if hidden:
            self.hidden_rows.append(row)
        if self.room.cells > MOST_CELLS:
            raise too_much(f"It has more than {MOST_CELLS:,} filled cells.")
        if self.room.text > MOST_TEXT:
            raise too_much(f"It holds more than {MOST_TEXT / 1e6:.0f} million characters.")
        if len(self.rows) > MOST_ROWS:
            raise self._too_much(f"has more than {MOST_ROWS:,} filled rows")
        if len(self.rows) * self.width > WIDEST:
            raise refused(
                "too-large",
                f"The sheet {shown(self.name)} reaches as far as {place(row, self.width)}.",
                "Delete what stands far to the right of the table, save the workbook and try again.",
            )

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note that these cells are merged."""
        if not (1 <= top <= bottom <= LAST_ROW and 1 <= left <= right <= LAST_COLUMN):
            raise Damaged
        self.room.merged += 1
        if self.room.merged > MOST_MERGED:
            raise too_much(f"It has more than {MOST_MERGED:,} merged ranges.")
        self.merged.append(f"{place(top, left)}:{place(bottom, right)}")

    def remark(self, row: int, column: int, said: str, author: str) -> None:
        """Note the comment on a cell; of many words the first."""
        if said.strip() and len(self.remarks) < MOST_REMARKS:
            self.remarks.append((row, column, said.strip()[:LONGEST_REMARK], author.strip()[:LONGEST_NAME]))

    def done(self) -> Sheet:
        """The finished sheet."""
        return Sheet(
            name=self.name,
            rows=self.rows,
            hidden=self.hidden,
            merged=tuple(self.merged),
            hidden_rows=tuple(self.hidden_rows),
            hidden_columns=tuple(
                column
                for column in range(1, self.width + 1)
                if any(first <= column <= last for first, last in self.hidden_columns)
            ),
            has_picture=self.has_picture,
            remarks=tuple(self.remarks),
        )

    def _too_much(self, what: str) -> CannotRead:
        return too_much(f"The sheet {shown(self.name)} {what}.")
