"""A package lists how its tables hang together: each key holds in it, and one altered id breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Built
from tests.site.keys import Key, Tables, altered, faults_of, read_package

#: Keys that no row fills yet: nobody has lost a seat, no unit has changed, no words.
UNUSED = {
    ("seats", ("last_term",)),
    *((table, ("now_with",)) for table in ("executive_queries", "recommendations")),
    *(("unit_changes", columns) for columns in (("unit_id",), ("to_unit_id",), ("was_parent_id",))),
    ("unit_changes", ("change_id", "unit_id", "to_unit_id")),
    ("text_changes", ("table", "row", "column", "changed_on")),
}

Packages = list[tuple[Tables, tuple[Key, ...]]]


@pytest.fixture(scope="module")
def packages(built: Built) -> Packages:
    found = [read_package(path) for path in sorted(Path(built.site).rglob("datapackage.json"))]
    assert len(found) == 11
    return found


def test_every_key_of_every_package_holds(packages: Packages) -> None:
    assert [fault for tables, keys in packages for key in keys for fault in faults_of(key, tables)] == []


def test_every_key_bites_when_one_id_is_altered(packages: Packages) -> None:
    bitten: set[Key] = set()
    for tables, keys in packages:
        for key in keys:
            spoilt = altered(key, tables)
            if spoilt is not None:
                assert list(faults_of(key, spoilt)), key
                bitten.add(key)
    every = {key for _, keys in packages for key in keys}
    assert {(key.table, key.columns) for key in every - bitten} == UNUSED
    assert sum(bool(key.other) for key in every) >= 39


def test_every_table_has_a_key_and_no_column_twice(packages: Packages) -> None:
    for tables, keys in packages:
        assert {key.table for key in keys if not key.other} == set(tables)
