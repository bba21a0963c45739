# ruff: noqa: E501  (messages stand as staff read them)
"""What a clerk does to metrics and targets between two quarters, in a copy of the repository's data: what
``check`` says, and how many figures the next quarter is asked for (69 where nothing changes)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.check import Checked, check
from plugins.desk.folder import Desk
from plugins.desk.new_quarter import new_quarter, schemas_of
from plugins.desk.workbook.form import form_for
from plugins.portal.read import read_assembly
from plugins.subjects.figures.model import Figures
from tests.samples.later import add_quarter
from tests.samples.tiny import Tiny
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder
NEXT = "2026-27-Q2"
METRICS, TARGETS = "reference/metrics.csv", "reference/targets.csv"
Row = dict[str, str]


@pytest.fixture
def data(tmp_path: Path) -> Tiny:
    EXAMPLE.copied(tmp_path / "data")
    return Tiny(tmp_path / "data")


def change(data: Tiny, name: str, mend: Callable[[list[Row]], object]) -> None:
    """Let ``mend`` change the rows of a table, whose columns are those of its first row."""
    rows = list(csv.DictReader(io.StringIO(data.read(name).removeprefix("\ufeff"))))
    mend(rows)
    names = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    data.write(name, out.getvalue())


def retire(data: Tiny, metric_id: str) -> None:
    def mend(rows: list[Row]) -> None:
        (row,) = (each for each in rows if each["metric_id"] == metric_id)
        row |= {"retired": "2026-27-Q1", "retired_reason_en": "It is told of elsewhere."}

    change(data, METRICS, mend)


def define_anew(data: Tiny, metric_id: str) -> None:
    """Its version 2 begins with the next quarter."""

    def mend(rows: list[Row]) -> None:
        (row,) = (each for each in rows if each["metric_id"] == metric_id)
        note = {"change_note_en": "Private members' bills count too."}
        rows.append(row | {"metric_version": "2", "introduced": NEXT, **note})
        row["retired"] = "2026-27-Q1"

    change(data, METRICS, mend)


def checked(data: Tiny) -> Checked:
    return check(data.folder, None, "", "", lambda _: None)


def asked(data: Tiny) -> int:
    """The figures that the next quarter's workbook asks for."""
    assembly = read_assembly(data.folder)
    form = form_for(Quarter.parse(NEXT), assembly, schemas_of(data.folder), data.folder)
    return len(form.rows["observations"])


def test_one_figure_less_is_asked_for_once_a_metric_is_retired(data: Tiny) -> None:
    assert asked(data) == 69
    retire(data, "leg_bills_passed")
    assert checked(data).exit_code == 0
    assert asked(data) == 68
    assert add_quarter(data, NEXT) == 68
    newest = read_assembly(data.folder).reports[-1]
    assert newest[Figures].coverage.expected == 68


def test_a_service_that_has_ended_is_not_in_the_next_workbook(data: Tiny) -> None:
    def services() -> set[str]:
        assembly = read_assembly(data.folder)
        form = form_for(Quarter.parse(NEXT), assembly, schemas_of(data.folder), data.folder)
        return {row["service_id"] for row in form.rows["service_requests"]}

    def mend(rows: list[Row]) -> None:
        (row,) = (each for each in rows if each["service_id"] == "inquiry")
        row["last_quarter"] = "2026-27-Q1"

    assert "inquiry" in services()
    change(data, "reference/service_standards.csv", mend)
    assert checked(data).exit_code == 0
    assert services() >= {"complaint", "petition"}
    assert "inquiry" not in services()


def test_a_retired_metric_that_the_index_counts_is_an_error_in_its_scheme(data: Tiny) -> None:
    retire(data, "ovs_audit_implemented")
    done = checked(data)
    assert done.exit_code == 2
    assert (
        'reference/index/nodes.csv, line 10, column "metric_id": ovs_audit_implemented is not used after '
        "2026-27-Q1, so it cannot count in 2026-27-Q2. Make a new version of the scheme without it."
    ) in done.text


def test_a_new_version_is_published_with_its_target_or_with_the_reason_for_none(data: Tiny) -> None:
    define_anew(data, "leg_bills_passed")
    done = checked(data)
    assert done.exit_code == 2
    assert (
        'reference/targets.csv, line 3, column "metric_version": leg_bills_passed, version 2, has no target from '
        "2026-27-Q2; that of version 1 ended with it. Add a row, or one with the basis none and the reason."
    ) in done.text
    row = (
        f"leg_bills_passed,2,assembly,{NEXT},2026-27-Q4,5,2026-09-18,Office of the Clerk,false,illustrative,,"
    )
    data.add(TARGETS, row)
    assert checked(data).exit_code == 0
    data.replace(TARGETS, row, row.replace(",5,", ",,").replace("illustrative,,", "none,Nobody counted it.,"))
    assert checked(data).exit_code == 0


def test_the_workbook_asks_once_what_the_figure_would_be_on_the_old_definition(data: Tiny) -> None:
    def asked_for(quarter: str) -> list[tuple[str, ...]]:
        assembly = read_assembly(data.folder)
        form = form_for(Quarter.parse(quarter), assembly, schemas_of(data.folder), data.folder)
        return [tuple(row.values()) for row in form.rows["restated"]]

    assert asked_for(NEXT) == []
    define_anew(data, "leg_bills_passed")
    row = f"leg_bills_passed,2,assembly,{NEXT},2026-27-Q4,,2026-09-18,Office of the Clerk,false,none,New.,"
    data.add(TARGETS, row)
    assert asked_for(NEXT) == [(NEXT, "leg_bills_passed", "1", "assembly")]
    assert asked_for("2026-27-Q3") == []


def test_each_quarter_is_judged_by_its_own_target(data: Tiny) -> None:
    """From 4 to 6 bills from the next quarter on; 4 are passed in each of the two."""

    def mend(rows: list[Row]) -> None:
        (row,) = (
            each
            for each in rows
            if each["metric_id"] == "leg_bills_passed" and each["first_quarter"] == "2026-27-Q1"
        )
        more = {"first_quarter": NEXT, "target_value": "6", "change_reason_en": "The drafters are four now."}
        rows.append(row | more)
        row["last_quarter"] = "2026-27-Q1"

    before = read_assembly(data.folder).reports[-1][Figures].of("leg_bills_passed")
    assert before is not None
    assert before.value == 4
    assert before.verdict == "met"
    change(data, TARGETS, mend)
    assert checked(data).exit_code == 0
    add_quarter(data, NEXT)
    *_, then, now = read_assembly(data.folder).reports
    verdicts = [report[Figures].of("leg_bills_passed").verdict for report in (then, now)]  # type: ignore[union-attr]
    assert verdicts == ["met", "not_met"]


def test_a_financial_year_without_targets_is_one_warning_that_names_them(data: Tiny, tmp_path: Path) -> None:
    """58 targets run through 2026/27 and 6 are of its last quarter."""
    for number in (2, 3, 4):
        add_quarter(data, f"2026-27-Q{number}")
    done = checked(data)
    assert done.exit_code == 0
    (said,) = (line for line in done.text.splitlines() if "2027/28" in line)
    assert "64 figures have no target for 2027/28 yet, after that which ended on 30 June 2027" in said
    assert "leg_bills_passed (assembly)" in said
    told = new_quarter(data.folder, Desk(tmp_path / "desk"), "2027-28-Q1", lambda _: True)
    assert said.strip() in told
