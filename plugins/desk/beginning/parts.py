"""What ``begin`` asks: one sheet for each reference table that holds examples.

Which tables those are, and what marks an example in them, their schemas say. Of the definitions and standards
the examples are shown, for the Assembly to adopt or not; what is its own altogether (units, targets, dates)
is empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checked_tables.schemas import TableSchema
from checked_tables.table import read_table
from plugins.core.time.lives import world_of

Cells = Mapping[str, str]

ADOPT, CHOICES = "adopt", ("yes", "no", "changed")
BEGINNING, SCHEME = "beginning", "index"
SCHEME_HEADER = ("scheme", ADOPT)
#: The order in which a clerk fills the sheets; a table that is not named comes before the last.
_FIRST, _LAST = ("units", "metrics", "targets", "service_standards"), ("calendar",)
#: Tables whose examples are shown, to be adopted.
_ADOPTED = frozenset({"metrics", "service_standards"})
#: What the command itself writes; a column that came later than its table is not asked on the first day.
_OWN: Mapping[str, tuple[str, ...]] = {
    "units": ("parent_id", "illustrative", "source_clause"),
    "metrics": (*("metric_version", "introduced", "retired", "change_note_en", "change_note_sw", "status"),),
    "targets": ("metric_version", "late_approved", "change_reason_en", "change_reason_sw"),
    "service_standards": ("first_quarter",),
    "calendar": ("illustrative", "reason_en", "reason_sw"),
}
#: What stands in an example where the Assembly's own word belongs, as it is offered.
_OFFERED: Mapping[str, Cells] = {"service_standards": {"basis": "charter"}}
#: Columns that a clerk may leave empty come last.
_ORDER: Mapping[str, tuple[str, ...]] = {"units": ("kind", "name_en", "name_sw", "unit_id")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One sheet. ``columns`` are asked of each row; ``offered`` are the examples that may be adopted, none
    where nothing is; ``examples`` all rows of the register that only play, ``kept`` the others."""

    table: TableSchema
    columns: tuple[str, ...]
    offered: tuple[Cells, ...]
    examples: tuple[Cells, ...]
    kept: tuple[Cells, ...]

    @property
    def name(self) -> str:
        """The name of the table and of its sheet."""
        return self.table.name

    @property
    def adopts(self) -> bool:
        """Whether each row has to be adopted."""
        return self.name in _ADOPTED

    @property
    def header(self) -> tuple[str, ...]:
        """The first row of the sheet."""
        return (ADOPT, *self.columns) if self.adopts else self.columns


def parts_of(reference: Path, schemas: Mapping[str, TableSchema]) -> tuple[Part, ...]:
    """The sheets, from the register as it was before anything was adopted."""
    ours = [each for each in schemas.values() if each.scope == "reference" and each.life.example]

    def place(each: TableSchema) -> tuple[int, int]:
        if each.name in _FIRST:
            return 0, _FIRST.index(each.name)
        return (2, 0) if each.name in _LAST else (1, 0)

    return tuple(_part(each, rows_of(reference, each)) for each in sorted(ours, key=place))


def schemes_of(reference: Path) -> Mapping[str, Path]:
    """The schemes of the index that are only examples: the file of each below ``reference``, by its id."""
    found = {}
    for path in sorted((reference / SCHEME).rglob("scheme.toml"), key=lambda each: len(each.parts)):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        if told.get("status") == "illustrative":
            found[str(told.get("scheme_id"))] = path.relative_to(reference)
    return found


def rows_of(folder: Path, table: TableSchema) -> tuple[Cells, ...]:
    """The rows of a table in a folder; none if it is not there."""
    path = folder / f"{table.name}.csv"
    return tuple(row.cells for row in read_table(path, table, table.name).rows) if path.exists() else ()


def key_of(table: TableSchema, row: Cells) -> tuple[str, ...]:
    """What names a row among those of its table."""
    return tuple(row.get(name, "") for name in table.primary_key)


def _part(table: TableSchema, rows: Sequence[Cells]) -> Part:
    own = _OWN.get(table.name, tuple(table.life.example))
    asked = [field.name for field in table.fields if field.name not in own and not field.added_later]
    examples = tuple(row for row in rows if _plays(table, row))
    columns = _ORDER.get(table.name, tuple(asked))
    offered: list[Cells] = []
    if table.name in _ADOPTED:
        newest = {row[table.primary_key[0]]: row for row in examples if row.get("status") != "retired"}
        changed = _OFFERED.get(table.name, {})
        offered = [
            {name: changed.get(name, row.get(name, "")) for name in columns} for row in newest.values()
        ]
    kept = tuple(row for row in rows if not _plays(table, row))
    return Part(table=table, columns=columns, offered=tuple(offered), examples=examples, kept=kept)


def _plays(table: TableSchema, row: Cells) -> bool:
    """Whether a row goes out unless it is adopted: the examples, and definitions that nobody has adopted."""
    return world_of(table, row) == "example" or (
        table.name == "metrics" and row["status"] in ("proposed", "retired")
    )
