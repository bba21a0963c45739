"""What Excel and people really produce: one clear report each, or harmless acceptance."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

from plugins.subjects.figures.record import Observation
from tests.samples.tiny import FIGURES, Q1, Q2, Tiny, text_of

HEADER = "metric_id,metric_version,unit_id,value,numerator,denominator,status,unrecorded,note_en,note_sw"
SAVE = 'In Excel choose File, Save As, "CSV UTF-8 (Comma delimited)".'

PERSONAL = (
    "Take it out: nothing about private persons is published. "
    "If it is an amount, write it with separators, such as 1,200,000."
)


def at(line: int, column: str = "", file: str = FIGURES) -> str:
    """How a message begins."""
    place = f"{file}, line {line}" if line else file
    return f'{place}, column "{column}": ' if column else f"{place}: "


# ---- accepted, because nothing can be misread


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="lone CR"),
        pytest.param(
            lambda text: text.encode() + b",,,,,,,,\r\n\r\n   ,,,,,,,,\r\n", id="trailing empty rows"
        ),
        pytest.param(lambda text: text.replace("\n", ",,\n").encode(), id="trailing empty columns"),
        pytest.param(lambda text: text.rstrip("\n").encode(), id="no line end at the end"),
        pytest.param(
            lambda text: text.replace(",reported,,", ",reported").encode(), id="empty cells left out"
        ),
        pytest.param(
            lambda text: "\n".join(
                ",".join([line.split(",")[-1], *line.split(",")[:-1]]) for line in text.strip().split("\n")
            ).encode(),
            id="columns in another order",
        ),
        pytest.param(
            lambda text: "\n".join(
                ",".join(f'"{cell}"' for cell in line.split(",")) for line in text.strip().split("\n")
            ).encode(),
            id="every cell quoted",
        ),
    ],
)
def test_harmless_forms_are_accepted(tiny: Tiny, spoil):
    sound = [
        (row.metric_id, row.unit_id, row.value, row.note)
        for row in tiny.dataset().quarters[1].rows(Observation)
    ]
    tiny.write(FIGURES, spoil(text_of(FIGURES)))
    assert tiny.said() == []
    read = [
        (row.metric_id, row.unit_id, row.value, row.note)
        for row in tiny.dataset().quarters[1].rows(Observation)
    ]
    assert read == sound


# ---- the file as a whole


def test_windows_1252(tiny: Tiny):
    text = text_of(FIGURES).replace("No figure came.", "Hakuna takwimu – bado.")
    tiny.write(FIGURES, text.encode("cp1252"))
    assert tiny.said() == [
        f"{at(3)}The text is not saved as UTF-8; it may be Windows-1252 and say "
        f'"Hakuna takwimu – bado.". {SAVE}'
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_and_without_its_mark(tiny: Tiny, encoding):
    tiny.write(FIGURES, text_of(FIGURES).encode(encoding))
    assert tiny.said() == [f'{at(0)}This file is saved as UTF-16 (Excel calls it "Unicode Text"). {SAVE}']


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators(tiny: Tiny, mark, name):
    tiny.write(FIGURES, text_of(FIGURES).replace(",", mark))
    assert tiny.said() == [
        f"{at(1)}The columns are separated by {name}, not by commas. {SAVE[:-1]}; if it still writes "
        "semicolons, set the computer's list separator to a comma."
    ]


def test_workbook_under_the_name_of_a_csv(tiny: Tiny):
    with zipfile.ZipFile(tiny.path(FIGURES), "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    assert tiny.said() == [
        f"{at(0)}This is an Excel workbook under another name. Open it and save it again. {SAVE}"
    ]


def test_old_workbook_under_the_name_of_a_csv(tiny: Tiny):
    tiny.write(FIGURES, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert tiny.said() == [
        f"{at(0)}This is an Excel workbook under another name. Open it and save it again. {SAVE}"
    ]


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b" \r\n \r\n"])
def test_nothing_in_the_file(tiny: Tiny, content):
    tiny.write(FIGURES, content)
    assert tiny.said() == [f"{at(0)}This file is empty. Save it again from its source."]


def test_header_but_no_rows(tiny: Tiny):
    tiny.write(FIGURES, f"{HEADER}\n")
    assert tiny.said() == [f"{at(0)}This file has column names but no rows. Add the rows."]


def test_header_but_no_rows_where_the_file_may_be_left_out(tiny: Tiny):
    name = f"{Q2}/submissions.csv"
    tiny.write(name, "unit_id,due_on,received_on,validated_on,times_returned\n")
    assert tiny.said() == [
        f"{at(0, file=name)}This file has column names but no rows. Add the rows, or remove the file."
    ]


def test_nul_byte(tiny: Tiny):
    tiny.write(FIGURES, text_of(FIGURES).replace("77.8", "77\0.8").encode())
    assert tiny.said() == [
        f"{at(2)}This line holds a NUL byte, which no text has; the file may be damaged. "
        f"Open it, type this line again and save. {SAVE}"
    ]


def test_file_of_zeros_as_a_crash_leaves_it(tiny: Tiny):
    tiny.write(FIGURES, bytes(4096))
    (problem,) = tiny.problems()
    assert (problem.line, problem.kind) == (1, "nul")


def test_cell_of_50_megabytes_is_refused_at_once(tiny: Tiny):
    text = text_of(FIGURES).replace("No figure came.", "x" * 50_000_000)
    tiny.write(FIGURES, text)
    begun = time.process_time()
    assert tiny.said() == [
        f"{at(0)}This file holds 50 MB; a table has at most 20 MB. "
        "Look for a document or a picture pasted into a cell and take it out."
    ]
    assert time.process_time() - begun < 1


def test_cell_of_a_megabyte(tiny: Tiny):
    tiny.write(FIGURES, text_of(FIGURES).replace("No figure came.", "x" * 1_000_000))
    assert tiny.said() == [
        f"{at(3)}This row has a cell of more than 131,072 characters. Shorten it; what follows was not read."
    ]


def test_more_rows_than_any_table_has(tiny: Tiny):
    tiny.write(FIGURES, f"{HEADER}\n" + "x\n" * 200_001)
    assert tiny.said() == [
        f"{at(0)}This file has more than 200,000 rows. Save only the rows of the table; nothing was read."
    ]


def test_missing_file(tiny: Tiny):
    tiny.path(FIGURES).unlink()
    assert tiny.said() == [f"{at(0)}This file is missing. Add it to the folder."]


def test_directory_where_a_file_should_be(tiny: Tiny):
    tiny.path(FIGURES).unlink()
    tiny.path(FIGURES).mkdir()
    assert tiny.said() == [
        f"{at(0)}This is a folder; a file of this name is expected. "
        "Rename or remove it and put the file here."
    ]


def test_symlink_to_a_file(tiny: Tiny, tmp_path: Path):
    tiny.path(FIGURES).rename(tmp_path / "elsewhere.csv")
    tiny.path(FIGURES).symlink_to(tmp_path / "elsewhere.csv")
    assert tiny.said() == [f"{at(0)}This is a link to another place, not a file. Put the file itself here."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe_does_not_hang(tiny: Tiny):
    tiny.path(FIGURES).unlink()
    os.mkfifo(tiny.path(FIGURES))
    assert tiny.said() == [
        f"{at(0)}This is not an ordinary file; a file of this name is expected. "
        "Rename or remove it and put the file here."
    ]


# ---- the header


def header(tiny: Tiny, new: str) -> list[str]:
    tiny.replace_line(FIGURES, 1, new)
    return tiny.said()


def test_missing_column(tiny: Tiny):
    tiny.write(FIGURES, "\n".join(line.rsplit(",", 1)[0] for line in text_of(FIGURES).strip().split("\n")))
    assert tiny.said() == [f"{at(1, 'note_sw')}This column is missing. Add it; its cells may be empty."]


def test_missing_column_that_must_be_filled(tiny: Tiny):
    assert header(tiny, HEADER.replace("unit_id,", "")) == [
        f"{at(1, 'unit_id')}This column is missing. Add it and fill it."
    ]


def test_extra_column(tiny: Tiny):
    assert header(tiny, f"{HEADER},remarks") == [
        f'{at(1, "remarks")}Column 11, "remarks", is not one of this table\'s columns. Remove it.'
    ]


def test_column_without_a_name(tiny: Tiny):
    assert header(tiny, HEADER.replace("value,", "value,,")) == [
        f"{at(1)}Column 5, without a name, is not one of this table's columns. Remove it."
    ]


def test_misspelt_column(tiny: Tiny):
    assert header(tiny, HEADER.replace("numerator", "numertor")) == [
        f'{at(1, "numerator")}Column 5 is called "numertor". Rename it numerator.'
    ]


def test_repeated_column(tiny: Tiny):
    assert header(tiny, f"{HEADER},value") == [
        f"{at(1, 'value')}Columns 4 and 11 have the same name. Remove one of them."
    ]


def test_header_in_capitals_and_with_spaces(tiny: Tiny):
    assert header(tiny, HEADER.replace("metric_id", "Metric ID").replace("value", " value ")) == [
        f'{at(1, "metric_id")}Column 1 is called "Metric ID". Rename it metric_id.',
        f'{at(1, "value")}Column 4 is called " value ". Rename it value.',
    ]


def test_title_above_the_header(tiny: Tiny):
    tiny.write(FIGURES, f"Figures of the quarter,,,,,,,,\n\n{text_of(FIGURES)}")
    assert tiny.said() == [
        f"{at(1)}The column names are on line 3, not on the first line. Delete lines 1 to 2."
    ]


def test_header_merged_over_two_lines(tiny: Tiny):
    first, second = "metric,,unit,figure,,,status,note,", "id,version,id,value,numerator,denominator,,en,sw"
    assert header(tiny, f"{first}\n{second}") == [
        f'{at(1)}The first line is not the column names; it begins "metric,,unit,figure,,,status,note,". '
        f"Make it exactly, in one line: {HEADER}"
    ]


# ---- the rows


def test_unclosed_quotation_mark_is_found_where_it_opens(tiny: Tiny):
    tiny.replace(FIGURES, "No figure came.", '"No figure came.')
    assert tiny.said() == [
        f"{at(3)}A quotation mark is opened in this row and not closed. "
        "Close it at the end of the cell, or remove it; what follows was not read."
    ]


def test_unclosed_quotation_mark_that_a_later_one_seems_to_close(tiny: Tiny):
    tiny.replace(FIGURES, "No figure came.", '"No figure came.')
    tiny.replace_line(FIGURES, 5, 'days_to_answer,2,dept_acacia,4.5,,,provisional,"Two, late",')
    assert tiny.said() == [
        f"{at(3)}A quotation mark is opened in this row and not closed. "
        "Close it at the end of the cell, or remove it; what follows was not read."
    ]


def test_quotation_mark_in_the_wrong_place(tiny: Tiny):
    tiny.replace(FIGURES, "No figure came.", '"No" figure came.')
    assert tiny.said() == [
        f"{at(3)}A quotation mark stands in the wrong place. "
        "Put them around the whole cell and double those inside it; what follows was not read."
    ]


def test_extra_cell(tiny: Tiny):
    tiny.replace(FIGURES, "No figure came.", "No figure, none, at all")
    assert tiny.said() == [
        f"{at(3)}This row has 11 cells; the table has 9 columns. If a text holds a comma, put the whole cell "
        "between quotation marks; else remove what is too much."
    ]


def test_too_few_cells(tiny: Tiny):
    tiny.replace_line(FIGURES, 4, "bills_passed,1,assembly,3")
    assert tiny.said() == [
        f"{at(4)}This row has 4 cells; the table has 9 columns. Add the missing cells, with their commas."
    ]


def test_line_break_in_a_cell_does_not_shift_the_lines_after_it(tiny: Tiny):
    tiny.replace(FIGURES, "No figure came.", '"No figure\ncame."')
    tiny.replace(FIGURES, "bills_passed,1,assembly,3", "bills_passed,1,assembly,3x")
    assert tiny.read(FIGURES).split("\n")[4].startswith("bills_passed")  # line 5 in a text editor
    assert tiny.said() == [
        f'{at(3, "note_en")}"No figure\\ncame." has a line break or a tab. Write it in one line.',
        f'{at(5, "value")}"3x" is not a number. Write digits only, such as 1200 or 77.8.',
    ]


def test_duplicate_row(tiny: Tiny):
    tiny.add(FIGURES, "bills_passed,1,assembly,3,,,reported,,")
    assert tiny.said() == [
        f"{at(8)}This row repeats line 4: the same metric_id and unit_id. Keep one of the two."
    ]


# ---- the cells


def value(tiny: Tiny, text: str) -> list[str]:
    """What is said about this text in place of the figure 77.8."""
    tiny.replace(FIGURES, "77.8", text)
    return tiny.said()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"1,200"', '"1,200" has thousands separators. Write 1200.'),
        ('"1,200,300.5"', '"1,200,300.5" has thousands separators. Write 1200300.5.'),
        ("85%", '"85%" has a per cent sign. Write 85.'),
        ("1O", '"1O" has a letter that looks like a digit. Write 10.'),
        ("n/a", '"n/a" stands where a number should be. Leave the cell empty and let the status say why.'),
        ("-", '"-" stands where a number should be. Leave the cell empty and let the status say why.'),
        (
            "#DIV/0!",
            '"#DIV/0!" stands where a number should be. Leave the cell empty and let the status say why.',
        ),
        ("14\u00a0", '"14\\xa0" has a space in it that should not be there. Write 14.'),
        ('"77,8"', '"77,8" has a comma. Write 77.8 if the comma begins the decimals, else leave it out.'),
        ("KES 1200", '"KES 1200" names the currency. Write 1200.'),
        ("(1200)", '"(1200)" has brackets. Write -1200.'),
        ("+5", '"+5" is not in the form used here. Write 5.'),
        (".5", '".5" is not in the form used here. Write 0.5.'),
        ("-0.0", '"-0.0" is not in the form used here. Write 0.'),
        ("007", '"007" is not in the form used here. Write 7.'),
        ("\u0663", '"\u0663" is not a number. Write digits only, such as 1200 or 77.8.'),
        ("NaN", '"NaN" is not a figure. Write the number in digits.'),
        ("inf", '"inf" is not a figure. Write the number in digits.'),
        (
            "1e308",
            '"1e308" is a shortened number, as Excel shows a long one. '
            "Widen the column, format it as Number and write every digit.",
        ),
        (
            "8.12E+08",
            '"8.12E+08" is a shortened number, as Excel shows a long one. '
            "Widen the column, format it as Number and write every digit.",
        ),
        (
            "9" * 16,
            f'"{"9" * 16}" has more digits than any figure here (15 before the point, 10 after it). '
            "Write it as it was counted or rounded.",
        ),
        ("seventy", '"seventy" is not a number. Write digits only, such as 1200 or 77.8.'),
        (
            "=cmd|' /C calc'!A0",
            "\"=cmd|' /C calc'!A0\" is not a number. Write digits only, such as 1200 or 77.8.",
        ),
    ],
)
def test_numbers_as_people_write_them(tiny: Tiny, text, said):
    assert value(tiny, text) == [at(2, "value") + said]


def received(tiny: Tiny, *days: str) -> list[str]:
    """What is said when submissions came on these days."""
    name = f"{Q2}/submissions.csv"
    head = "unit_id,due_on,received_on,validated_on,times_returned"
    units = ("dept_acacia", "comm_ibis")
    rows = [f"{unit},2026-01-10,{day},,0" for unit, day in zip(units, days, strict=False)]
    tiny.write(name, "\n".join([head, *rows]))
    return [each.removeprefix(f"{name}, ") for each in tiny.said()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "31/03/2026",
            '"31/03/2026" is not in the form used here. Write 2026-03-31 if you mean 31 March 2026.',
        ),
        (
            "31-Mar-26",
            '"31-Mar-26" is not in the form used here. Write 2026-03-31 if you mean 31 March 2026.',
        ),
        (
            "2026-3-31 00:00:00",
            '"2026-3-31 00:00:00" is not in the form used here. Write 2026-03-31 if you mean 31 March 2026.',
        ),
        (
            "46112",
            '"46112" is Excel\'s number for a day, not a date. '
            "Format the column as a date; write 2026-03-31 if you mean 31 March 2026.",
        ),
        ("31/02/2026", '"31/02/2026" is a day that does not exist. Check the day and the month.'),
        ("2026-02-31", '"2026-02-31" is a day that does not exist. Check the day and the month.'),
        ("1026-01-09", '"1026-01-09" is too long ago or too far ahead. Check the year.'),
        ("soon", '"soon" is not a date. Write it as 2026-03-31.'),
    ],
)
def test_dates_as_people_write_them(tiny: Tiny, text, said):
    assert received(tiny, text) == [f'line 2, column "received_on": {said}']


def test_a_whole_column_of_dates_with_two_readings_is_never_guessed(tiny: Tiny):
    said = (
        '"03/04/2026" can be read in two ways. '
        "Write 2026-04-03 if you mean 3 April 2026, 2026-03-04 if you mean 4 March 2026."
    )
    assert received(tiny, "03/04/2026", "03/04/2026") == [
        f'line 2, column "received_on": {said}',
        f'line 3, column "received_on": {said}',
    ]


def test_the_same_day_and_month_has_one_reading(tiny: Tiny):
    assert received(tiny, "03/03/2026") == [
        'line 2, column "received_on": "03/03/2026" is not in the form used here. '
        "Write 2026-03-03 if you mean 3 March 2026."
    ]


def note(tiny: Tiny, text: str) -> list[str]:
    """What is said about this text in place of the note ``No figure came.``"""
    tiny.replace(FIGURES, "No figure came.", text)
    return tiny.said()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "=cmd|' /C calc'!A0",
            "\"=cmd|' /C calc'!A0\" begins with = and could run as a formula in a spreadsheet. "
            "Write a text that begins with a letter or a digit.",
        ),
        (
            "@SUM(A1)",
            '"@SUM(A1)" begins with @ and could run as a formula in a spreadsheet. '
            "Write a text that begins with a letter or a digit.",
        ),
        (
            " +late",
            '" +late" begins with + and could run as a formula in a spreadsheet. '
            "Write a text that begins with a letter or a digit.",
        ),
        (
            "Late<script>alert(1)</script>",
            '"Late<script>alert(1)</script>" holds HTML or script. Write plain text.',
        ),
        ("See &lt;b&gt;", '"See &lt;b&gt;" holds HTML or script. Write plain text.'),
        ("javascript:alert(1)", '"javascript:alert(1)" holds HTML or script. Write plain text.'),
        (
            "Late \u202etxt.exe",
            '"Late \\u202etxt.exe" holds an invisible character that turns the direction of writing. '
            "Type the cell again.",
        ),
        ("La\u200bte", '"La\\u200bte" holds an invisible character. Type the cell again.'),
        ("La\x07te", '"La\\x07te" holds an invisible character. Type the cell again.'),
        ("Late ", '"Late " begins or ends with a space. Write "Late".'),
        ("P051234567X", f"This text holds what looks like a tax PIN. {PERSONAL}"),
        (
            "Call 0712 345 678",
            f"This text holds what looks like a telephone number. {PERSONAL}",
        ),
        (
            "ask jane@example.org",
            f"This text holds what looks like an e-mail address. {PERSONAL}",
        ),
        (
            "ID 23456789 absent",
            f"This text holds what looks like an identity card number. {PERSONAL}",
        ),
        ("x" * 231, f'"{"x" * 40}..." has 231 characters. Shorten it to 230 at most.'),
    ],
)
def test_texts_that_may_not_be_published(tiny: Tiny, text, said):
    assert note(tiny, text) == [at(3, "note_en") + said]


@pytest.mark.parametrize(
    "text",
    [
        "Fewer than 5 & more than 3: 3 < 5",
        '"Two committees, Ibis and Heron, had not met."',
        "Ng'ombe – naïve 85%",
        "Bill No. 12 of 2025/26",
        '"KES 1,200,000 was returned."',
        "x" * 230,
    ],
)
def test_ordinary_texts_are_accepted(tiny: Tiny, text):
    assert note(tiny, text) == []


# ---- the folders


def test_quarter_folder_with_a_wrong_name(tiny: Tiny):
    tiny.path("quarters/2025-26-Q2").rename(tiny.path("quarters/2025-26 q2"))
    assert tiny.said() == [
        'quarters/2025-26 q2: "2025-26 q2" is not a quarter. Rename the folder 2025-26-Q2.'
    ]


def test_quarter_folder_with_an_impossible_year(tiny: Tiny):
    tiny.path("quarters/2025-26-Q2").rename(tiny.path("quarters/2025-27-Q2"))
    assert tiny.said() == [
        'quarters/2025-27-Q2: "2025-27-Q2" is not a quarter. Name the folder as 2025-26-Q1.'
    ]


def test_two_folders_for_one_quarter(tiny: Tiny):
    tiny.path("quarters/2025-26-Q2 - Copy/v1").mkdir(parents=True)
    assert tiny.said() == [
        "quarters/2025-26-Q2 - Copy: This seems to be a second folder of 2025-26-Q2. "
        "Keep one folder for each quarter."
    ]


def test_quarter_that_is_a_link(tiny: Tiny, tmp_path: Path):
    tiny.path("quarters/2025-26-Q2").rename(tmp_path / "elsewhere")
    tiny.path("quarters/2025-26-Q2").symlink_to(tmp_path / "elsewhere")
    assert tiny.said() == [
        "quarters/2025-26-Q2: This is a link to another place, not a folder. Put the folder itself here."
    ]


def test_file_in_place_of_all_quarters(tiny: Tiny, tmp_path: Path):
    tiny.path("quarters").rename(tmp_path / "elsewhere")
    tiny.write("quarters", "not a folder")
    assert tiny.said() == ["quarters: This is a file; only folders belong here. Remove it from this folder."]


def test_file_among_the_quarters(tiny: Tiny):
    tiny.write("quarters/2025-26-Q3", "not a folder")
    assert tiny.said() == [
        "quarters/2025-26-Q3: This is a file; only folders belong here. Remove it from this folder."
    ]


def test_version_left_out(tiny: Tiny):
    tiny.path(Q2).rename(tiny.path("quarters/2025-26-Q2/v3"))
    assert tiny.said()[0] == ("quarters/2025-26-Q2/v3: There is v3 but no v1. Add v1 or rename this folder.")


def test_version_with_a_wrong_name(tiny: Tiny):
    tiny.path("quarters/2025-26-Q2/final").mkdir()
    assert tiny.said() == [
        'quarters/2025-26-Q2/final: "final" is not a version. Name the folder v1, the next v2, and so on.'
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    ("name", "shown"), [(b"Q\xff", r"Q\udcff"), ("Q\u202e".encode(), r"Q\u202e"), (b"Q\n", r"Q\n")]
)
def test_folder_name_that_cannot_be_printed(tiny: Tiny, name, shown):
    os.mkdir(os.fsencode(tiny.path("quarters")) + b"/" + name)  # noqa: PTH102  (the name is bytes)
    assert tiny.said() == [f'quarters/{shown}: "{shown}" is not a quarter. Name the folder as 2025-26-Q1.']


def test_empty_quarter_folder(tiny: Tiny):
    tiny.path("quarters/2025-26-Q3").mkdir()
    assert tiny.said() == ["quarters/2025-26-Q3: This folder is empty. Add v1 or remove it."]


def test_unknown_file_and_its_probable_name(tiny: Tiny):
    tiny.path(f"{Q2}/labour.csv").rename(tiny.path(f"{Q2}/labor.csv"))
    tiny.write(f"{Q1}/holiday.docx", "x")
    assert tiny.said() == [
        f"{Q1}/holiday.docx: Nobody reads this file. Remove it from this folder.",
        f"{Q2}/labor.csv: Nobody reads this file. Did you mean labour.csv?",
    ]


def test_file_still_open_in_excel(tiny: Tiny):
    tiny.write(f"{Q2}/~$observations.csv", "x")
    assert tiny.said() == [
        f"{Q2}/~$observations.csv: The file is still open in Excel. Close it there and try again."
    ]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_operating_systems_leave_behind_is_ignored(tiny: Tiny, name):
    tiny.write(f"{Q2}/{name}", b"\0\1")
    tiny.write(f"quarters/{name}", b"\0\1")
    assert tiny.said() == []
