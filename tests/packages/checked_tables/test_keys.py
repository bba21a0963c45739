# ruff: noqa: E501  (messages stand as staff read them)
"""Names must be known where they are defined, and no row stands twice."""

from __future__ import annotations

import pytest

from checked_tables.keys import check_unique
from checked_tables.schemas import Field, TableSchema
from checked_tables.table import Row, Table
from tests.samples.tiny import FIGURES, Tiny


@pytest.mark.parametrize(
    ("old", "new", "column", "message"),
    [
        (
            "1,comm_ibis",
            "1,comm_ibsi",
            "unit_id",
            '"comm_ibsi" is not in units.csv. Did you mean comm_ibis?',
        ),
        ("1,comm_ibis", "1,Comm Ibis", "unit_id", '"Comm Ibis" is not in units.csv. Did you mean comm_ibis?'),
        (
            "1,comm_ibis",
            "1,KE-039",
            "unit_id",
            '"KE-039" is not in units.csv. Write a unit_id of that table.',
        ),
        (
            "bills_passed",
            "bill_passed",
            "metric_id",
            '"bill_passed" is not in metrics.csv. Did you mean bills_passed?',
        ),
    ],
)
def test_unknown_names(tiny: Tiny, old, new, column, message):
    tiny.replace(FIGURES, old, new)
    (problem,) = tiny.problems()
    assert (problem.column, f"{problem.found} {problem.write}") == (column, message)


def test_one_cell_is_complained_of_once(tiny: Tiny):
    tiny.replace(FIGURES, "1,comm_ibis", "1,comm_ibis ")
    tiny.replace(FIGURES, "not_reported", "not reported")
    assert tiny.said() == [
        f'{FIGURES}, line 3, column "status": "not reported" is not a status. Write reported, provisional, '
        "estimated, not_reported, not_collected, not_applicable or suppressed. Did you mean not_reported?",
        f'{FIGURES}, line 3, column "unit_id": "comm_ibis " begins or ends with a space. Write "comm_ibis".',
    ]


def test_unknown_version_of_a_known_metric(tiny: Tiny):
    tiny.replace(FIGURES, "days_to_answer,2", "days_to_answer,3")
    assert tiny.said() == [
        f'{FIGURES}, line 5, column "metric_version": days_to_answer has no metric_version "3" in metrics.csv. '
        "Write 1 or 2."
    ]


def test_a_table_that_cannot_be_read_does_not_make_every_name_unknown(tiny: Tiny):
    tiny.write("reference/units.csv", b"")
    assert tiny.said() == [
        "reference/units.csv: This file is empty. Save it again from its source.",
        'reference/units.csv, column "unit_id": There is no unit assembly. '
        "Add its row; every other unit belongs to it.",
    ]


def test_a_value_that_may_stand_only_once(tiny: Tiny):
    tiny.add(
        "reference/competencies.csv",
        "core_people_communication,core,people,2,b,Teamwork,,Working together.,,5.1.3",
    )
    assert tiny.said() == [
        'reference/competencies.csv, line 3, column "competency_id": This row repeats line 2: '
        "the same competency_id. Keep one of the two."
    ]


def test_enumerated_words_have_a_nearest_word(tiny: Tiny):
    tiny.replace(FIGURES, "provisional", "provisonal")
    assert tiny.said() == [
        f'{FIGURES}, line 5, column "status": "provisonal" is not a status. Write reported, provisional, '
        "estimated, not_reported, not_collected, not_applicable or suppressed. Did you mean provisional?"
    ]


def test_a_name_typed_with_its_accent_apart_is_the_same_name():
    schema = TableSchema(
        name="towns",
        title="",
        description="",
        scope="reference",
        optional_file=False,
        may_be_empty=False,
        fields=(Field(name="town", type="string"),),
        primary_key=("town",),
    )
    rows = (Row(2, {"town": "Cote d'Or \u00e9"}), Row(3, {"town": "Cote d'Or e\u0301"}))
    (problem,) = check_unique(Table(schema, "towns.csv", rows, ()))
    assert (problem.line, problem.kind) == (3, "repeated-row")
