"""Every number about people in one version of a quarter, and the tables on competencies and trainings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from checked_tables.checked import CheckedTables
from checked_tables.schemas import Field, TableSchema
from checked_tables.status import WITH_VALUE

from .record import PeopleCount


def people_counts(tables: CheckedTables) -> tuple[PeopleCount, ...]:
    """The cells of all columns that a schema declares as counts of people, from the sound rows.

    A cell is hidden if the row's status says ``suppressed``, or if it would be a part of a number of people
    who are there: a part left empty may be one of those that are too few to tell.
    """
    return tuple(chain.from_iterable(_in_table(tables, table.schema) for table in tables.tables.values()))


def _in_table(tables: CheckedTables, schema: TableSchema) -> Iterator[PeopleCount]:
    declared = [field for field in schema.fields if field.disclosure]
    if declared and schema.scope == "quarter":
        for source, cell in tables.cells(schema.name):
            key = tuple(str(cell[name] or "") for name in schema.primary_key)
            status = cell.get("status")
            for field in declared:
                yield PeopleCount(
                    table=schema.name,
                    key=key,
                    column=field.name,
                    value=cell[field.name],
                    hidden=cell[field.name] is None and _is_hidden(cell, field, status),
                    status=status,
                    part_of=field.part_of,
                    is_base=field.disclosure == "base of people",
                    carried=schema.carried_forward,
                    nobody=field.zeros == "hidden" or (status == "suppressed" and field is not declared[0]),
                    source=source,
                )


def _is_hidden(cell: Mapping[str, Any], field: Field, status: str | None) -> bool:
    if status is not None and status not in WITH_VALUE:
        return status == "suppressed"
    return bool(field.part_of and cell[field.part_of])
