# ruff: noqa: E501  (messages stand as they are said)
"""A filled workbook becomes the draft by the rules of the build, or says where it must be mended."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.desk.draft import write_draft
from plugins.desk.intake.cells import day_text, number_text, percent_text, place, row_and_column
from plugins.desk.intake.formats import look_of
from plugins.desk.lock import at_work
from plugins.desk.trouble import DeskTrouble
from plugins.portal.read import read_dataset
from plugins.subjects.figures.record import Observation
from tests.samples.desk import Q3, Begun, begun, filled
from tests.samples.tiny import Tiny

HEADER = "metric_id,metric_version,unit_id,value,numerator,denominator,status,unrecorded,note_en,note_sw"


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    return filled(tiny, tmp_path / "desk")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode())))


def test_a_faultless_workbook_becomes_the_draft(quarter: Begun) -> None:
    said = quarter.intake()
    assert f"Made the draft: {quarter.place.draft}" in said
    assert "observations.csv: 7 rows" in said
    draft = quarter.draft()
    assert sorted(draft) == [
        *("actions.csv", "budget.csv", "labour.csv", "observations.csv", "release.toml", "submissions.csv"),
    ]
    assert draft["observations.csv"].decode().split("\n")[:3] == [
        HEADER,
        "reports_done,1,assembly,80,16,20,reported,,,",
        "reports_done,1,comm_ibis,,,,not_reported,,,",
    ]
    assert rows(draft["submissions.csv"])[1] == ["dept_acacia", "2026-04-10", "2026-04-09", "2026-04-13", "0"]


def test_the_draft_is_a_version_that_the_build_reads(quarter: Begun) -> None:
    quarter.intake()
    shutil.copytree(quarter.place.draft, quarter.tiny.path(f"quarters/{Q3}/v1"))
    dataset = read_dataset(quarter.tiny.folder)
    newest = dataset.quarters[-1]
    assert (str(newest.release.quarter), newest.release.stage) == (Q3, "draft")
    assert newest.release.published_on == date(2026, 4, 30)
    assert len(newest.rows(Observation)) == 7


def test_the_workbook_is_never_touched_and_a_second_time_changes_nothing(quarter: Begun) -> None:
    before = (quarter.workbook.read_bytes(), quarter.workbook.stat().st_mtime_ns)
    quarter.intake()
    times = {path: path.stat().st_mtime_ns for path in quarter.place.draft.iterdir()}
    assert "Nothing has changed since the last intake" in quarter.intake()
    assert {path: path.stat().st_mtime_ns for path in quarter.place.draft.iterdir()} == times
    assert (quarter.workbook.read_bytes(), quarter.workbook.stat().st_mtime_ns) == before
    assert not quarter.place.earlier.exists()


def test_a_changed_workbook_replaces_the_draft_and_the_old_one_is_kept(quarter: Begun) -> None:
    quarter.intake()
    old = quarter.draft()
    with quarter.edited() as book:
        book["observations"]["D4"] = 5
    said = quarter.intake()
    assert "Replaced the draft" in said
    assert "observations.csv: 7 rows (before: 7)" in said
    assert "budget.csv" not in said
    kept = quarter.place.earlier / "001"
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == old
    assert b"bills_passed,1,assembly,5," in quarter.draft()["observations.csv"]


def test_an_error_writes_nothing_and_keeps_the_draft_that_is_there(quarter: Begun) -> None:
    quarter.intake()
    old = quarter.draft()
    with quarter.edited() as book:
        book["observations"]["G4"] = "reportd"
    said = quarter.intake()
    assert 'observations G4 (status): "reportd" is not a status.' in said
    assert "Did you mean reported?" in said
    assert "1 error in 2025-26-Q3.xlsx; no draft was written." in said
    assert quarter.draft() == old


def test_an_empty_workbook_says_what_is_still_to_fill(tiny: Tiny, tmp_path: Path) -> None:
    said = begun(tiny, tmp_path / "desk").intake()
    assert "observations G2 (status): This cell is empty. Write reported, provisional" in said
    assert "... and 2 more like this in observations." in said  # seven rows, five written out
    assert "submissions B2 (due_on): This cell is empty." in said


#: What somebody writes into a cell of a faultless workbook, and what the report says of it.
CELLS = {
    "a number with commas": (
        ("observations", "E2", "1,200"),
        'observations E2 (numerator): "1,200" has thousands separators. Write 1200.',
    ),
    "a letter in a number": (
        ("observations", "F2", "2O"),
        'observations F2 (denominator): "2O" has a letter that looks like a digit. Write 20.',
    ),
    "a day as text": (
        ("submissions", "B2", "10/04/2026"),
        'submissions B2 (due_on): "10/04/2026" can be read in two ways. Write 2026-04-10 if you mean 10 April '
        "2026, 2026-10-04 if you mean 4 October 2026.",
    ),
    "a day with a time": (
        ("submissions", "B2", datetime(2026, 4, 10, 9, 30)),
        'submissions B2 (due_on): "2026-04-10 09:30:00" is not in the form used here. Write 2026-04-10 if you '
        "mean 10 April 2026.",
    ),
    "a value that is not the ratio": (
        ("observations", "D2", 81),
        "observations D2 (value): The value is 81, but 100 x 16 / 20 is 80.0. Correct the value, the numerator "
        "or the denominator.",
    ),
    "a misspelt name": (
        ("observations", "C2", "asembly"),
        'observations C2 (unit_id): "asembly" is not in units.csv. Did you mean assembly?',
    ),
    "script in a note": (
        ("observations", "I2", "<script>alert(1)</script>"),
        'observations I2 (note_en): "<script>alert(1)</script>" holds HTML or script. Write plain text.',
    ),
    "two lines in a note": (
        ("observations", "I2", "one\ntwo"),
        'observations I2 (note_en): "one\\ntwo" has a line break or a tab. Write it in one line.',
    ),
    "a budget that falls": (
        ("budget", "D2", 100),
        "budget D2 (spent_to_date_kes): Spent to date is 100, less than 380000000 in "
        "quarters/2025-26-Q2/v1/budget.csv, line 2. Write everything spent since 1 July, not this quarter alone.",
    ),
    "a day before the quarter's end": (
        ("release", "B4", date(2026, 3, 1)),
        "release B4 (as_at): 2026-03-01 is before the quarter's last day. Write 2026-03-31 or later.",
    ),
    "no announced day": (
        ("release", "B5", None),
        "release B5 (scheduled_on): Nothing is written here. Write what applies, such as 2025-10-31.",
    ),
    "an unknown provenance": (
        ("release", "B2", "ilustrative"),
        'release B2 (provenance): "ilustrative" is not a provenance. Write illustrative, back-cast or reported. '
        "Did you mean illustrative?",
    ),
}


@pytest.mark.parametrize("case", CELLS, ids=list(CELLS))
def test_each_mistake_is_named_with_its_sheet_and_cell(quarter: Begun, case: str) -> None:
    (sheet, cell, value), expected = CELLS[case]
    with quarter.edited() as book:
        book[sheet][cell] = value
    assert expected in quarter.sentences()


def test_rows_below_a_gap_and_below_a_long_note_keep_their_numbers(quarter: Begun) -> None:
    """Row 9 stays empty; the new row 10 repeats row 4, and a note of two lines above shifts the CSV."""
    with quarter.edited() as book:
        sheet = book["observations"]
        sheet["H3"] = "one\ntwo"
        for column, value in enumerate(("bills_passed", 1, "assembly", 3, None, None, "reported"), start=1):
            sheet.cell(10, column).value = value
    said = quarter.sentences()
    assert (
        "observations row 10: This row repeats row 4: the same metric_id and unit_id. Keep one of the two."
        in said
    )


def test_a_percentage_is_read_as_it_is_seen(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["observations"]["D2"] = 0.8
        book["observations"]["D2"].number_format = "0.0%"
    assert 'observations D2 (value): "80%" has a per cent sign. Write 80.' in quarter.sentences()


def test_columns_in_another_order_are_accepted(quarter: Begun) -> None:
    quarter.intake()
    before = quarter.draft()
    with quarter.edited() as book:
        sheet = book["budget"]
        swapped = [[row[column].value for column in (4, 1, 2, 3, 0, 6, 5)] for row in sheet.iter_rows()]
        for line, row in enumerate(swapped, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column).value = value
        book["budget"].tables.clear()
    quarter.intake()
    assert quarter.draft() == before


def test_a_table_without_rows_is_left_out_and_said(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["labour"].delete_rows(2)
    assert "labour: This sheet has no rows, so the release will be without its table." in quarter.intake()
    assert "labour.csv" not in quarter.draft()


def test_no_actions_is_something_to_say(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["actions"].delete_rows(2)
    quarter.intake()
    assert len(rows(quarter.draft()["actions.csv"])) == 1


def test_a_folder_of_csvs_is_taken_too(quarter: Begun, tmp_path: Path) -> None:
    quarter.intake()
    expected = quarter.draft()
    folder = tmp_path / "from a colleague"
    shutil.copytree(quarter.place.draft, folder)
    text = (folder / "observations.csv").read_bytes().replace(b"\n", b"\r\n")
    (folder / "observations.csv").write_bytes(b"\xef\xbb\xbf" + text)
    assert "Nothing says which quarter these tables are of." in quarter.intake(folder)
    assert "Nothing has changed" in quarter.intake(folder, Q3)
    assert quarter.draft() == expected


def test_a_folder_of_csvs_is_judged_by_the_same_rules(quarter: Begun, tmp_path: Path) -> None:
    quarter.intake()
    folder = tmp_path / Q3
    shutil.copytree(quarter.place.draft, folder)
    (folder / "budgets.csv").write_text("x")
    text = (folder / "observations.csv").read_text().replace(",80,", ",85%,")
    (folder / "observations.csv").write_text(text, encoding="utf-8")
    said = quarter.intake(folder)
    assert 'observations.csv line 2 (value): "85%" has a per cent sign. Write 85.' in said
    assert "budgets.csv: Nobody reads this file. Did you mean budget.csv?" in said


def test_what_is_wrong_in_the_repository_is_not_blamed_on_staff(quarter: Begun) -> None:
    quarter.tiny.replace("reference/units.csv", "department", "departement")
    said = quarter.intake()
    assert "In the repository itself, not in your tables: reference/units.csv, line 3" in said
    assert quarter.draft() == {}


def test_a_crash_between_two_renames_loses_nothing(quarter: Begun) -> None:
    quarter.intake()
    draft = quarter.draft()
    quarter.place.draft.rename(quarter.place.path / ".draft-previous")
    (quarter.place.path / ".draft-building").mkdir()
    assert "Nothing has changed since the last intake" in quarter.intake()
    assert quarter.draft() == draft
    assert not (quarter.place.path / ".draft-building").exists()


def test_a_draft_that_cannot_be_written_leaves_the_old_one(quarter: Begun, monkeypatch) -> None:
    quarter.intake()
    before = quarter.draft()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plugins.desk.draft.write_settled", full)
    with pytest.raises(DeskTrouble, match="The disk is full"):
        write_draft(quarter.place, {**before, "labour.csv": b"x"})
    monkeypatch.undo()
    assert quarter.draft() == before
    assert "Nothing has changed" in quarter.intake()


def test_while_another_command_works_on_the_quarter_nothing_is_written(quarter: Begun) -> None:
    with at_work(quarter.place.path, "release"), pytest.raises(DeskTrouble, match="release has been running"):
        quarter.intake()
    assert quarter.draft() == {}


def test_the_repository_is_never_written_to(quarter: Begun) -> None:
    before = {path: path.read_bytes() for path in quarter.tiny.folder.rglob("*") if path.is_file()}
    quarter.intake()
    assert {p: p.read_bytes() for p in quarter.tiny.folder.rglob("*") if p.is_file()} == before
    assert not list(quarter.place.path.glob(".with-draft-*"))


# ---- the small conversions


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("77.799999999999997", "77.8"),
        ("0.30000000000000004", "0.3"),
        ("1.2E+3", "1200"),
        ("-0", "0"),
        ("174921870", "174921870"),
        ("1E-5", "0.00001"),
        ("nan", "nan"),
        ("14.0", "14"),
    ],
)
def test_a_number_is_read_as_it_is_seen(stored: str, seen: str) -> None:
    assert number_text(stored) == seen


def test_a_share_is_shown_times_a_hundred() -> None:
    assert percent_text("0.778") == "77.8%"


@pytest.mark.parametrize(
    ("serial", "from_1904", "day"),
    [
        ("46112", False, "2026-03-31"),  # 1900 system: 30 December 1899 + 46,112 days
        ("44650", True, "2026-03-31"),  # 1904 system: 1,462 days less
        ("46112.5", False, "2026-03-31 12:00:00"),
        ("1", False, "1900-01-01"),  # before the leap day that 1900 never had
        ("1E300", False, "1E300"),
    ],
)
def test_a_day_is_counted_from_where_the_workbook_counts(serial: str, from_1904: bool, day: str) -> None:
    assert day_text(serial, from_1904=from_1904) == day


def test_cells_have_the_names_that_excel_gives_them() -> None:
    assert [place(14, column) for column in (1, 4, 26, 27, 703)] == ["A14", "D14", "Z14", "AA14", "AAA14"]
    assert row_and_column("AAA14") == (14, 703)


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", "plain"),
        ("dd/mm/yyyy", "date"),
        ("[$-en-KE]d mmmm yyyy", "date"),
        ("[h]:mm", "date"),
        ("0.0%", "percent"),
        ('#,##0.00 "KSh"', "plain"),
        ("[Red]-#,##0", "plain"),
        ("@", "plain"),
    ],
)
def test_a_format_code_says_how_a_number_looks(code: str, look: str) -> None:
    assert look_of(code) == look
