"""All newest tables as one SQLite file: typed columns, keys that hold, and the dictionary inside.

``_tables`` and ``_columns`` say what each table and column means; ``_about`` where the figures come from. The
same tables give the same bytes: the header's note of which version of the library wrote them is taken out.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from plugins.core.packing.descriptions import Description
from plugins.portal.folder import Download

#: How a column is declared by the type of its schema; a number keeps its digits.
_TYPES = {"integer": "INTEGER", "number": "NUMERIC"}
#: Where the header says which version of the library wrote the file (the SQLite file format, 1.3).
_VERSION = slice(96, 100)


def pack_database(
    tables: Mapping[str, Download], descriptions: Mapping[str, Description], provenance: str
) -> bytes:
    """The file. ``sqlite3.IntegrityError`` if a key leads nowhere or a row stands twice."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("PRAGMA foreign_keys = OFF")  # tables come in any order; all keys are checked at the end
    base.execute("BEGIN")
    _write(base, "_about", ["provenance"], [[provenance]])
    told = [[name, descriptions[name]["title"], descriptions[name]["description"]] for name in tables]
    _write(base, "_tables", ["name", "title", "description"], told)
    columns = [
        [name, field["name"], field["type"], field["description"], field.get("unit")]
        for name in tables
        for field in descriptions[name]["fields"]
    ]
    _write(base, "_columns", ['"table"', "name", "type", "description", "unit"], columns)
    asked = _asked(descriptions[name] for name in tables)
    for name, download in tables.items():
        header, *rows = csv.reader(io.StringIO(download.content.decode("utf-8-sig"), newline=""))
        fields = {field["name"]: field for field in descriptions[name]["fields"]}
        declared = [f"{_quoted(each)} {_TYPES.get(fields[each]['type'], 'TEXT')}" for each in header]
        keys = list(_keys(descriptions[name], header, tables, asked.get(name, set())))
        kinds = [fields[each]["type"] for each in header]
        cells = [[_cell(*each) for each in zip(row, kinds, strict=True)] for row in rows]
        _write(base, name, declared + keys, cells, len(header))
    base.execute("COMMIT")
    broken = base.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"a key of {broken[0][0]} leads to no row of {broken[0][2]}")
    packed = bytearray(base.serialize())
    packed[_VERSION] = bytes(4)
    return bytes(packed)


def _cell(text: str, kind: str) -> object:
    """What a cell holds: nothing, a number, which the library would read less exactly, or its text."""
    return (float(text) if kind == "number" else text) if text else None


def _keys(
    description: Description, header: Sequence[str], there: Mapping[str, Any], asked: Set[tuple[str, ...]]
) -> Iterator[str]:
    """The keys of a table whose columns and tables are there; and those by which others
    ``asked`` for one row of it."""
    primary = tuple(description["primaryKey"])
    if set(primary) <= set(header):
        yield f"PRIMARY KEY ({_listed(primary)})"
    yield from (f"UNIQUE ({_listed(columns)})" for columns in sorted(asked - {primary}))
    for key in description.get("foreignKeys", ()):
        other = _other(description, key)
        if other in there and set(key["fields"]) <= set(header):
            leads = f"{_quoted(other)} ({_listed(key['reference']['fields'])})"
            yield f"FOREIGN KEY ({_listed(key['fields'])}) REFERENCES {leads}"


def _asked(descriptions: Iterable[Description]) -> dict[str, set[tuple[str, ...]]]:
    """By table, the columns by which the others name a row of it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for one in descriptions:
        for key in one.get("foreignKeys", ()):
            found.setdefault(_other(one, key), set()).add(tuple(key["reference"]["fields"]))
    return found


def _other(description: Description, key: Mapping[str, Any]) -> str:
    """The table that a key leads to; "" stands for its own."""
    return str(key["reference"]["resource"] or description["name"])


def _write(
    base: sqlite3.Connection,
    table: str,
    declared: Sequence[str],
    rows: Sequence[Sequence[object]],
    width: int = 0,
) -> None:
    base.execute(f"CREATE TABLE {_quoted(table)} ({', '.join(declared)})")
    marks = ", ".join("?" * (width or len(declared)))
    base.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", rows)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
