"""The rules between columns: what each word says of a row, at its border and beyond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked_tables.check_rules import check_column_rules
from checked_tables.column_rules import rules_of
from checked_tables.schemas import Field, FieldType, TableSchema
from checked_tables.table import Row, Table
from plugins.core.time.quarter import Quarter

#: A register of repairs: when each was asked for, begun and ended, what was planned and spent.
COLUMNS: Mapping[str, FieldType] = {
    "repair_id": "string",
    "asked_on": "date",
    "begun_on": "date",
    "ended_on": "date",
    "planned": "number",
    "spent": "number",
    "visits": "integer",
    "status": "string",
    "reason": "string",
    "checked": "boolean",
}
SAID = {"kind": "wrong", "say": "It is wrong.", "write": "Mend it."}
QUARTER = Quarter(2025, 2)  # October to December 2025


@dataclass(frozen=True)
class Published:
    """As much of a release as rules ask for."""

    as_at: date = date(2026, 1, 15)
    published_on: date = date(2026, 1, 30)
    stage: str = "published"


def table(*rules: Mapping[str, Any], rows: list[Mapping[str, str]]) -> Table:
    schema = TableSchema(
        name="repairs",
        title="Repairs",
        description="One row for each repair.",
        scope="quarter",
        optional_file=False,
        may_be_empty=True,
        fields=tuple(Field(name=name, type=kind) for name, kind in COLUMNS.items()),
        primary_key=("repair_id",),
        rules=rules_of(rules, COLUMNS),
    )
    read = (Row(line, dict.fromkeys(COLUMNS, "") | row) for line, row in enumerate(rows, start=2))
    return Table(schema, "repairs.csv", tuple(read), ())


def said(*rules: Mapping[str, Any], **cells: str) -> list[str]:
    """The problems of one row with these cells, without their place in the file."""
    facts = {"quarter": QUARTER, "release": Published()}
    found = check_column_rules(table(*rules, rows=[cells]), facts=facts)
    return [str(problem).removeprefix("repairs.csv, line 2, ") for problem in found]


def wrong(*rules: Mapping[str, Any], **cells: str) -> list[str]:
    """The columns in which a row is wrong."""
    facts = {"quarter": QUARTER, "release": Published()}
    return [problem.column for problem in check_column_rules(table(*rules, rows=[cells]), facts=facts)]


ORDER = {"order": ["asked_on", "begun_on", "ended_on"]}


def test_dates_come_in_their_order_and_may_be_the_same_day():
    assert said(ORDER, asked_on="2025-10-01", begun_on="2025-10-01", ended_on="2025-10-02") == []
    assert said(ORDER, asked_on="2025-10-02", begun_on="2025-10-01", ended_on="2025-10-01") == [
        'column "begun_on": 2025-10-01 is before asked_on, 2025-10-02. Correct one of the two.'
    ]


def test_an_empty_date_is_left_out_of_the_order():
    assert said(ORDER, asked_on="2025-10-02", ended_on="2025-10-01") == [
        'column "ended_on": 2025-10-01 is before asked_on, 2025-10-02. Correct one of the two.'
    ]
    assert said(ORDER, ended_on="2025-10-01") == []


@given(st.lists(st.none() | st.integers(0, 3), min_size=3, max_size=3))
def test_an_order_is_broken_as_often_as_a_filled_date_is_before_the_filled_one_before_it(days):
    cells = {
        name: "" if day is None else str(date(2025, 10, 1) + timedelta(day))
        for name, day in zip(ORDER["order"], days, strict=True)
    }
    filled = [day for day in days if day is not None]
    assert len(said(ORDER, **cells)) == sum(later < earlier for earlier, later in pairwise(filled))


def test_a_part_is_at_most_its_whole():
    rule = {"atMost": ["spent", "planned"]}
    assert wrong(rule, planned="10", spent="10.0") == []
    assert wrong(rule, spent="11") == []
    assert wrong({"atMost": ["visits", "planned"]}, planned="2.5", visits="2") == []
    # as numbers: as texts, 9 would come after 10
    assert wrong(rule, planned="10", spent="9") == []
    assert said(rule, planned="10", spent="10.1") == [
        'column "spent": 10.1 is more than planned, 10. Correct one of the two.'
    ]


def test_a_day_is_not_after_a_limit_and_may_be_the_limit():
    rule = {"notAfter": ["asked_on", "ended_on"], "limit": "quarter.last_day"}
    assert wrong(rule, asked_on="2025-12-31", ended_on="2025-12-31") == []
    assert said(rule, asked_on="2025-12-31", ended_on="2026-01-01") == [
        'column "ended_on": 2026-01-01 is after the quarter\'s last day, 2025-12-31. '
        "The register closes on that day; leave the row for the next quarter."
    ]


@pytest.mark.parametrize(
    ("limit", "last", "first_wrong"),
    [
        ("release.as_at", "2026-01-15", "2026-01-16"),
        ("release.published_on", "2026-01-30", "2026-01-31"),
    ],
)
def test_a_limit_may_be_a_day_of_the_release(limit, last, first_wrong):
    rule = {"notAfter": ["ended_on"], "limit": limit}
    assert wrong(rule, ended_on=last) == []
    assert wrong(rule, ended_on=first_wrong) == ["ended_on"]


def test_a_day_is_not_before_a_limit_and_may_be_the_limit():
    rule = {"notBefore": ["ended_on"], "limit": "quarter.first_day", **SAID}
    assert wrong(rule, ended_on="2025-10-01") == []
    assert wrong(rule, ended_on="2025-09-30") == ["ended_on"]


def test_a_day_of_the_quarter_is_between_its_first_and_its_last():
    rule = {"inQuarter": ["ended_on"], **SAID}
    assert wrong(rule, ended_on="2025-10-01") == wrong(rule, ended_on="2025-12-31") == []
    assert wrong(rule, ended_on="2025-09-30") == wrong(rule, ended_on="2026-01-01") == ["ended_on"]


def test_a_column_is_filled_or_empty_as_another_says():
    ended = {"filled": ["ended_on", "spent"], "when": {"status": ["ended", "paid"]}, **SAID}
    open_ = {"empty": ["ended_on", "spent"], "unless": {"status": ["ended", "paid"]}, **SAID}
    assert wrong(ended, open_, status="ended", ended_on="2025-10-01", spent="0") == []
    assert wrong(ended, open_, status="paid") == ["ended_on", "spent"]
    assert wrong(ended, open_, status="open") == []
    assert wrong(ended, open_, status="open", spent="0") == ["spent"]


def test_columns_are_filled_together_or_not_at_all():
    rule = {"together": ["ended_on", "spent"], **SAID}
    assert wrong(rule) == wrong(rule, ended_on="2025-10-01", spent="0") == []
    assert wrong(rule, ended_on="2025-10-01") == ["spent"]
    assert wrong(rule, spent="0") == ["ended_on"]


def test_a_column_has_one_of_several_values():
    rule = {"oneOf": {"status": ["ended", "paid"]}, "when": {"ended_on": "*"}, **SAID}
    assert wrong(rule, ended_on="2025-10-01", status="paid") == wrong(rule, status="open") == []
    assert wrong(rule, ended_on="2025-10-01", status="open") == ["status"]


def test_a_value_may_be_a_fact_of_the_quarter():
    rule = {"oneOf": {"reason": ["{quarter.financial_year}"]}, **SAID}
    assert wrong(rule, reason="2025-26") == []
    assert wrong(rule, reason="2024-25") == ["reason"]


def test_of_rules_in_first_only_the_first_breach_is_said():
    rules = ({"filled": ["ended_on", "spent"], **SAID}, {"filled": ["reason"], **SAID})
    assert wrong(*rules) == ["ended_on", "spent", "reason"]
    assert wrong({"first": rules}) == ["ended_on"]
    assert wrong({"first": rules}, ended_on="2025-10-01", spent="1") == ["reason"]


def test_conditions_know_filled_empty_and_alternatives():
    both = {"filled": ["reason"], "when": {"status": "open", "spent": "*"}, **SAID}
    assert wrong(both, status="open", spent="1") == ["reason"]
    assert wrong(both, status="open") == wrong(both, spent="1") == []
    either = {"filled": ["reason"], "when": [{"status": "open"}, {"spent": ""}], **SAID}
    assert wrong(either, status="open", spent="1") == wrong(either, status="paid") == ["reason"]
    assert wrong(either, status="paid", spent="1") == []


def test_conditions_compare_numbers_and_truth_not_their_spelling():
    none_spent = {"filled": ["reason"], "when": {"spent": "0"}, **SAID}
    assert wrong(none_spent, spent="0.00") == ["reason"]
    assert wrong(none_spent, spent="0.01") == wrong(none_spent) == []
    checked = {"filled": ["reason"], "when": {"checked": "true"}, **SAID}
    assert wrong(checked, checked="TRUE") == ["reason"]


def test_a_condition_may_ask_for_the_stage_of_the_release():
    rule = {"filled": ["reason"], "when": {"release.stage": ["published", "cleared"]}, **SAID}
    draft = {"release": Published(stage="draft")}
    assert wrong(rule) == ["reason"]
    assert list(check_column_rules(table(rule, rows=[{}]), facts=draft)) == []


def test_messages_are_filled_with_the_row_and_stand_where_the_rule_says():
    rule = {
        "order": ["begun_on", "ended_on"],
        "at": "begun_on",
        "kind": "backwards",
        "say": "{repair_id} began on {begun_on}; {this_name} is {this}, {other_name} {other}.",
        "write": "Look at {quarter.last_day}.",
        "severity": "warning",
    }
    row = {"repair_id": "roof", "begun_on": "2025-10-02", "ended_on": "2025-10-01"}
    (problem,) = check_column_rules(table(rule, rows=[row]), facts={"quarter": QUARTER})
    assert (problem.column, problem.kind, problem.severity) == ("begun_on", "backwards", "warning")
    assert problem.found == "roof began on 2025-10-02; ended_on is 2025-10-01, begun_on 2025-10-02."
    assert problem.write == "Look at 2025-12-31."


def test_a_row_with_a_faulty_cell_is_passed_over():
    rows = [{"asked_on": "2025-10-02", "ended_on": "2025-10-01"}] * 2
    assert [problem.line for problem in check_column_rules(table(ORDER, rows=rows))] == [2, 3]
    assert [problem.line for problem in check_column_rules(table(ORDER, rows=rows), faulty={2})] == [3]


def test_a_rule_that_needs_the_release_waits_for_it():
    rule = {"notAfter": ["ended_on"], "limit": "release.as_at"}
    rows = [{"ended_on": "2030-01-01"}]
    for facts in ({}, {"quarter": QUARTER}, {"quarter": QUARTER, "release": None}):
        assert list(check_column_rules(table(rule, rows=rows), facts=facts)) == []


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        ({"sorted": ["asked_on"]}, "begins with one of"),
        ({"order": ["asked_on"], "atMost": ["spent", "planned"]}, "begins with one of"),
        ({"order": ["asked_on", "paid_on"]}, r"names \['paid_on'\]"),
        ({"filled": ["reason"], "when": {"state": "open"}, **SAID}, r"names \['state'\]"),
        ({"filled": ["reason"], **SAID, "say": "It is {state}."}, r"names \['state'\]"),
        ({"filled": ["reason"], **SAID, "at": "cause"}, r"names \['cause'\]"),
        ({"filled": ["reason"]}, "needs kind, say and write"),
        ({"filled": ["reason"], **SAID, "severity": "hint"}, "needs kind, say and write, and a severity"),
        ({"notAfter": ["ended_on"]}, "has a limit"),
        ({"notAfter": ["ended_on"], "limit": "today", **SAID}, r"names \['today'\]"),
        ({"first": [ORDER], "when": {"status": "open"}}, "stands alone"),
        ({"atMost": ["spent"]}, "two columns"),
        ({"order": ["asked_on"]}, "two columns"),
        ({"order": ["asked_on", "spent"]}, "cannot be compared"),
    ],
)
def test_what_no_rule_may_say_is_refused_when_the_schema_is_read(rule, complaint):
    with pytest.raises(ValueError, match=complaint):
        table(rule, rows=[])
