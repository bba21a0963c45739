"""No column that counts people is forgotten: each whole number of a quarter's table says what it counts."""

from __future__ import annotations

from pathlib import Path

from checked_tables.schemas import read_schemas

ROOT = Path(__file__).parents[2]
#: Whole numbers that count no people: numbering, papers, versions, marks, things done.
NO_PEOPLE = {
    "seq", "amendment_no", "document_no", "event_no", "item_no", "point_no", "sitting_no", "question_no",
    "answer_no", "activity_no", "session", "submissions", "planned_quarter", "target_count",
    "delivered_count", "standard_days", "numbers", "metric_version", "sent_version", "score",
    "times_returned", "places",
}  # fmt: skip


def test_every_whole_number_is_declared_or_counts_no_people() -> None:
    """A column fails here? Say in its schema ``"disclosure": "count of people"`` (or ``"base of people"``),
    give it a ``unit`` that is not people, or add it to ``NO_PEOPLE``."""
    undeclared = [
        f"{schema.name}.{field.name}"
        for schema in read_schemas(ROOT / "data" / "schemas").values()
        if schema.scope == "quarter"
        for field in schema.fields
        if field.type == "integer"
        and not field.disclosure
        and field.name not in NO_PEOPLE
        and field.unit in ("", "people")
    ]
    assert undeclared == []


def test_what_is_counted_in_people_says_so_in_both_words() -> None:
    for schema in read_schemas(ROOT / "data" / "schemas").values():
        for field in schema.fields:
            if schema.scope == "quarter" and field.unit == "people":
                assert field.disclosure, f"{schema.name}.{field.name}"
            if field.part_of:
                assert schema.field(field.part_of).disclosure, f"{schema.name}.{field.name}"
