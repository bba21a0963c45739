# ruff: noqa: E501  (messages stand as they are said)
"""Workbooks as people really hand them in: each gets its one clear report, never a traceback."""

from __future__ import annotations

import io
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from plugins.desk.door.unreadable import Unreadable
from plugins.desk.intake.cells import Book
from plugins.desk.intake.opening import read_book
from plugins.desk.new_quarter import new_quarter
from tests.samples.desk import Begun, filled
from tests.samples.office import MAIN, TYPES, ods, zipped
from tests.samples.tiny import Tiny

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RENAMED = "This sheet holds the table labour under another name."


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    return filled(tiny, tmp_path / "desk")


# ---- files that are no workbook


NOT_WORKBOOKS = {
    "nothing in it": (b"", "The file is empty."),
    "Excel 97": (OLE + b"\0" * 600, "This is a workbook of Excel 97 to 2003 (.xls)."),
    "a password": (
        OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "The workbook is locked with a password.",
    ),
    "a CSV renamed": (b"metric_id,unit_id\na,b\n", "This is a text file, such as a CSV, and not a workbook."),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\0", "The file is damaged, or it is no workbook."),
    "a ZIP folder": (zipped({"a.txt": b"x"}), "This file is a ZIP folder, not a workbook."),
    "a Word document": (
        zipped({"[Content_Types].xml": TYPES % b"wordprocessingml"}),
        "This is a document of another kind, or a binary workbook (.xlsb).",
    ),
    "macros": (
        zipped({"[Content_Types].xml": TYPES % MAIN, "xl/vbaProject.bin": b"x"}),
        "The workbook holds macros, small programs that could do anything on a computer.",
    ),
    "a workbook without its parts": (
        zipped({"[Content_Types].xml": TYPES % MAIN}),
        "The file is damaged, or it is no workbook.",
    ),
    "an .ods with a password": (
        zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            }
        ),
        "The workbook is locked with a password.",
    ),
    "entities that grow": (
        zipped(
            {
                "[Content_Types].xml": TYPES % MAIN,
                "_rels/.rels": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
            }
        ),
        "The file is damaged, or it is no workbook.",
    ),
}


@pytest.mark.parametrize("case", NOT_WORKBOOKS, ids=list(NOT_WORKBOOKS))
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(quarter: Begun, case: str) -> None:
    data, expected = NOT_WORKBOOKS[case]
    quarter.workbook.write_bytes(data)
    (sentence,) = quarter.sentences()
    assert sentence.startswith(f"2025-26-Q3.xlsx: {expected}")
    assert len(sentence) > len(f"2025-26-Q3.xlsx: {expected} ")  # it says what to do


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_a_workbook_cut_off_is_damaged(quarter: Begun, keep: float) -> None:
    data = quarter.workbook.read_bytes()
    quarter.workbook.write_bytes(data[: int(len(data) * keep)])
    (sentence,) = quarter.sentences()
    assert "The file is damaged" in sentence


def test_a_link_and_a_folder_are_not_opened(quarter: Begun, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(quarter.workbook)
    found = read_book(link)
    assert isinstance(found, Unreadable)
    assert found.kind == "not-a-file"


def test_a_workbook_that_cannot_be_opened_says_so(quarter: Begun, monkeypatch) -> None:
    def locked(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    found = read_book(quarter.workbook)
    assert isinstance(found, Unreadable)
    assert (
        found.write == "Close it in Excel and in other programs, check that you may read it, and try again."
    )


# ---- workbooks that are not as they should be


def rename(book) -> None:
    book["labour"].title = "Labour figures"


def misspell(book) -> None:
    book["labour"].title = "labor"
    book["labor"].delete_rows(1, 5)


def second(book) -> None:
    book.copy_worksheet(book["labour"]).title = "LABOUR "


def formula(book) -> None:
    book["observations"]["D2"] = "=100*E2/F2"


def merge(book) -> None:
    book["observations"].tables.clear()
    book["observations"].merge_cells("C2:C3")


def hide(book) -> None:
    book["observations"].sheet_state = "veryHidden"


def hide_row(book) -> None:
    book["observations"].row_dimensions[4].hidden = True


def hide_column(book) -> None:
    book["observations"].column_dimensions["D"].hidden = True


def strike(book) -> None:
    book["observations"]["D2"].font = Font(strike=True)


def unseen(book: openpyxl.Workbook) -> None:
    book["observations"]["D2"].number_format = ";;;"


def rounded(book: openpyxl.Workbook) -> None:
    book["observations"]["D2"].value = 79.6
    book["observations"]["D2"].number_format = "0"


def remark(book: openpyxl.Workbook) -> None:
    book["observations"]["D2"].comment = Comment("Not final, ask again", "An officer")


def strike_in_part(book) -> None:
    crossed, kept = TextBlock(InlineFont(strike=True), "The minutes are lost. "), " They were found."
    book["observations"]["H3"] = CellRichText(crossed, kept)


def notes(book) -> None:
    book.create_sheet("My notes")["A1"] = "ask Acacia"
    book["My notes"].sheet_state = "hidden"


def signed(book) -> None:
    book.create_sheet("sign_offs")["A1"] = "stage"


def title_above(book) -> None:
    book["budget"].insert_rows(1)
    book["budget"]["A1"] = "Budget of the quarter"


def drop_column(book) -> None:
    book["budget"].delete_cols(4)


def rename_column(book) -> None:
    book["budget"]["D1"] = "Spent to date (KES)"


def extra_column(book) -> None:
    book["budget"]["I1"], book["budget"]["I2"] = "remarks", "check"


def no_figures(book) -> None:
    del book["observations"]


def no_release(book) -> None:
    del book["release"]


def no_period(book) -> None:
    book["read_me"]["B3"] = None


def bad_period(book) -> None:
    book["read_me"]["B3"] = "third quarter"


WRONG: dict[str, tuple[Callable, str]] = {
    "a sheet renamed": (rename, f"Labour figures: {RENAMED} Rename the sheet labour."),
    "a sheet misspelt": (misspell, f"labor: {RENAMED} Rename the sheet labour."),
    "a sheet twice": (second, "LABOUR: There are two sheets for this table. Keep one of the two."),
    "a formula": (
        formula,
        'observations D2: This cell holds a formula, "=100*E2/F2". Copy the cell, choose Paste Special, Values: a table holds figures, not calculations.',
    ),
    "merged cells": (
        merge,
        "observations C2: The cells C2:C3 are merged, so only the first holds anything. Select them, choose Merge & Center to part them, and write into each.",
    ),
    "a hidden table": (
        hide,
        "observations: This sheet is hidden, so nobody has looked at it. Right-click a sheet's tab, choose Unhide, and look.",
    ),
    "a hidden row": (
        hide_row,
        "observations row 4: This row is hidden (perhaps by a filter), but it is read. Show it, or delete it if it does not belong here.",
    ),
    "a hidden column": (
        hide_column,
        "observations D1: Column D is hidden, but it is read. Show it, and look whether what it holds is meant.",
    ),
    "a figure crossed out": (
        strike,
        'observations D2: "80" is crossed out, or a part of it is. Delete what does not count, or take away the line through it.',
    ),
    "a figure that its format hides": (
        unseen,
        'observations D2: This cell holds "80", but nobody sees it: its number format shows nothing. Give the cell the number format General, and look whether the number is meant.',
    ),
    "a figure that looks rounded": (
        rounded,
        'observations D2: This cell shows "80" and holds "79.6"; what it holds was read. If "80" is meant, type it.',
    ),
    "a comment of one's own": (
        remark,
        'observations D2: Somebody wrote on this cell: "Not final, ask again". Comments are not read. Settle what it says, or put it into the column for notes; then delete the comment.',
    ),
    "a sentence crossed out in part": (
        strike_in_part,
        'observations H3: "The minutes are lost.  They were found." is crossed out, or a part of it is. Delete what does not count, or take away the line through it.',
    ),
    "a hidden sheet of one's own": (
        notes,
        "My notes: This sheet is hidden and is no table of the quarter; it was not read. Remove it, if it is not needed.",
    ),
    "sign-offs typed in": (
        signed,
        "sign_offs: Nobody types this table; the command sign-off records it. Remove the sheet.",
    ),
    "a title above the names": (
        title_above,
        "budget row 1: The column names are on row 2, not on the first row. Delete row 1.",
    ),
    "a column gone": (
        drop_column,
        "budget row 1 (spent_to_date_kes): This column is missing. Add it; its cells may be empty.",
    ),
    "a column renamed": (
        rename_column,
        'budget D1 (spent_to_date_kes): Column 4 is called "Spent to date (KES)". Rename it spent_to_date_kes.',
    ),
    "a column more": (
        extra_column,
        'budget I1 (remarks): Column 9, "remarks", is not one of this table\'s columns. Remove it.',
    ),
    "no sheet of figures": (
        no_figures,
        "observations: This sheet is missing. Copy the sheet from a workbook made with new-quarter.",
    ),
    "no sheet of settings": (
        no_release,
        "release: This sheet is missing. Copy the sheet from a workbook made with new-quarter.",
    ),
    "no period": (
        no_period,
        "read_me: Nothing says which quarter this is. Write it beside Quarter, such as 2026-27-Q2.",
    ),
    "a period in words": (
        bad_period,
        'read_me: "third quarter" is not a quarter. Write it beside Quarter, such as 2026-27-Q2.',
    ),
}


@pytest.mark.parametrize("case", WRONG, ids=list(WRONG))
def test_each_gets_its_one_sentence(quarter: Begun, case: str) -> None:
    spoil, expected = WRONG[case]
    with quarter.edited() as book:
        spoil(book)
    assert expected in quarter.sentences()


@pytest.mark.parametrize(
    "case",
    [
        "a formula",
        "merged cells",
        "a hidden table",
        "a sheet renamed",
        "a column more",
        "a figure crossed out",
    ],
)
def test_an_error_of_form_is_said_once_and_stops_the_draft(quarter: Begun, case: str) -> None:
    with quarter.edited() as book:
        WRONG[case][0](book)
    assert quarter.sentences() == [WRONG[case][1]]
    quarter.intake()
    assert quarter.draft() == {}


def test_a_formula_with_its_last_result_says_both(tmp_path: Path) -> None:
    """Excel keeps the result beside the formula; neither is taken."""
    path = tmp_path / "formula.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("observations").write_formula("A1", "=100*16/20", None, 80)
    found = read_book(path)
    assert isinstance(found, Book)
    cell = found.sheets[0].rows[1][1]
    assert (cell.text, cell.formula) == ("80", "=100*16/20")


def test_a_chart_is_not_read_and_said(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["labour"].add_chart(BarChart(), "J2")
    (sentence,) = quarter.sentences()
    assert sentence.startswith(
        "labour: This sheet holds a picture, a chart or a drawing; nothing in it was read."
    )
    quarter.intake()
    assert "labour.csv" in quarter.draft()


def test_a_picture_is_seen(tmp_path: Path) -> None:
    """One grey pixel, as a PNG."""
    pixel = (
        "89504e470d0a1a0a0000000d4948445200000001000000010800000000" + "3a7e9b55"
        "0000000a49444154789c6368000000820081" + "77cd72b6" + "0000000049454e44ae426082"
    )
    path = tmp_path / "picture.xlsx"
    with xlsxwriter.Workbook(path) as book:
        stored = {"image_data": io.BytesIO(bytes.fromhex(pixel))}
        book.add_worksheet("labour").insert_image("B2", "pixel.png", stored)
    found = read_book(path)
    assert isinstance(found, Book)
    assert found.sheets[0].has_picture


def test_two_hundred_thousand_empty_rows_cost_next_to_nothing(quarter: Begun, tmp_path: Path) -> None:
    """Formatted down to row 200,000, as happens when a whole column is coloured; read within seconds."""
    path = tmp_path / "long.xlsx"
    rows = b"".join(
        b'<row r="%d" ht="15">%s</row>'
        % (n, b"".join(b'<c r="%s%d" s="1"/>' % (c, n) for c in (b"A", b"B", b"C")))
        for n in range(9, 200_001)
    )
    with (
        zipfile.ZipFile(quarter.workbook) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet3.xml":
                data = data.replace(b"</sheetData>", rows + b"</sheetData>")
            target.writestr(name, data)
    start = time.perf_counter()
    found = read_book(path)
    assert time.perf_counter() - start < 5
    assert isinstance(found, Book)
    assert max(found.sheets[2].rows) == 8
    shutil.copy(path, quarter.workbook)
    assert quarter.sentences() == []


def test_a_workbook_still_open_in_excel_is_read_as_it_was_saved(quarter: Begun) -> None:
    quarter.workbook.with_name(f"~${quarter.workbook.name}").write_bytes(b"x")
    assert quarter.sentences() == [
        "2025-26-Q3.xlsx: The workbook is open in Excel; what was not saved yet was not read. "
        "Save it, close it and run the command again."
    ]
    assert "Made the draft" in quarter.intake()


# ---- another quarter's workbook


def test_last_quarters_workbook_in_this_quarters_folder(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["read_me"]["B3"] = "2025-26-Q4"
    (sentence,) = quarter.sentences()
    assert sentence == (
        "read_me: It says that it is of 2025-26-Q4, but it lies in the folder of 2025-26-Q3. "
        "Take the workbook of the right quarter, or write the right quarter there."
    )


def test_a_workbook_of_a_published_quarter(quarter: Begun, tmp_path: Path) -> None:
    other = tmp_path / "workbook.xlsx"
    shutil.copy(quarter.workbook, other)
    with quarter.edited(other) as book:
        book["read_me"]["B3"] = "2025-26-Q2"
    (sentence,) = quarter.sentences(other)
    assert sentence.startswith("read_me: It says that it is of 2025-26-Q2, which is published already.")


def test_a_workbook_whose_name_says_another_quarter(quarter: Begun, tmp_path: Path) -> None:
    other = tmp_path / "Tables 2025-26-q2 final.xlsx"
    shutil.copy(quarter.workbook, other)
    (sentence,) = quarter.sentences(other)
    assert 'It says that it is of 2025-26-Q3, but its name is "Tables 2025-26-q2 final.xlsx".' in sentence


def test_a_workbook_of_a_quarter_that_was_not_begun(quarter: Begun, tmp_path: Path) -> None:
    other = tmp_path / "workbook.xlsx"
    shutil.copy(quarter.workbook, other)
    with quarter.edited(other) as book:
        book["read_me"]["B3"] = "2027-28-Q1"
    (sentence,) = quarter.sentences(other)
    assert "for which the desk" in sentence
    assert sentence.endswith("Run new-quarter 2027-28-Q1 first, or write the right quarter there.")


def test_a_workbook_from_elsewhere_is_taken_if_it_is_of_the_quarter(quarter: Begun, tmp_path: Path) -> None:
    other = tmp_path / "from Acacia.xlsx"
    shutil.copy(quarter.workbook, other)
    assert "Made the draft" in quarter.intake(other)


def test_the_next_quarter_may_be_begun_beside_this_one(quarter: Begun) -> None:
    new_quarter(quarter.tiny.folder, quarter.desk, "2025-26-Q4", lambda _: False)
    assert [str(each) for each in quarter.desk.quarters()] == ["2025-26-Q3", "2025-26-Q4"]


# ---- OpenDocument


def ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    if hasattr(value, "date"):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.date()}"><text:p>x</text:p></table:table-cell>'
    escaped = str(value).replace("&", "&amp;").replace("<", "&lt;")
    return f'<table:table-cell office:value-type="string"><text:p>{escaped}</text:p></table:table-cell>'


def test_an_ods_gives_the_same_draft_as_the_xlsx(quarter: Begun, tmp_path: Path) -> None:
    """The same cells written as OpenDocument, with a million empty rows as LibreOffice leaves them."""
    quarter.intake()
    expected = quarter.draft()
    tables = ""
    for sheet in openpyxl.load_workbook(quarter.workbook):
        rows = "".join(
            f"<table:table-row>{''.join(ods_cell(cell.value) for cell in row)}</table:table-row>"
            for row in sheet
        )
        empty = (
            '<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
        tables += f'<table:table table:name="{sheet.title}">{rows}{empty}</table:table>'
    path = tmp_path / "tables.ods"
    path.write_bytes(ods(f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"))
    assert "Nothing has changed" in quarter.intake(path)
    assert quarter.draft() == expected


@pytest.mark.parametrize(
    ("style", "cell", "struck"),
    [
        (
            "solid",
            '<table:table-cell office:value-type="float" table:style-name="x" office:value="4"/>',
            True,
        ),
        (
            "none",
            '<table:table-cell office:value-type="float" table:style-name="x" office:value="4"/>',
            False,
        ),
        (
            "dash",
            '<table:table-cell><text:p>a <text:span text:style-name="x">b</text:span></text:p></table:table-cell>',
            True,
        ),
        (
            "dash",
            '<table:table-cell office:value-type="float" table:style-name="y" office:value="4"/>',
            False,
        ),
    ],
)
def test_what_is_crossed_out_in_an_ods_is_seen(tmp_path: Path, style: str, cell: str, struck: bool) -> None:
    path = tmp_path / "x.ods"
    line = f'<style:text-properties style:text-line-through-style="{style}"/>'
    path.write_bytes(
        ods(
            f'<style:style style:name="x">{line}</style:style><table:table table:name="budget">'
            '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>'
            f"<table:table-row>{cell * 2}</table:table-row></table:table>"
        )
    )
    found = read_book(path)
    assert isinstance(found, Book)
    assert [each.struck for each in found.sheets[0].rows[1].values()] == [struck, struck]
    assert found.sheets[0].hidden_columns == (2,)  # of the hidden ones B to D, the one that is filled


def test_what_is_special_in_an_ods_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.ods"
    path.write_bytes(
        ods(
            '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
            '<table:table table:name="budget" table:style-name="ta2">'
            '<table:table-row table:visibility="filter">'
            '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p>'
            "<text:p>c</text:p></table:table-cell><table:covered-table-cell/>"
            '<table:table-cell table:formula="of:=[.A1]*2" office:value-type="float" office:value="4"/>'
            '<table:table-cell office:value-type="percentage" office:value="0.85"/>'
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
            "</table:table-row></table:table>"
        )
    )
    found = read_book(path)
    assert isinstance(found, Book)
    (sheet,) = found.sheets
    assert sheet.hidden
    assert sheet.merged == ("A1:B1",)
    assert sheet.hidden_rows == (1,)
    assert {column: cell.text for column, cell in sheet.rows[1].items()} == {
        1: "a  b\nc",
        3: "4",
        4: "85%",
        5: "true",
    }
    assert sheet.rows[1][3].formula == "=[.A1]*2"


def test_a_number_that_an_ods_does_not_show_and_a_comment_in_it_are_seen(tmp_path: Path) -> None:
    """Of two numbers one has no visible digit; the program's own explanations have no author."""
    note = "<office:annotation>{}<text:p>Not</text:p><text:p>final</text:p></office:annotation>"
    by = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{}</dc:creator>'
    number = '<table:table-cell office:value-type="float" office:value="4">{}</table:table-cell>'
    cells = (
        number.format(note.format(by.format("An officer")) + "<text:p/>"),
        number.format(note.format(by.format("")) + "<text:p>4</text:p>"),
    )
    path = tmp_path / "x.ods"
    path.write_bytes(
        ods(
            f'<table:table table:name="budget"><table:table-row>{"".join(cells)}</table:table-row></table:table>'
        )
    )
    found = read_book(path)
    assert isinstance(found, Book)
    assert [each.seen for each in found.sheets[0].rows[1].values()] == ["", None]
    assert found.sheets[0].remarks == ((1, 1, "Not final", "An officer"), (1, 2, "Not final", ""))
