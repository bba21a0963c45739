"""The quarter's workbook: what it asks, what it brings along, that Excel and people can work with it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from checked_tables.schemas import read_schemas
from plugins.core.facts.read import SCHEMAS
from plugins.core.time.quarter import Quarter
from plugins.desk.folder import Desk
from plugins.desk.new_quarter import new_quarter, schemas_of
from plugins.desk.trouble import DeskTrouble
from plugins.desk.workbook.form import form_for, settings_for, staff_tables
from plugins.desk.workbook.pack import pack_workbook
from plugins.portal.read import read_assembly
from plugins.subjects.calendar.record import Calendar
from plugins.subjects.figures.record import Observation
from plugins.subjects.units.record import Unit
from tests.samples.desk import Q3, begun
from tests.samples.own import own_assembly
from tests.samples.tiny import Q2, Tiny
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    """The workbook after the newest illustrative quarter, opened by another library."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    new_quarter(DATA, desk, "2026-27-Q2", lambda _: False)
    return openpyxl.load_workbook(desk.of(Quarter(2026, 2)).workbook)


def test_every_table_that_staff_fill_has_a_sheet_with_exactly_its_columns(book) -> None:
    schemas = read_schemas(SCHEMAS)
    for table in staff_tables(schemas):
        assert [cell.value for cell in book[table.name][1]] == list(table.names)
    assert book.sheetnames[:3] == ["read_me", "release", "observations"]
    assert "sign_offs" not in book.sheetnames
    assert "corrections" not in book.sheetnames


def test_each_column_name_explains_itself(book) -> None:
    words = book["observations"]["G1"].comment.text
    assert "Why there is a figure or why there is none. Missing is never zero." in words
    assert "One of: reported, provisional, estimated, not_reported" in words
    assert words.endswith("Must be filled.")


def test_each_expected_figure_has_a_row_without_a_figure(book) -> None:
    assembly = own_assembly()
    before = assembly.reports[-1].records
    assert before is not None
    rows = [[cell.value for cell in row] for row in book["observations"].iter_rows(min_row=2)]
    assert {(row[0], row[2]) for row in rows} == {(o.metric_id, o.unit_id) for o in before.rows(Observation)}
    assert all(row[3:] == [None] * 7 for row in rows)


def test_actions_not_closed_come_along_as_they_were(book) -> None:
    open_ones = [row[0].value for row in book["actions"].iter_rows(min_row=2)]
    assert open_ones == ["act_2026_002", "act_2026_003", "act_2026_004", "act_2026_005"]
    assert book["actions"]["I2"].value == datetime(2026, 5, 12)
    assert book["actions"]["I2"].number_format == "yyyy-mm-dd"


def test_dropdowns_take_their_choices_from_the_reference_tables(book) -> None:
    rules = {str(rule.sqref).split(":")[0]: rule for rule in rules_of(book["observations"])}
    assert rules["A2"].formula1 == "names_of_metrics"
    assert rules["C2"].formula1 == "names_of_units"
    assert rules["G2"].formula1 == (
        '"reported,provisional,estimated,not_reported,not_collected,not_applicable,suppressed"'
    )
    assert rules["D2"].type == "decimal"
    assert book.defined_names["names_of_metrics"].attr_text.startswith("metrics!$A$2:$A$")
    assert book["metrics"]["A2"].value == "leg_bills_drafted"
    (days,) = {rule.type for rule in rules_of(book["submissions"]) if "B2" in rule.sqref}
    assert days == "date"


def test_the_read_me_leads_to_every_sheet_and_says_who_fills_it_and_whether_it_must_be_filled(book) -> None:
    """Sheets stand in the order in which the read-me lists them, by office."""
    sheet = book["read_me"]
    links = {cell.hyperlink.location: cell.value for cell in sheet["A"] if cell.hyperlink}
    assert links == {f"'{name}'!A1": name for name in book.sheetnames[1:]}
    assert list(links.values()) == book.sheetnames[1:]
    lines = [(row[0].value, row[1].value or "") for row in sheet.iter_rows()]
    said = dict(lines)
    assert said["observations"].startswith("Required. Figures of the quarter.")
    assert said["bills"].startswith("Optional. The register of bills.")
    left = [name for name, _ in lines]
    offices = [name for name in left if name and name.startswith("Filled by: ")]
    assert offices[0] == "Filled by: Planning Unit"
    assert left.index("Filled by: Office of the Clerk") < left.index("bills")
    assert len(offices) == len(set(offices))


def test_each_table_names_an_office_that_there_is() -> None:
    known = {unit.unit_id for unit in own_assembly().rows(Unit) if unit.kind == "office"}
    named = {table.filled_by for table in read_schemas(SCHEMAS).values()} - {""}
    assert named <= known


def rules_of(sheet) -> list:
    return list(sheet.data_validations.dataValidation)


def test_the_period_is_filled_in_with_its_months(book) -> None:
    cells = {row[0].value: row[1].value for row in book["read_me"].iter_rows()}
    assert cells["Quarter"] == "2026-27-Q2"
    assert cells["Months"] == "October to December 2026"


def test_every_sheet_can_be_read_aloud_from_the_top(book) -> None:
    """A real table with a header row, or a first column with words; nothing merged or hidden."""
    for sheet in book:
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
    assert all(book[name].tables for name in ("observations", "labour", "budget", "actions"))


def test_days_are_as_far_after_the_end_as_last_time() -> None:
    """2026-27-Q1 ended 30 September: as at 15 October is 15 days on; 31 December + 15 = 15 January. Its
    release announced the next for 29 January; the one after is 30 days after 31 March: 30 April."""
    newest = own_assembly().reports[-1].release
    settings = settings_for(Quarter(2026, 2), newest)
    assert settings["as_at"] == "2027-01-15"
    assert settings["scheduled_on"] == "2027-01-29"
    assert settings["next_expected_on"] == "2027-04-30"
    assert settings["provenance"] == "illustrative"


def test_the_days_announced_in_the_calendar_go_before_all_others() -> None:
    """The calendar was changed after the newest release said 29 January; what it says of April stands too."""
    assembly = own_assembly()
    moved = [
        replace(entry, announced_at=entry.announced_at.replace(day=27))
        for entry in assembly[Calendar].entries
        if str(entry.quarter) in ("2026-27-Q2", "2026-27-Q3")
    ]
    settings = settings_for(Quarter(2026, 2), assembly.reports[-1].release, moved)
    assert (settings["scheduled_on"], settings["next_expected_on"]) == ("2027-01-27", "2027-04-27")


def test_a_first_quarter_leaves_it_to_staff_how_its_figures_came_about() -> None:
    """31 March + 15 days = 15 April; + 30 = 30 April; the next: 30 June + 30 = 30 July."""
    settings = settings_for(Quarter(2025, 3), None)
    assert settings["provenance"] == ""
    assert (settings["as_at"], settings["scheduled_on"]) == ("2026-04-15", "2026-04-30")
    assert settings["next_expected_on"] == "2026-07-30"


def test_without_any_release_departments_are_asked_for_everything(tiny: Tiny) -> None:
    for name in ("2025-26-Q1", "2025-26-Q2"):
        for path in (tiny.folder / "quarters" / name / "v1").iterdir():
            path.unlink()
        (tiny.folder / "quarters" / name / "v1").rmdir()
        (tiny.folder / "quarters" / name).rmdir()
    assembly = read_assembly(tiny.folder)
    form = form_for(Quarter(2025, 3), assembly, schemas_of(tiny.folder), tiny.folder)
    assert form.rows["labour"] == ({"unit_id": "dept_acacia"},)
    assert [tuple(row.values()) for row in form.rows["budget"]] == [
        ("assembly", "recurrent"),
        ("assembly", "development"),
        ("dept_acacia", "recurrent"),
        ("dept_acacia", "development"),
    ]
    assert form.rows["actions"] == ()


def test_a_new_department_is_asked_too(tiny: Tiny) -> None:
    tiny.add("reference/units.csv", "dept_baobab,Example Department Baobab,,department,assembly,true,")
    tiny.add(f"{Q2}/submissions.csv", "dept_baobab,2026-01-10,,,0")
    form = form_for(Quarter(2025, 3), read_assembly(tiny.folder), schemas_of(tiny.folder), tiny.folder)
    assert [row["unit_id"] for row in form.rows["labour"]] == ["dept_acacia", "dept_baobab"]
    assert [tuple(row.values()) for row in form.rows["budget"]] == [
        ("assembly", "recurrent"),
        ("dept_acacia", "recurrent"),
        ("dept_acacia", "development"),
        ("dept_baobab", "recurrent"),
        ("dept_baobab", "development"),
    ]


def test_the_same_quarter_gives_the_same_bytes(tiny: Tiny) -> None:
    forms = [
        form_for(Quarter(2025, 3), read_assembly(tiny.folder), schemas_of(tiny.folder), tiny.folder)
        for _ in range(2)
    ]
    assert pack_workbook(forms[0]) == pack_workbook(forms[1])


def test_an_existing_workbook_is_replaced_only_when_agreed_and_then_kept(tiny: Tiny, tmp_path: Path) -> None:
    quarter = begun(tiny, tmp_path / "desk")
    empty = quarter.workbook.read_bytes()
    quarter.fill()
    filled = quarter.workbook.read_bytes()
    with pytest.raises(DeskTrouble, match="Nothing was changed"):
        new_quarter(tiny.folder, quarter.desk, Q3, lambda _: False)
    assert quarter.workbook.read_bytes() == filled
    said = new_quarter(tiny.folder, quarter.desk, Q3, lambda _: True)
    assert "The workbook that was there is now 2025-26-Q3-before-1.xlsx." in said
    assert quarter.workbook.read_bytes() == empty
    assert (quarter.place.path / "2025-26-Q3-before-1.xlsx").read_bytes() == filled


def test_an_untouched_workbook_may_be_asked_for_again(tiny: Tiny, tmp_path: Path) -> None:
    quarter = begun(tiny, tmp_path / "desk")
    assert new_quarter(tiny.folder, quarter.desk, Q3, lambda _: False).startswith("Already there")


def test_a_published_quarter_is_not_begun_again(tiny: Tiny, tmp_path: Path) -> None:
    with pytest.raises(DeskTrouble, match=r"is published already.*the command correct"):
        new_quarter(tiny.folder, Desk(tmp_path), "2025-26-Q2", lambda _: True)
    assert list(tmp_path.iterdir()) == [tiny.folder]


def test_the_first_budget_of_the_year_the_plan_and_the_parts_of_resources_are_carried_forward() -> None:
    form = form_for(Quarter(2026, 2), own_assembly(), schemas_of(DATA), DATA)
    # 852,600,000 was 2025-26's; 1.05 x that, by department rounded to thousands, is 2026-27's
    assert form.rows["budget"][0] == {
        "unit_id": "assembly",
        "economic_class": "recurrent",
        "original_kes": "895231000",
    }
    assert len(form.rows["milestone_progress"]) == 26
    assert [row["sent_id"] for row in form.rows["reports_sent"]][-1] == "sent_006"
    assert form.rows["resource_use"][0] == {"resource": "energy_kwh", "part": "main_building", "unit": "kwh"}
    next_year = form_for(Quarter(2027, 1), own_assembly(), schemas_of(DATA), DATA)
    assert next_year.rows["budget"][0] == {"unit_id": "assembly", "economic_class": "recurrent"}


@pytest.mark.parametrize(
    "register",
    [
        *("bills", "bill_actions", "bill_participation", "bill_documents", "bill_amendments", "petitions"),
        *("committee_plan", "committee_reports", "audit_findings", "recommendations", "executive_queries"),
        *("milestone_progress", "productivity_audits", "productivity_audit_points", "reports_sent"),
    ],
)
def test_a_register_begins_with_every_row_of_last_quarter(register: str) -> None:
    rows = form_for(Quarter(2026, 2), own_assembly(), schemas_of(DATA), DATA).rows[register]
    path = DATA / "quarters" / "2026-27-Q1" / "v1" / f"{register}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert [dict(row) for row in rows] == list(csv.DictReader(file)) != []


def test_a_table_whose_schema_says_so_is_carried_forward_without_being_listed_anywhere() -> None:
    schemas, assembly = schemas_of(DATA), own_assembly()
    assert form_for(Quarter(2026, 2), assembly, schemas, DATA).rows.get("surveys", ()) == ()
    carried = {**schemas, "surveys": replace(schemas["surveys"], carried_forward=True)}
    rows = form_for(Quarter(2026, 2), assembly, carried, DATA).rows["surveys"]
    text = (DATA / "quarters" / "2026-27-Q1" / "v1" / "surveys.csv").read_text(encoding="utf-8")
    assert len(rows) == len(text.splitlines()) - 1 > 0
