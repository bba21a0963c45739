"""The copy that a quarter keeps of a reference table: its rows as they were on the quarter's last day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checked_tables.schemas import TableSchema
from checked_tables.table import Row, Table
from plugins.core.time.lives import in_world, is_copied, world_of
from plugins.core.time.quarter import Quarter

from .subject import Subjects


def copied_rows(
    tables: Mapping[str, Table], name: str, subjects: Subjects, quarter: Quarter, *, illustrative: bool
) -> tuple[Row, ...]:
    """Those rows of the table ``name`` that the copy of ``quarter`` holds, with the cells that they had then.
    What has no mark of its own as an example belongs where the rows belong that it names."""
    table = tables[name]
    then = next((subject.then[name] for subject in subjects if name in subject.then), None)
    return tuple(
        Row(row.line, then(row.cells, tables, quarter)) if then else row
        for row in table.rows
        if is_copied(table.schema, row.cells, quarter, illustrative=illustrative)
        and all(in_world(world_of(*each), illustrative=illustrative) for each in _named(table, row, tables))
    )


def _named(
    table: Table, row: Row, tables: Mapping[str, Table]
) -> Iterator[tuple[TableSchema, Mapping[str, str]]]:
    keys = () if table.schema.life.example else table.schema.foreign_keys
    for key in keys:
        there = tables.get(key.table)
        if there is None:
            continue
        for found in there.rows:
            if all(
                row.cells[own] == found.cells[its] for own, its in zip(key.fields, key.columns, strict=True)
            ):
                yield there.schema, found.cells
