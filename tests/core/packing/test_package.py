"""The description of a package says first whose figures they are, and only keys that can be followed."""

from __future__ import annotations

import json
from typing import Any

from plugins.core.packing.package import Resource, pack_datapackage

STAGES = {
    "title": "Stages",
    "description": "The stages of a bill.",
    "fields": [{"name": "stage_id", "type": "string", "derivation": "given", "example": "drafting"}],
    "primaryKey": ["stage_id"],
}
BILLS = {
    "title": "Bills",
    "description": "Every bill.",
    "fields": [
        {"name": "bill_id", "type": "string", "derivation": "given"},
        {"name": "stage_id", "type": "string", "derivation": "computed"},
        {
            "name": "days",
            "type": "integer",
            "derivation": "computed",
            "example": 14,
            "labels": {"en": "Days"},
        },
    ],
    "primaryKey": ["bill_id"],
    "foreignKeys": [
        {"fields": ["stage_id"], "reference": {"resource": "stages", "fields": ["stage_id"]}},
        {"fields": ["bill_id"], "reference": {"resource": "petitions", "fields": ["bill_id"]}},
    ],
}


def described(*names: str, licensed: tuple[str, ...] = ()) -> dict[str, Any]:
    """The description of a package of these tables."""
    schemas = {"bills": BILLS, "stages": STAGES}
    content = pack_datapackage(
        name="p",
        title="P",
        description="A package.",
        provenance="illustrative",
        version="1.0.0",
        resources=[
            Resource(
                name=name, path=f"{name}.csv", content=b"", schema=schemas[name], licensed=name in licensed
            )
            for name in names
        ],
    )
    found: dict[str, Any] = json.loads(content)
    return found


def test_its_first_word_is_where_the_figures_come_from() -> None:
    assert next(iter(described("bills").items())) == ("provenance", "illustrative")


def test_a_key_is_listed_where_the_table_that_it_leads_to_is_in_the_package() -> None:
    bills, _ = described("bills", "stages")["resources"]
    assert bills["schema"]["foreignKeys"] == [
        {"fields": ["stage_id"], "reference": {"resource": "stages", "fields": ["stage_id"]}}
    ]
    assert "foreignKeys" not in described("bills")["resources"][0]["schema"]


def test_an_example_is_a_text_whatever_the_column_holds() -> None:
    days = described("bills")["resources"][0]["schema"]["fields"][2]
    assert days == {"name": "days", "type": "integer", "derivation": "computed", "example": "14"}


def test_where_nothing_is_granted_no_licence_is_named() -> None:
    assert "licenses" not in described("bills")
    assert [each["name"] for each in described("bills", licensed=("bills",))["licenses"]] == ["CC-BY-4.0"]


def test_where_others_have_tables_in_it_each_of_the_rest_says_its_licence_itself() -> None:
    package = described("bills", "stages", licensed=("bills",))
    assert "licenses" not in package
    assert ["licenses" in each for each in package["resources"]] == [True, False]
