"""From sheets to tables of text, with the way back: which line of a table is which row of its sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from checked_tables.nearest import nearest, plain
from checked_tables.schemas import TableSchema
from plugins.desk.workbook.form import READ_ME, RECORDED, RELEASE

from .cells import Sheet


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet as a CSV file. ``rows`` gives the row of the sheet for each line of the file; columns are
    the same, because nothing is left out at the left."""

    sheet: Sheet
    data: bytes
    rows: Mapping[int, int]
    header: tuple[str, ...]

    @property
    def has_rows(self) -> bool:
        """Whether there is anything below the column names."""
        return len(self.rows) > 1


def table_of(sheet: Sheet) -> SheetTable:
    """The sheet's filled rows as CSV. Rows and columns with nothing in them at the edges are left out."""
    width = sheet.width
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    rows: dict[int, int] = {}
    header: tuple[str, ...] = ()
    line = 1
    for row in sorted(sheet.rows):
        cells = sheet.rows[row]
        texts = [cells[column].text if column in cells else "" for column in range(1, width + 1)]
        if not "".join(texts).strip():
            continue
        if line == 1:
            header = tuple(texts)
        rows[line] = row
        writer.writerow(texts)
        line += 1 + sum(text.count("\n") for text in texts)
    return SheetTable(sheet, out.getvalue().encode(), rows, header)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The sheets of a workbook by what they are. ``lookalikes`` are tables under another name."""

    read_me: Sheet | None
    release: Sheet | None
    tables: Mapping[str, Sheet]
    repeated: tuple[Sheet, ...]
    lookalikes: Mapping[str, Sheet]
    recorded: tuple[Sheet, ...]
    others: tuple[Sheet, ...]


def sorted_sheets(
    sheets: Sequence[Sheet], schemas: Sequence[TableSchema], lookups: Collection[str]
) -> Sorted:
    """Which sheet is which, by name (capitals and spaces do not matter), then by its column names.

    Sheets named in ``lookups`` are there for people; nothing in them is read.
    """
    names = {plain(each.name): each.name for each in schemas}
    special: dict[str, Sheet] = {}
    tables: dict[str, Sheet] = {}
    repeated, recorded, unknown = [], [], []
    for sheet in sheets:
        name = plain(sheet.name)
        if name in names and names[name] not in tables:
            tables[names[name]] = sheet
        elif name in names:
            repeated.append(sheet)
        elif name in (READ_ME, RELEASE) and name not in special:
            special[name] = sheet
        elif name in RECORDED:
            recorded.append(sheet)
        elif name not in lookups:
            unknown.append(sheet)
    lookalikes: dict[str, Sheet] = {}
    others = []
    for sheet in unknown:
        meant = _table_meant(sheet, [each for each in schemas if each.name not in tables])
        if meant and meant not in lookalikes:
            lookalikes[meant] = sheet
        else:
            others.append(sheet)
    return Sorted(
        read_me=special.get(READ_ME),
        release=special.get(RELEASE),
        tables=tables,
        repeated=tuple(repeated),
        lookalikes=lookalikes,
        recorded=tuple(recorded),
        others=tuple(others),
    )


def quarter_written(sheet: Sheet, label: str) -> str | None:
    """What stands to the right of ``label``; ``None`` if the label is not there."""
    for row in sorted(sheet.rows):
        cells = sheet.rows[row]
        for column, cell in cells.items():
            if plain(cell.text).rstrip(":") == plain(label):
                return next((cells[c].text.strip() for c in sorted(cells) if c > column), "")
    return None


def _table_meant(sheet: Sheet, missing: Sequence[TableSchema]) -> str | None:
    """The table whose columns the sheet mostly has, else the one whose name it nearly has."""
    top = {plain(cell.text) for row in sorted(sheet.rows)[:3] for cell in sheet.rows[row].values()}
    fits = {each.name: len(top & set(each.names)) / len(each.names) for each in missing}
    best = max(fits, key=fits.__getitem__, default=None)
    if best is not None and fits[best] > 0.6:
        return best
    return nearest(sheet.name, [each.name for each in missing], cutoff=0.8) if missing else None
