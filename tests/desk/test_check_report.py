"""The report as a page and as a coloured copy: the same findings, the original untouched."""

from __future__ import annotations

import html
import re
from pathlib import Path

import openpyxl
import pytest

from plugins.core.drawing.palette import contrast
from plugins.desk.check import check
from plugins.desk.check_report import MOST_OF_A_SHEET, pack_check_report
from plugins.desk.coloured import pack_coloured
from plugins.desk.findings import counted, say_findings
from plugins.desk.new_quarter import schemas_of
from plugins.desk.trouble import DeskTrouble
from plugins.desk.typed import typed
from tests.samples.desk import Begun, filled
from tests.samples.tiny import Tiny


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    """A workbook with three mistakes and one thing to look at."""
    quarter = filled(tiny, tmp_path / "desk")
    with quarter.edited() as book:
        book["observations"]["G4"] = "reportd"
        book["observations"]["H2"] = "<script>alert('x')</script>"
        book["budget"]["D2"] = "440,000,000"
        book.create_sheet("My notes")["A1"] = "ask Acacia"
    return quarter


def checked(quarter: Begun, workbook: str = "", named: str = ""):
    return check(quarter.tiny.folder, quarter.desk, workbook, named, lambda _: None)


def words(page: bytes) -> str:
    """What a person reads on the page."""
    body = re.sub(r"<style>.*?</style>", "", page.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def test_errors_come_first_each_with_cell_words_and_remedy(quarter: Begun) -> None:
    found = quarter.look()
    assert [each.severity for each in found.findings] == ["error", "error", "error", "warning"]
    assert [(each.where, each.cell) for each in found.findings] == [
        ("observations", "H2"),
        ("observations", "G4"),
        ("budget", "D2"),
        ("My notes", ""),
    ]
    said = words(pack_check_report(found))
    assert "3 errors and 1 warning." in said
    assert said.index("Errors (3)") < said.index("G4") < said.index("Warnings (1)") < said.rindex("My notes")
    assert 'G4 status "reportd" "reportd" is not a status. Write reported,' in said
    assert "Did you mean reported?" in said


def test_rows_errors_and_warnings_of_each_sheet_are_counted(quarter: Begun) -> None:
    said = words(pack_check_report(quarter.look()))
    assert "observations 7 2 0" in said
    assert "budget 3 1 0" in said
    assert "submissions 1 0 0" in said


def test_the_page_is_one_file_without_script_and_shows_hostile_cells_as_text(quarter: Begun) -> None:
    page = pack_check_report(quarter.look()).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.findall(r"""(?:src|href)=""", page)
    assert 'content="noindex"' in page
    assert pack_check_report(quarter.look()).decode() == page


def test_a_thousand_mistakes_in_a_sheet_are_counted_not_all_written_out(quarter: Begun) -> None:
    with quarter.edited() as book:
        for line in range(9, 1009):
            book["observations"].cell(line, 1).value = f"no_such_metric_{line}"
    found = quarter.look()
    assert (
        f"And {len([f for f in found.findings if f.where == 'observations']) - MOST_OF_A_SHEET:d} more"
        in words(pack_check_report(found))
    )
    assert len(say_findings(found.findings).splitlines()) < 60


def test_the_copy_has_the_same_cells_with_colour_and_comment(quarter: Begun, tmp_path: Path) -> None:
    path = tmp_path / "copy.xlsx"
    path.write_bytes(pack_coloured(quarter.look(), schemas_of(quarter.tiny.folder)))
    copy, original = openpyxl.load_workbook(path), openpyxl.load_workbook(quarter.workbook)
    assert copy.sheetnames == original.sheetnames
    for sheet in original:
        for row in sheet.iter_rows():
            for cell in row:
                there = copy[sheet.title][cell.coordinate].value
                assert there == cell.value or str(there) == str(cell.value), (sheet.title, cell.coordinate)
    wrong = copy["observations"]["G4"]
    assert wrong.fill.fgColor.rgb == "FFF8D0CC"
    assert wrong.comment.text.startswith('ERROR: "reportd" is not a status.')
    assert copy["My notes"]["A1"].fill.fgColor.rgb == "FFFFF0B8"
    coloured = [
        c.coordinate for row in copy["observations"].iter_rows(min_row=2) for c in row if c.fill.fill_type
    ]
    assert coloured == ["H2", "G4"]
    assert copy["observations"].data_validations.dataValidation


def test_an_empty_cell_that_must_be_filled_is_coloured_too(quarter: Begun, tmp_path: Path) -> None:
    with quarter.edited() as book:
        book["observations"]["G5"] = None
    path = tmp_path / "copy.xlsx"
    path.write_bytes(pack_coloured(quarter.look(), schemas_of(quarter.tiny.folder)))
    cell = openpyxl.load_workbook(path)["observations"]["G5"]
    assert (cell.value, cell.fill.fgColor.rgb) == (None, "FFF8D0CC")


def test_the_colours_of_the_copy_leave_words_legible() -> None:
    assert min(contrast("#000000", fill) for fill in ("#f8d0cc", "#fff0b8")) > 7


def test_the_command_writes_both_beside_the_workbook_and_leaves_it_alone(quarter: Begun) -> None:
    before = quarter.workbook.read_bytes()
    done = checked(quarter)
    assert done.exit_code == 2
    assert done.page == quarter.place.reports / "check.html"
    assert (quarter.place.reports / "2025-26-Q3-marked.xlsx").exists()
    assert "observations G4 (status)" in done.text
    assert done.text.startswith("3 warnings in 3 files.\n")  # of the repository's own data
    assert quarter.workbook.read_bytes() == before
    assert quarter.draft() == {}


def test_when_nothing_is_wrong_the_page_says_so_and_the_old_copy_goes(quarter: Begun) -> None:
    checked(quarter)
    with quarter.edited() as book:
        book["observations"]["G4"], book["observations"]["H2"] = "reported", None
        book["budget"]["D2"] = 440000000
        del book["My notes"]
    done = checked(quarter)
    assert done.exit_code == 0
    assert "2025-26-Q3.xlsx: nothing wrong." in done.text
    assert f"Next: {typed('intake', quarter.workbook)}" in done.text
    assert done.page is not None
    assert "The tables can be taken in: run the command intake." in words(done.page.read_bytes())
    assert not (quarter.place.reports / "2025-26-Q3-marked.xlsx").exists()
    quarter.intake()
    assert "The draft is the same as this workbook." in checked(quarter).text
    with quarter.edited() as book:
        book["observations"]["D4"] = 4
    assert (
        f"The draft is older than this workbook. Next: {typed('intake', quarter.workbook)}"
        in checked(quarter).text
    )


def test_without_a_desk_only_the_repository_is_checked(quarter: Begun) -> None:
    done = check(quarter.tiny.folder, None, "", "", lambda _: None)
    assert done.exit_code == 0
    assert done.page is None
    assert done.text.endswith("The data is complete: 2 quarters can be published.")


def test_a_draft_without_its_workbook_is_checked_by_file_and_line(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["observations"]["G4"], book["observations"]["H2"] = "reported", None
        book["budget"]["D2"] = 440000000
    quarter.intake()
    quarter.workbook.unlink()
    draft = quarter.place.draft / "observations.csv"
    draft.write_bytes(draft.read_bytes().replace(b",3,,,reported", b",3,,,reportd"))
    done = checked(quarter)
    assert done.exit_code == 2
    assert 'observations.csv line 4 (status): "reportd" is not a status.' in done.text


def test_a_name_that_is_not_there_is_said(quarter: Begun) -> None:
    with pytest.raises(DeskTrouble, match=r"There is no nowhere\.xlsx"):
        checked(quarter, "nowhere.xlsx")
    with pytest.raises(DeskTrouble, match="has neither a workbook nor a draft"):
        checked(quarter, named="2025-26-Q4")


def test_a_workbook_that_cannot_be_read_has_a_report_too(quarter: Begun, tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    done = checked(quarter, str(path))
    assert done.exit_code == 2
    assert done.page == quarter.desk.path / "reports" / "check.html"
    assert "This is a workbook of Excel 97 to 2003" in words(done.page.read_bytes())


def test_counts_are_said_in_words() -> None:
    assert counted([]) == "nothing wrong"
