"""The keys that a package lists, and whether they hold on its tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Rows = list[dict[str, str]]
Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a table: its own, or one that leads to ``to`` (its columns in the other table)."""

    table: str
    columns: tuple[str, ...]
    other: str = ""
    to: tuple[str, ...] = ()


def read_package(path: Path) -> tuple[Tables, tuple[Key, ...]]:
    """The tables of the package that ``datapackage.json`` at ``path`` describes, and all its keys."""
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    tables = {each["name"]: _rows(path.parent / each["path"]) for each in resources}
    return tables, tuple(key for each in resources for key in _keys(each["name"], each["schema"]))


def faults_of(key: Key, tables: Tables) -> Iterator[str]:
    """Where a key does not hold: an own one that is empty or comes twice; one to another table that leads
    nowhere, or to several rows. One that is empty as a whole leads nowhere on purpose."""
    found = [_cells(row, key.columns) for row in tables[key.table]]
    if not key.other:
        yield from (f"{key.table}: {each} is not whole" for each in found if not all(each))
        yield from _twice(key.table, found)
        return
    there = [_cells(row, key.to) for row in tables[key.other]]
    known = set(there)
    yield from _twice(key.other, there)
    yield from (
        f"{key.table}: {each} is not in {key.other}" for each in found if any(each) and each not in known
    )


def altered(key: Key, tables: Tables) -> Tables | None:
    """The tables with one id altered: a row more has a row's own key, or a way to another table is spoilt.
    ``None`` where no row has one."""
    rows = [dict(row) for row in tables[key.table]]
    filled = [row for row in rows if any(_cells(row, key.columns))]
    if not filled:
        return None
    if key.other:
        filled[-1][key.columns[-1]] += "0"
    else:
        rows.append(dict(filled[-1]))
    return {**tables, key.table: rows}


def _keys(table: str, schema: Mapping[str, Any]) -> Iterator[Key]:
    yield Key(table, tuple(schema["primaryKey"]))
    for each in schema.get("foreignKeys", ()):
        to = each["reference"]
        yield Key(table, tuple(each["fields"]), to["resource"], tuple(to["fields"]))


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _cells(row: Mapping[str, str], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[name] for name in columns)


def _twice(table: str, keys: list[tuple[str, ...]]) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for key in keys:
        if key in seen:
            yield f"{table}: {key} comes twice"
        seen.add(key)
