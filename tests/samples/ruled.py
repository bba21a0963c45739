"""The rules between columns, asked of records as if they had been read from a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from checked_tables.check_rules import check_column_rules
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.schemas import read_schemas
from checked_tables.table import Row, Table

SCHEMAS = read_schemas(Path(__file__).parents[2] / "data" / "schemas")


def broken(table: str, rows: Iterable[Placed[Any]], file: str = "", **facts: object) -> list[Problem]:
    """What the rules of that table say of these records, given the ``quarter`` and the ``release``."""
    names = SCHEMAS[table].names
    read = tuple(Row(line, {name: _cell(record, name) for name in names}) for line, record in rows)
    return list(check_column_rules(Table(SCHEMAS[table], file or f"{table}.csv", read, ()), facts=facts))


def _cell(record: Any, name: str) -> str:
    both, _, language = name.rpartition("_")
    value = getattr(getattr(record, both), language) if language in ("en", "sw") else getattr(record, name)
    if isinstance(value, tuple):
        return ";".join(value)
    return "" if value is None else str(value)
