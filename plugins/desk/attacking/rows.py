"""The rows of releases' tables, as they are printed, and what of them is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from disclosure_control.marks import number_in

from .tables import Described, Found

VersionId: TypeAlias = tuple[str, int]
#: Tables whose numbers are called without the table's name.
_PLAIN = frozenset({"observations"})
_WITH_VALUE = frozenset({"", "A", "P", "E"})
_QUARTER, _NUMBER_AT_END = re.compile(r"\d{4}-\d{2}-Q[1-4]"), re.compile(r"\d+$")
NAMED_QUARTER = re.compile(r"(?<!\d)(\d{4}-\d{2}-[Qq][1-4])(?!\d)")
_NAMED_VERSION = re.compile(r"\bv(?:ersion )?(\d{1,3})\b")


def version_named(text: str) -> VersionId:
    """The quarter and the version that a text or the name of a file names; "" and 0 where it names none.

    >>> version_named("data/2026-27-q1/illustrative-v2/results.csv"), version_named("index.html")
    (('2026-27-Q1', 2), ('', 0))
    """
    quarter, version = NAMED_QUARTER.search(text), _NAMED_VERSION.search(text)
    if quarter is None:
        return "", 0
    return quarter[1].upper(), int(version[1]) if version else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a release's table: what it is called, its numbers, and which of them are hidden."""

    table: Described
    version: VersionId
    key: tuple[str, ...]
    values: Mapping[str, Decimal | None]
    cells: Mapping[str, str] = field(repr=False)
    hidden: frozenset[str]
    whole_row: bool
    told: bool

    def name(self, column: str) -> str:
        """How a number of the row is called."""
        quarter = () if self.table.carried else (self.version[0],)
        table = () if self.table.name in _PLAIN else (self.table.name,)
        return " ".join((*quarter, *table, *self.key, column))

    def is_open(self, column: str) -> bool:
        """Whether the row withholds the number, or leaves it out with what it withholds."""
        return column in self.hidden or (self.whole_row and self.values.get(column) is None)

    def periods(self) -> Iterator[tuple[str, str, int]]:
        """Every column that names a quarter, that quarter, and the version of it where a column of the same
        beginning tells one (``base_quarter``, ``base_release``), else 0."""
        for column, text in self.cells.items():
            if column == "quarter":
                yield column, *self.version
            elif _QUARTER.fullmatch(text):
                start = column.removesuffix("quarter")
                told = (self.cells.get(f"{start}{end}", "") for end in ("version", "release"))
                numbers = (_NUMBER_AT_END.search(each) for each in told)
                yield column, text, next((int(each[0]) for each in numbers if each), 0)


def rows_of(found: Found, table: Described) -> Iterator[Row]:
    """The rows that say of which version of which quarter they are."""
    header = [cell.strip() for cell in found.grid[0]]
    for line in found.grid[1:]:
        cells = dict(zip(header, (cell.strip() for cell in line), strict=False))
        if not cells.get("quarter") or not cells.get("version", "").isdigit():
            continue
        withheld = (
            "suppressed" in (cells.get("status"),)
            or cells.get("obs_status") == "Q"
            or ("[c]" in cells.get("marker", ""))
        )
        told = withheld or cells.get("obs_status", "") in _WITH_VALUE
        values = {name: number_in(cells.get(name, "")) for name in table.columns if name in cells}
        yield Row(
            table=table,
            version=(cells["quarter"], int(cells["version"])),
            key=tuple(cells.get(name, "") for name in table.key),
            values=values,
            cells=cells,
            hidden=frozenset(_hidden(table, values, withheld)),
            whole_row=withheld,
            told=told,
        )


def _hidden(table: Described, values: Mapping[str, Decimal | None], withheld: bool) -> Iterator[str]:
    for name, column in table.columns.items():
        is_part = bool(column.part_of) and values.get(column.part_of) is not None
        by_row = withheld and name not in table.shared
        if name in values and values[name] is None and column.given and (by_row or is_part):
            yield name
