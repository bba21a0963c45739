# ruff: noqa: E501  (what is said stands on one line)
"""What the workbook asks and what ``compare`` says after departments have changed, on the shipped repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.compare.figures import compared
from plugins.desk.compare.units import units_since
from plugins.desk.new_quarter import schemas_of
from plugins.desk.workbook.form import Form, form_for
from tests.samples.changed_units import change
from tests.samples.next_quarter import edit, publish_next, read, shipped

NEXT = Quarter.parse("2026-27-Q2")
FIG, SISAL = "dept_fig", "dept_sisal"
ENDS = {FIG: {"last_quarter": "2026-27-Q1"}}
TAKEN_IN = [change("merged", "2026-10-01", one, SISAL) for one in (FIG, SISAL)]


def new(unit_id: str) -> str:
    return f"{unit_id},Department {unit_id[-1]},Idara {unit_id[-1]},department,assembly,true,,2026-27-Q2,,i"


def begun(data: Path) -> Form:
    return form_for(NEXT, read(data), schemas_of(data), data)


def asked(form: Form) -> dict[str, int]:
    """The rows of each table that name a unit, by table and unit."""
    tables = ("observations", "submissions", "labour", "budget")
    rows = ((name, row["unit_id"]) for name in tables for row in form.rows[name])
    found: dict[str, int] = {}
    for name, unit_id in rows:
        found[f"{name} {unit_id}"] = found.get(f"{name} {unit_id}", 0) + 1
    return found


def of(form: Form, unit_id: str) -> list[int]:
    return [
        asked(form).get(f"{name} {unit_id}", 0)
        for name in ("observations", "submissions", "labour", "budget")
    ]


def test_a_created_department_has_a_row_of_everything(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    edit(data, {}, [change("created", "2026-10-01", "", "dept_x")], [new("dept_x")])
    form = begun(data)
    assert of(form, "dept_x") == of(form, FIG) == [5, 1, 1, 2]
    assert len(form.rows["observations"]) == 74


def test_a_closed_department_has_none(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    edit(data, ENDS, [change("closed", "2026-10-01", FIG)])
    form = begun(data)
    assert of(form, FIG) == [0, 0, 0, 0]
    assert len(form.rows["observations"]) == 64


def test_whoever_took_another_in_is_asked_for_the_approved_sum_anew(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    edit(data, ENDS, TAKEN_IN)
    first = {row["unit_id"]: row.get("original_kes", "") for row in begun(data).rows["budget"]}
    assert first[SISAL] == ""
    assert first["dept_acacia"] != ""


def test_a_renamed_department_has_its_rows_and_its_new_name_in_the_lists(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    was = ("Example Department Fig", "Idara ya Mfano Fig")
    edit(data, {FIG: {"name_en": "Olive", "name_sw": "Idara ya Zeituni"}}, [change("renamed", "2026-11-05", FIG, "", *was)])  # fmt: skip
    form = begun(data)
    assert of(form, FIG) == [5, 1, 1, 2]
    assert next(unit.name.en for unit in form.units if unit.unit_id == FIG) == "Olive"


def holders(form: Form, table: str, of_unit: str) -> set[tuple[bool, str]]:
    """Of the rows of a committee: whether each is still open, and who has it now."""
    rows = (row for row in form.rows[table] if row["committee_id"] == of_unit)
    return {(row.get("answered_on", row.get("implemented_on")) == "", row["now_with"]) for row in rows}


@pytest.mark.parametrize(
    ("changes", "heir"),
    [
        ([change("merged", "2026-10-01", one, "cmt_ibis") for one in ("cmt_heron", "cmt_ibis")], "cmt_ibis"),
        ([change("split", "2026-10-01", "cmt_heron", one) for one in ("cmt_x", "cmt_y")], ""),
    ],
)
def test_open_rows_of_a_committee_that_ended_pass_to_its_one_successor(
    tmp_path: Path, changes, heir: str
) -> None:
    """Of several successors nobody can say which; the cell is empty, and the check asks for it."""
    data = shipped(tmp_path)
    more = [new(one).replace("department", "committee") for one in ("cmt_x", "cmt_y") if not heir]
    edit(data, {"cmt_heron": {"last_quarter": "2026-27-Q1"}}, changes, more)
    form = begun(data)
    for table in ("recommendations", "executive_queries"):
        assert holders(form, table, "cmt_heron") == {(True, heir), (False, "")}
        assert holders(form, table, "cmt_pelican") == {(True, ""), (False, "")}


@pytest.mark.parametrize(
    ("lives", "changes", "more", "without", "told"),
    [
        (
            ENDS,
            [change("split", "2026-10-01", FIG, one) for one in ("dept_x", "dept_y")],
            [new("dept_x"), new("dept_y")],
            {FIG},
            [
                "Example Department Fig was divided on 1 October 2026 into Department x and Department y. Because.",
                "Figures expected: 69 for July to September 2026, 74 now.",
                "Department x is asked for 5 figures: ",
                "Department y is asked for 5 figures: ",
                "Not asked any more: Example Department Fig.",
                "No comparison with the quarter before: 5 figures of Department x.",
                "No comparison with the quarter before: 5 figures of Department y.",
            ],
        ),
        (
            ENDS,
            TAKEN_IN,
            [],
            {FIG},
            [
                "Example Department Fig became part of Example Department Sisal on 1 October 2026. Because.",
                "Figures expected: 69 for July to September 2026, 64 now.",
                "Not asked any more: Example Department Fig.",
                "No comparison with the quarter before: 5 figures of Example Department Sisal.",
            ],
        ),
        ({}, [], [], set(), []),
    ],
)  # fmt: skip
def test_compare_says_what_became_of_units_since_the_last_report(
    tmp_path: Path, lives, changes, more, without, told
) -> None:
    data = shipped(tmp_path)
    edit(data, lives, changes, more)
    publish_next(data, without)
    said = [each.replace("\xa0", " ") for each in units_since(read(data), NEXT)]
    assert len(said) == len(told)
    assert all(one.startswith(start) for one, start in zip(said, told, strict=True))


def test_what_a_department_reports_for_other_work_does_not_stand_out(tmp_path: Path) -> None:
    data = shipped(tmp_path)
    edit(data, ENDS, TAKEN_IN)
    publish_next(data, {FIG})
    sisal = [each for each in compared(read(data), NEXT) if each.unit.unit_id == SISAL]
    assert {(each.previous, each.flags) for each in sisal} == {("other work", ())}
