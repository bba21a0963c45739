"""The data dictionary says what the schemas say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checked_tables.column_rules import rules_of
from checked_tables.schemas import Field, TableSchema, read_schemas
from composite_index.tables import SCHEMAS as INDEX_FOLDER
from plugins.desk import dictionary
from plugins.desk.dictionary import dictionary_text
from plugins.desk.rules_in_words import say_rule

README = Path(__file__).parents[2] / "data" / "README.md"
SCHEMAS = read_schemas(README.with_name("schemas"))
OF_INDEX = read_schemas(INDEX_FOLDER)

SAID = {"kind": "wrong", "say": "It is wrong.", "write": "Mend it."}
ROADS = TableSchema(
    name="roads",
    title="Roads",
    description="One row for each road.",
    scope="reference",
    optional_file=False,
    may_be_empty=False,
    fields=(
        Field(name="road_id", type="string", description="The road.", example="a|b", required=True),
        Field(name="kind", type="string", description="What it is.", enum=("tarmac", "murram")),
        Field(name="length_km", type="number", description="How long.", unit="km", minimum=0),
    ),
    primary_key=("road_id",),
)


def test_the_committed_dictionary_is_in_step_with_the_schemas():
    """If this fails, run ``invoke dictionary``."""
    assert README.read_text(encoding="utf-8") == dictionary_text(SCHEMAS, OF_INDEX)


def test_a_table_in_the_dictionary():
    text = dictionary_text({"roads": ROADS}, {})
    assert text.split("### ")[1].rstrip().split("\n\n<!--")[0] == (
        "roads.csv: Roads\n\n"
        "One row for each road. The file must be there. It has at least one row. "
        "No two rows have the same `road_id`.\n\n"
        "| Column | Type | Must be filled | Allowed | Meaning | Example |\n"
        "|---|---|---|---|---|---|\n"
        "| `road_id` | text | yes |  | The road. | `a\\|b` |\n"
        "| `kind` | text | no | `tarmac` or `murram` | What it is. |  |\n"
        "| `length_km` | number, km | no | 0 or more | How long. |  |"
    )


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"order": ["begun", "ended"]}, "`ended` is not before `begun`."),
        (
            {"order": ["begun", "seen", "ended"]},
            "`begun`, `seen` and `ended` follow one another in this order, those that are empty left out.",
        ),
        ({"atMost": ["spent", "planned"]}, "`spent` is at most `planned`."),
        (
            {"atMost": ["spent", "planned"], "severity": "warning"},
            "`spent` is at most `planned` (asked about, not refused).",
        ),
        (
            {"notAfter": ["begun", "ended"], "limit": "quarter.last_day"},
            "`begun` and `ended` are not after the quarter's last day.",
        ),
        (
            {"notBefore": ["ended"], "limit": "quarter.first_day"},
            "`ended` is not before the quarter's first day.",
        ),
        ({"inQuarter": ["ended"]}, "`ended` is in the quarter."),
        (
            {"filled": ["ended"], "when": {"kind": ["tarmac", "murram"], "seen": "*"}},
            "`ended` is filled where `kind` is `tarmac` or `murram` and `seen` is filled.",
        ),
        (
            {"empty": ["ended"], "unless": [{"kind": "tarmac"}, {"seen": ""}]},
            "`ended` is empty unless `kind` is `tarmac`, or `seen` is empty.",
        ),
        ({"empty": ["spent"], "when": {"spent": "0"}}, "`spent` is never `0`."),
        ({"together": ["spent", "ended"]}, "`spent` and `ended` are filled together or empty together."),
        (
            {"oneOf": {"kind": ["{quarter.financial_year}", "murram"]}},
            "`kind` is the quarter's financial year or `murram`.",
        ),
    ],
)
def test_a_rule_between_columns_in_words(rule, sentence):
    types = {"begun": "date", "seen": "date", "ended": "date"}
    types |= {"planned": "number", "spent": "number", "kind": "string"}
    (group,) = rules_of([{**SAID, **rule}], types)
    assert [say_rule(each) for each in group.rules] == [sentence]


def test_the_rules_of_a_table_stand_under_its_columns():
    rules = rules_of(
        [{"filled": ["length_km"], "when": {"kind": "tarmac"}, **SAID}],
        {field.name: field.type for field in ROADS.fields},
    )
    text = dictionary_text({"roads": replace(ROADS, rules=rules)}, {})
    assert "| 0 or more | How long. |  |\n\nBetween the columns of a row:\n\n- `length_km` is filled" in text


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda schema: schema.name)
def test_every_column_of_every_table_is_described(schema):
    assert_described(schema, dictionary_text({schema.name: schema}, {}))


@pytest.mark.parametrize("schema", OF_INDEX.values(), ids=lambda schema: schema.name)
def test_every_column_of_every_table_of_an_index_is_described(schema):
    assert_described(schema, dictionary_text({}, {schema.name: schema}))


def assert_described(schema, text):
    assert set(schema.names) <= set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert all(field.description for field in schema.fields)


def test_the_index_form_is_taken_in_one_level_down(tmp_path, monkeypatch):
    form = tmp_path / "FORM.md"
    form.write_text("# Form\n\nWords.\n\n## Files\n\n```\n# kept\n```\n", encoding="utf-8")
    monkeypatch.setattr(dictionary, "INDEX_FORM", form)
    text = dictionary_text({}, {})
    inside = text.split("FORM.md -->\n\n")[1].split("\n\n<!-- The index form ends")[0]
    assert inside == "## The index\n\nWords.\n\n### Files\n\n```\n# kept\n```"
