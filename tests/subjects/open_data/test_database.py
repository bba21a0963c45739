"""One file that opens in many programs: typed columns, keys that hold, the dictionary inside."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from plugins.portal.folder import Download
from plugins.subjects.open_data.publish_database import pack_database


def described(name: str, *fields: tuple[str, str], key: str, leads: str = "") -> dict[str, Any]:
    return {
        "name": name,
        "title": name.capitalize(),
        "description": f"One row for each of the {name}.",
        "primaryKey": [key],
        "fields": [{"name": field, "type": kind, "description": field} for field, kind in fields],
        "foreignKeys": [{"fields": [leads], "reference": {"resource": "roads", "fields": [leads]}}]
        if leads
        else [],
    }


DESCRIBED = {
    "roads": described("roads", ("road_id", "string"), ("km", "number"), key="road_id"),
    "holes": described("holes", ("hole", "integer"), ("road_id", "string"), key="hole", leads="road_id"),
}


def tables(roads: str, holes: str) -> dict[str, Download]:
    """Holes before roads: a key may lead to a table that comes later."""
    texts = {"holes": f"hole,road_id\n{holes}", "roads": f"road_id,km\n{roads}"}
    return {
        name: Download(path=f"data/lists/{name}.csv", title=name, content=f"\ufeff{text}".encode(), rows=1)
        for name, text in texts.items()
    }


def opened(packed: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(packed)
    return base


def test_cells_keep_their_digits_and_an_empty_one_is_nothing() -> None:
    packed = pack_database(tables("a,12.5\nb,\nc,0\n", "7,a\n8,c\n"), DESCRIBED, "illustrative")
    base = opened(packed)
    assert base.execute("SELECT * FROM roads ORDER BY road_id").fetchall() == [
        ("a", 12.5),
        ("b", None),
        ("c", 0),
    ]
    assert base.execute("SELECT sum(km) FROM holes JOIN roads USING (road_id)").fetchone() == (12.5,)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT * FROM _about").fetchall() == [("illustrative",)]
    assert base.execute("SELECT name, type FROM _columns WHERE \"table\" = 'roads'").fetchall() == [
        ("road_id", "string"),
        ("km", "number"),
    ]


def test_the_same_tables_are_the_same_bytes_and_no_version_of_a_library_stands_in_them() -> None:
    one, two = (pack_database(tables("a,1\n", "7,a\n"), DESCRIBED, "reported") for _ in range(2))
    assert one == two
    assert one[96:100] == bytes(4)  # where the format puts the library's version


@pytest.mark.parametrize(
    ("roads", "holes"), [("a,1\n", "7,b\n"), ("a,1\na,2\n", "7,a\n")], ids=["leads nowhere", "stands twice"]
)
def test_a_key_bites(roads: str, holes: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        pack_database(tables(roads, holes), DESCRIBED, "reported")
