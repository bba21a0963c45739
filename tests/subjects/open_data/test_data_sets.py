"""Thirteen data sets: every published table stands in exactly one, and everything is said of each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.folders import DIRECTORY, newest_path
from plugins.core.statements.wording import read_wording
from plugins.portal.folder import Download, Folder
from plugins.subjects.open_data.model import Files
from plugins.subjects.open_data.record import DataSet, data_sets
from tests.samples.rows import release

HOME = Path(__file__).resolve().parents[3]
DESCRIBED = read_descriptions(HOME / "data" / "schemas")
SETS = data_sets(DESCRIBED)
#: What no file of a reader holds: counts of hidden cells by rule, and how the portal began.
NOT_PUBLISHED = {"hidden_reasons", "beginning"}


def test_every_table_stands_in_exactly_one_of_thirteen_sets() -> None:
    placed = Counter(table for one in SETS for table in one.tables)
    assert len(SETS) == 13
    assert set(placed.values()) == {1}
    assert DESCRIBED.keys() - placed.keys() == NOT_PUBLISHED


def test_each_set_has_one_main_table_and_no_two_tables_have_one_address() -> None:
    mains = Counter(table["set"] for table in DESCRIBED.values() if table.get("main"))
    assert mains == Counter(one.word for one in SETS)
    for ending in ("csv", "json"):
        places = [newest_path(DESCRIBED[table], ending) for one in SETS for table in one.tables]
        assert len(set(places)) == len(places)
        assert DIRECTORY not in places


@pytest.mark.parametrize("one", SETS, ids=[one.word for one in SETS])
def test_a_first_look_shows_columns_of_the_main_table(one: DataSet) -> None:
    columns = {field["name"] for field in DESCRIBED[one.main]["fields"]}
    assert set(one.shown) <= columns


def test_both_languages_say_what_a_row_is_and_what_to_know() -> None:
    wording = read_wording(HOME / "content" / "wording")
    keys = {f"set_{one.word}.{key}" for one in SETS for key in ("name", "about", "caveat")}
    assert [key for key in keys for words in ("en", "sw") if not wording.of(words).has(key)] == []


def test_only_the_work_of_others_has_no_licence() -> None:
    assert [one.word for one in SETS if not one.own] == ["skills"]


def a_folder(path: str, *tables: str, released: bool = False) -> Folder:
    downloads = [Download(path=f"{path}/{name}.csv", title=name, content=b"", rows=1) for name in tables]
    downloads.append(Download(path=f"{path}/datapackage.json", title="datapackage.json", content=b"{}"))
    of = release() if released else None
    return Folder(path=path, title=path, downloads=tuple(downloads), release=of)


def test_the_newest_file_is_that_of_the_package_which_is_no_release() -> None:
    files = Files.of(
        [
            a_folder("data", "bills", "units"),
            a_folder("data/2026-27-q1/v1", "bills", "units", released=True),
            a_folder("data/2025-26-q4/v1", "bills", released=True),
        ],
        DESCRIBED,
    )
    assert {name: each.path for name, each in files.newest.items()} == {
        "bills": "data/bills.csv",
        "units": "data/units.csv",
    }
    assert [each.path for _, each in files.frozen["bills"]] == [
        "data/2026-27-q1/v1/bills.csv",
        "data/2025-26-q4/v1/bills.csv",
    ]


def test_a_main_table_that_the_newest_release_lacks_is_the_last_one_that_came_out() -> None:
    """Else the page of the set would vanish; a companion stands in its release alone."""
    files = Files.of(
        [
            a_folder("data", "bills"),
            a_folder("data/2026-27-q1/v1", "bills", released=True),
            a_folder("data/2025-26-q4/v1", "petitions", "feedback", released=True),
            a_folder("data/2025-26-q3/v1", "petitions", released=True),
        ],
        DESCRIBED,
    )
    assert {name: each.path for name, each in files.newest.items()} == {
        "bills": "data/bills.csv",
        "petitions": "data/2025-26-q4/v1/petitions.csv",
    }


def test_a_table_stands_in_the_set_that_its_schema_names() -> None:
    described = {**DESCRIBED, "fleet": {"name": "fleet", "set": "lists"}}
    files = Files.of([a_folder("data", "fleet", "bills")], described)
    lists, bills = (next(one for one in files.sets if one.word == word) for word in ("lists", "bills"))
    assert list(files.tables_of(lists)) == ["fleet"]
    assert list(files.tables_of(bills)) == ["bills"]


def test_each_column_of_a_main_table_is_told_in_kiswahili() -> None:
    main = [(one.main, field) for one in SETS for field in DESCRIBED[one.main]["fields"]]
    assert len(main) > 150
    assert [(table, field["name"]) for table, field in main if not field.get("description_sw")] == []
