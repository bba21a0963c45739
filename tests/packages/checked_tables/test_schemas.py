"""The one description of each column."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from checked_tables.cells import rule
from checked_tables.schemas import Field, ForeignKey, read_schema, read_schemas
from checked_tables.texts import Bilingual
from composite_index.tables import SCHEMAS as OF_INDEX

SCHEMAS = {**read_schemas(Path(__file__).parents[3] / "data" / "schemas"), **read_schemas(OF_INDEX)}
ROADS = {
    "name": "roads",
    "title": "Roads",
    "description": "One row for each road.",
    "scope": "reference",
    "fields": [
        {"name": "road_id", "type": "string", "constraints": {"required": True, "pattern": "^[a-z]+$"}},
        {
            "name": "km",
            "type": "number",
            "unit": "km",
            "example": 3.5,
            "constraints": {"exclusiveMinimum": 0},
        },
    ],
    "primaryKey": ["road_id"],
    "foreignKeys": [{"fields": ["road_id"], "reference": {"resource": "places", "fields": ["place_id"]}}],
}


def write(folder: Path, **changes: object) -> Path:
    path = folder / "roads.json"
    path.write_text(json.dumps({**ROADS, **changes}), encoding="utf-8")
    return path


def test_a_schema_as_it_is_read(tmp_path):
    schema = read_schema(write(tmp_path))
    assert schema.names == ("road_id", "km")
    assert schema.field("km") == Field(
        name="km", type="number", unit="km", example="3.5", exclusive_minimum=Decimal(0)
    )
    assert schema.foreign_keys == (ForeignKey(fields=("road_id",), table="places", columns=("place_id",)),)
    assert (schema.optional_file, schema.may_be_empty) == (False, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "monthly"},
        {"name": "streets"},
        {"primaryKey": ["road"]},
        {"fields": [{"name": "road_id", "type": "text"}]},
        {"rules": [{"order": ["km", "miles"]}]},
        {"fields": [{"name": "road_id", "type": "string", "constraints": {"minLength": 3}}]},
    ],
    ids=["scope", "name", "key", "type", "rule", "constraint"],
)
def test_a_word_that_nobody_checks_is_refused(tmp_path, changes):
    with pytest.raises(ValueError, match=r"roads\.json is not a table schema"):
        read_schema(write(tmp_path, **changes))


def test_a_column_is_headed_in_both_languages(tmp_path):
    km = {"name": "km", "type": "number", "labels": {"en": "Length", "sw": "Urefu"}}
    schema = read_schema(write(tmp_path, fields=[ROADS["fields"][0], km]))
    assert schema.field("km").labels == Bilingual("Length", "Urefu")


@pytest.mark.parametrize("place", ["fields", "derived"])
def test_a_heading_in_one_language_only_is_refused(tmp_path, place):
    half = {"name": "bridges", "type": "integer", "labels": {"en": "Bridges"}}
    with pytest.raises(ValueError, match=r"roads\.json .* bridges: write its labels in en and sw"):
        read_schema(write(tmp_path, **{place: [*ROADS.get(place, []), half]}))


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda schema: schema.name)
def test_every_example_would_pass_its_own_check(schema):
    faults = {field.name: rule(field)(field.example) for field in schema.fields if field.example}
    assert {name: fault for name, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda schema: schema.name)
def test_foreign_keys_lead_somewhere(schema):
    for key in schema.foreign_keys:
        assert set(key.columns) <= set(SCHEMAS[key.table].names)


def people_at_meetings(**part: object) -> dict[str, object]:
    fields = [
        {"name": "day", "type": "date"},
        {"name": "people", "type": "integer", "disclosure": "count of people"},
        {"name": "women", "type": "integer", "disclosure": "count of people", "partOf": "people", **part},
    ]
    return ROADS | {
        "name": "meetings",
        "fields": fields,
        "primaryKey": ["day"],
        "foreignKeys": [],
        "carriedForward": True,
    }


def test_columns_say_that_they_count_people(tmp_path: Path):
    path = tmp_path / "meetings.json"
    path.write_text(json.dumps(people_at_meetings()))
    schema = read_schema(path)
    assert schema.carried_forward
    assert [(field.disclosure, field.part_of) for field in schema.fields] == [
        ("", ""),
        ("count of people", ""),
        ("count of people", "people"),
    ]


@pytest.mark.parametrize("wrong", [{"partOf": "men"}, {"disclosure": "people"}])
def test_an_unknown_word_about_people_is_refused(tmp_path: Path, wrong: dict[str, object]):
    path = tmp_path / "meetings.json"
    path.write_text(json.dumps(people_at_meetings(**wrong)))
    with pytest.raises(ValueError, match=r"meetings\.json is not a table schema"):
        read_schema(path)
