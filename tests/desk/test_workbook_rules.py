"""Rules between columns as Excel keeps them: one validation for each cell."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import openpyxl
import pytest

from checked_tables.column_rules import rules_of
from checked_tables.schemas import Field, TableSchema
from plugins.core.time.quarter import Quarter
from plugins.desk.workbook.book import Book, dress, rule_for
from plugins.desk.workbook.rules import LONGEST, Columns, with_rules

QUARTER = Quarter(2025, 2)  # October to December 2025
FIELDS = (
    Field(name="status", type="string", enum=("open", "ended")),
    Field(name="asked_on", type="date"),
    Field(name="ended_on", type="date"),
    Field(name="planned", type="number", minimum=0),
    Field(name="spent", type="integer", minimum=0, maximum=900),
    Field(name="year", type="string"),
    Field(name="reason", type="string"),
)
SAID = {"kind": "wrong", "say": "It is wrong.", "write": "Mend it."}


def table(*rules: Mapping[str, Any]) -> TableSchema:
    return TableSchema(
        name="repairs",
        title="Repairs",
        description="One row for each repair.",
        scope="quarter",
        optional_file=False,
        may_be_empty=True,
        fields=FIELDS,
        primary_key=("asked_on",),
        rules=rules_of(rules, {field.name: field.type for field in FIELDS}),
    )


def kept(name: str, *rules: Mapping[str, Any], names: tuple[str, ...] = ()) -> Mapping[str, Any] | None:
    """The validation of that column's cells in a sheet with all columns, or with these."""
    repairs = table(*rules)
    return with_rules(rule_for(repairs.field(name)), name, Columns(repairs, names or repairs.names, QUARTER))


def test_a_day_in_the_quarter_stays_a_day_with_narrower_limits() -> None:
    found = kept("ended_on", {"inQuarter": ["ended_on"], **SAID})
    assert found is not None
    assert (found["validate"], found["minimum"], found["maximum"]) == (
        "date",
        date(2025, 10, 1),
        date(2025, 12, 31),
    )
    assert found["error_message"] == ("Write a day, such as 2026-10-31. ended_on is in the quarter. Mend it.")


def test_a_date_in_order_is_a_formula_that_still_asks_for_a_date() -> None:
    order = {"order": ["asked_on", "ended_on"]}
    found = kept("ended_on", order, {"notAfter": ["ended_on"], "limit": "quarter.last_day"})
    assert found is not None
    assert (found["validate"], found["value"]) == (
        "custom",
        "=AND(ISNUMBER($C2),$C2>=DATE(2010,7,1),$C2<=DATE(2025,12,31),$C2>=MAX($B2))",
    )
    assert "ended_on is not before asked_on. Correct one of the two." in found["error_message"]
    # the earlier of the two is typed first: nothing to compare it with
    assert kept("asked_on", order) == rule_for(FIELDS[1])


def test_the_cell_further_right_is_asked_whichever_comes_first_in_time() -> None:
    found = kept("ended_on", {"order": ["ended_on", "asked_on"]})
    assert found is not None
    assert found["value"].endswith(",OR(COUNT($B2)=0,$C2<=MIN($B2)))")


def test_a_part_is_a_whole_number_and_at_most_its_whole() -> None:
    found = kept("spent", {"atMost": ["spent", "planned"]})
    assert found is not None
    assert found["value"] == (
        "=AND(ISNUMBER($E2),$E2=INT($E2),$E2>=0,$E2<=900,OR(COUNT($D2)=0,$E2<=MIN($D2)))"
    )


def test_a_cell_that_must_be_empty_asks_the_cells_to_its_left() -> None:
    found = kept("ended_on", {"empty": ["ended_on"], "unless": {"status": "ended"}, **SAID})
    assert found is not None
    assert found["value"].endswith(',$A2="ended")')
    further_right = {"empty": ["ended_on"], "unless": {"year": "*"}, **SAID}
    assert kept("ended_on", further_right) == rule_for(FIELDS[2])


def test_a_column_without_a_rule_of_its_own_has_that_between_columns() -> None:
    found = kept("year", {"oneOf": {"year": ["{quarter.financial_year}"]}, **SAID})
    assert found is not None
    assert (found["validate"], found["value"]) == ("custom", '=$F2="2025-26"')


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("status", {"oneOf": {"status": ["ended"]}, "when": {"ended_on": "*"}, **SAID}),
        ("ended_on", {"filled": ["ended_on"], "when": {"status": "ended"}, **SAID}),
        ("ended_on", {"together": ["asked_on", "ended_on"], **SAID}),
        ("ended_on", {"notAfter": ["ended_on"], "limit": "release.as_at"}),
        ("spent", {"atMost": ["spent", "planned"], "severity": "warning"}),
    ],
    ids=["dropdown", "filled", "together", "release", "warning"],
)
def test_what_excel_cannot_ask_leaves_the_cell_its_own_rule(name: str, rule: Mapping[str, Any]) -> None:
    assert kept(name, rule) == rule_for(table().field(name))


def test_a_column_that_the_sheet_lacks_is_not_compared_with() -> None:
    order = {"order": ["asked_on", "ended_on"]}
    assert kept("ended_on", order, names=("status", "ended_on")) == rule_for(FIELDS[2])


def test_formula_and_message_are_no_longer_than_excel_takes() -> None:
    long = [
        {"empty": ["year"], "unless": {"status": "x" * 90}, **SAID, "write": f"{n} " * 60} for n in "abcd"
    ]
    found = kept("year", *long)
    assert found is not None
    assert 90 < len(found["value"]) <= LONGEST
    assert 0 < len(found["error_message"]) <= LONGEST


def test_the_validation_is_in_the_file_for_every_row_with_room_for_more() -> None:
    book = Book("Repairs", date(2025, 10, 1))
    repairs = table({"order": ["asked_on", "ended_on"]})
    dress(book, book.sheet("repairs"), repairs, repairs.names, 3, QUARTER)
    sheet = openpyxl.load_workbook(io.BytesIO(book.pack()))["repairs"]
    (found,) = (each for each in sheet.data_validations.dataValidation if each.type == "custom")
    assert str(found.sqref) == "C2:C404"
    assert found.formula1.endswith("$C2>=MAX($B2))")
    assert found.error.endswith("ended_on is not before asked_on. Correct one of the two.")
    assert "C2" not in {
        str(each.sqref)[:2] for each in sheet.data_validations.dataValidation if each != found
    }
