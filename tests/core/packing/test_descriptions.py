"""What is published of a table is said once: in its schema, next to its columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.core.packing.descriptions import read_descriptions

SCHEMAS = Path(__file__).parents[3] / "data" / "schemas"
COLUMNS = {
    "scope": "published",
    "release": [{"name": "provenance", "type": "string"}, {"name": "quarter", "type": "string"}],
    "shared": [
        {
            "name": "marker",
            "type": "string",
            "title": "Marker",
            "derivation": "looked up",
            "example": "[c]",
        }
    ],
}
INPUT = {
    "name": "vans",
    "title": "Vans",
    "description": "All vans.",
    "scope": "quarter",
    "fields": [
        {"name": "van_id", "type": "string", "example": "one", "constraints": {"required": True}},
        {"name": "status", "type": "string", "published": False},
        {"name": "seen_on", "type": "date", "published": {"name": "day", "example": None}, "example": "x"},
        {"name": "km", "type": "integer", "published": {"after": "van_id", "description": "Driven."}},
    ],
    "derived": [
        {"name": "age", "type": "integer", "derivation": "computed", "after": "km"},
        "marker",
        {"name": "late", "type": "boolean", "derivation": "computed"},
    ],
    "primaryKey": ["van_id"],
}


def described(folder: Path, **schemas: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The descriptions made from these schemas; those of scope ``published`` are computed tables."""
    (folder / "columns.json").write_text(json.dumps(COLUMNS), encoding="utf-8")
    for name, schema in schemas.items():
        place = folder / name / schema["scope"]
        place.mkdir(parents=True)
        (place / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    return read_descriptions(folder)


def test_a_table_of_a_quarter_gains_the_columns_of_its_release_and_those_that_follow(tmp_path: Path) -> None:
    fields = described(tmp_path, vans=INPUT)["vans"]["fields"]
    names = ["provenance", "quarter", "van_id", "km", "age", "day", "marker", "late"]
    assert [field["name"] for field in fields] == names


def test_a_column_is_published_in_its_own_words_but_for_those_that_differ(tmp_path: Path) -> None:
    fields = {field["name"]: field for field in described(tmp_path, vans=INPUT)["vans"]["fields"]}
    assert fields["van_id"]["constraints"] == {"required": True}
    assert fields["km"]["description"] == "Driven."
    assert fields["day"] == {"name": "day", "column": "seen_on", "type": "date", "derivation": "given"}


def test_a_computed_table_says_of_a_shared_column_only_what_differs(tmp_path: Path) -> None:
    fields = ["marker", {"name": "marker", "title": "Sign", "example": None}]
    schema = {"name": "sums", "scope": "published", "fields": fields}
    found = described(tmp_path, sums=schema)["sums"]["fields"]
    assert found[2:] == [
        COLUMNS["shared"][0],
        {"name": "marker", "type": "string", "title": "Sign", "derivation": "looked up"},
    ]


def test_a_name_alone_must_be_that_of_a_shared_column(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^columns\.json has no shared column lapses$"):
        described(tmp_path, vans={**INPUT, "derived": ["lapses"]})


def test_a_reference_table_is_published_as_it_is(tmp_path: Path) -> None:
    schema = {**INPUT, "scope": "reference"}
    fields = [{"derivation": "given", **field} for field in INPUT["fields"]]
    assert described(tmp_path, vans=schema)["vans"] == {**schema, "fields": fields}


def test_a_reference_table_that_may_be_invented_begins_with_its_mark(tmp_path: Path) -> None:
    schema = {**INPUT, "scope": "reference", "derived": ["provenance"]}
    fields = described(tmp_path, vans=schema)["vans"]["fields"]
    assert [field["name"] for field in fields][:2] == ["provenance", "van_id"]


@pytest.mark.parametrize("said", [{}, {"derivation": "given"}, {"derivation": "guessed"}])
def test_a_column_that_follows_from_others_says_how(tmp_path: Path, said: Mapping[str, str]) -> None:
    schema = {**INPUT, "derived": [{"name": "age", "type": "integer", **said}]}
    with pytest.raises(ValueError, match=r"^vans\.json: age does not say its derivation$"):
        described(tmp_path, vans=schema)


def test_a_place_after_a_column_that_is_not_published_is_refused(tmp_path: Path) -> None:
    schema = {
        **INPUT,
        "derived": [{"name": "age", "type": "integer", "derivation": "computed", "after": "status"}],
    }
    with pytest.raises(ValueError, match=r"^vans\.json: no published column status to stand after$"):
        described(tmp_path, vans=schema)


@pytest.mark.parametrize("name", sorted(read_descriptions(SCHEMAS)))
def test_every_published_column_is_described(name: str) -> None:
    schema = read_descriptions(SCHEMAS)[name]
    assert schema["title"]
    assert schema["description"]
    assert not [field["name"] for field in schema["fields"] if not (field["title"] and field["description"])]


def test_only_the_tables_of_a_release_have_its_columns() -> None:
    release = ["provenance", "quarter", "period_start", "period_end", "version"]
    for schema in read_descriptions(SCHEMAS).values():
        first = [field["name"] for field in schema["fields"]][:5]
        assert (first == release) == (schema["scope"] != "reference"), schema["name"]


def test_a_column_is_called_in_kiswahili_by_its_heading_or_its_name_or_without_its_language(
    tmp_path: Path,
) -> None:
    own = [
        {"name": "hue", "type": "string", "derivation": "given", "labels": {"en": "Hue", "sw": "Rangi"}},
        {"name": "km", "type": "integer", "derivation": "given"},
        {"name": "note_sw", "type": "string", "derivation": "given"},
        {"name": "plate", "type": "string", "derivation": "given"},
    ]
    words = {**COLUMNS, "titles_sw": {"hue": "Nyingine", "km": "Kilomita", "note": "Maelezo"}}
    (tmp_path / "columns.json").write_text(json.dumps(words))
    table = {"name": "cars", "scope": "published", "ofRelease": False, "fields": own, "primaryKey": ["km"]}
    (tmp_path / "cars.json").write_text(json.dumps(table))
    fields = read_descriptions(tmp_path)["cars"]["fields"]
    assert [field.get("title_sw") for field in fields] == ["Rangi", "Kilomita", "Maelezo (Kiswahili)", None]


def test_every_published_column_is_called_something_in_kiswahili() -> None:
    tables = read_descriptions(SCHEMAS)
    columns = [(name, field) for name, one in tables.items() for field in one["fields"]]
    assert len(columns) > 1000
    assert [(name, field["name"]) for name, field in columns if not field.get("title_sw")] == []
    titles = json.loads((SCHEMAS / "columns.json").read_text(encoding="utf-8"))["titles_sw"]
    stems = {stem for _, field in columns for stem in (field["name"], field["name"][:-3])}
    assert titles.keys() - stems == set()  # none is left of a column that went
