"""What a version of a quarter changed in its tables against the version before it, counted by row.

The figures (``observations``) are left out: each changed figure is listed by itself. So is what is no figure:
the trail of the release and what is said about changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from checked_tables.schemas import TableSchema

Row = Mapping[str, str]
#: Tables of a quarter whose changes are not counted here.
LEFT_OUT = frozenset(
    {"observations", "corrections", "sign_offs", "reasons", "prerelease_access", "hidden_reasons"}
)
_SAID = re.compile(r"([0-9]+) new, ([0-9]+) gone, ([0-9]+) changed")


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Numbers of rows: only in the later version, only in the earlier, in both but not alike."""

    new: int
    gone: int
    changed: int

    @property
    def total(self) -> int:
        """All rows that differ; 0 says that the tables are alike."""
        return self.new + self.gone + self.changed

    def __str__(self) -> str:
        return f"{self.new} new, {self.gone} gone, {self.changed} changed"


def changes_said(text: str) -> RowChanges | None:
    """The counts that ``str(RowChanges)`` wrote; ``None`` if it is any other text."""
    found = _SAID.fullmatch(text.strip())
    return RowChanges(*(int(each) for each in found.groups())) if found else None


def row_changes(schema: TableSchema, before: Sequence[Row], now: Sequence[Row]) -> RowChanges:
    """The two versions' rows compared by the table's primary key.

    Cells are compared as text, numbers by their value (4.50 is 4.5); the order of rows and columns does not
    matter, and a column that a version does not have is empty in it.
    """
    old, new = _by_key(schema, before), _by_key(schema, now)
    return RowChanges(
        new=len(new.keys() - old.keys()),
        gone=len(old.keys() - new.keys()),
        changed=sum(old[key] != new[key] for key in old.keys() & new.keys()),
    )


def version_changes(
    schemas: Iterable[TableSchema],
    before: Mapping[str, Sequence[Row]],
    now: Mapping[str, Sequence[Row]],
) -> dict[str, RowChanges]:
    """The tables of a quarter that differ, by name; one that a version does not have has no rows in it."""
    found = {
        schema.name: row_changes(schema, before.get(schema.name, ()), now.get(schema.name, ()))
        for schema in schemas
        if schema.scope == "quarter" and schema.name not in LEFT_OUT
    }
    return {name: changes for name, changes in sorted(found.items()) if changes.total}


def _by_key(schema: TableSchema, rows: Sequence[Row]) -> dict[tuple[object, ...], tuple[object, ...]]:
    numeric = frozenset(field.name for field in schema.fields if field.type in ("integer", "number"))

    def held(row: Row, name: str) -> object:
        text = row.get(name, "").strip()
        return _number(text) if name in numeric else text

    return {
        tuple(held(row, name) for name in schema.primary_key): tuple(held(row, name) for name in schema.names)
        for row in rows
    }


def _number(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
