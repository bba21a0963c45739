"""The worked example of the first real day, command by command, as the clerk types them.

November 2026: begin. January 2027, the last five days of it: the workbook, the draft, the signatures, the
release, the web.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from tests.samples.first_day import FIRST, adopt
from tests.site.at_keyboard import Staff

#: Who passes it on, from day to day.
SIGNED_ON = {
    "2027-01-25": ("submitted", "validated"),
    "2027-01-26": ("disclosure_checked",),
    "2027-01-27": ("leadership_reviewed",),
    "2027-01-28": ("tabled", "cleared"),
}
#: Both files that may name the address of the web.
SETTINGS = ("pelicanconf.py", "publishconf.py")


def at(address: str, repository: Path) -> None:
    """Write the portal's address into its settings."""
    for name in SETTINGS:
        settings = repository / name
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('PUBLIC_ADDRESS = ""', f'PUBLIC_ADDRESS = "{address}"'), "utf-8")


def begin(staff: Staff) -> dict[str, str]:
    """5 to 17 November: what the Assembly adopts is filled in and taken in; what the commands said."""
    book = staff.desk / "begin" / "begin.xlsx"
    staff.on = "2026-11-05T09:00"
    made = staff.type("begin", FIRST)
    adopt(book)
    staff.on = "2026-11-16T09:00"
    begun = staff.type("begin", FIRST, "--from", str(book), "--yes")
    return {"made": made, "begun": begun, "checked": staff.type("check")}


def report(staff: Staff, www: Path) -> dict[str, str]:
    """4 to 29 January: the first quarter from its empty workbook to the web; what each command said."""
    book, said = staff.desk / FIRST / f"{FIRST}.xlsx", {}
    staff.on = "2027-01-04T09:00"
    said["asked"] = staff.type("new-quarter", FIRST)
    fill(book)
    staff.on = "2027-01-25T09:00"
    said["taken in"] = staff.type("intake", str(book))
    said["draft checked"] = staff.type("check")
    said["compared"] = staff.type("compare")
    said["looked at"] = staff.type("preview")
    for day, steps in SIGNED_ON.items():
        staff.on = f"{day}T12:00"
        said["signed"] = staff.sign(*steps)
    staff.on = "2027-01-29T10:01"
    why = ("--waive-kiswahili", "office_clerk", "--because", "The reviewer is ill.")
    said["released"] = staff.type("release", "--yes", "--no-browser", *why)
    said["published"] = staff.type("publish", "--folder", str(www), "--yes")
    said["verified"] = staff.type("verify", str(www))
    return said


def fill(book_path: Path) -> None:
    """Every figure that was asked: 30 of 33 came."""
    book = openpyxl.load_workbook(book_path)
    sheet = book["observations"]
    head = {cell.value: number for number, cell in enumerate(sheet[1], start=1)}
    metrics = {row[0].value: row[3].value for row in book["metrics"].iter_rows(min_row=2)}
    shares = {row[0].value: bool(row[5].value) for row in book["metrics"].iter_rows(min_row=2)}
    for row in range(2, sheet.max_row + 1):
        metric = sheet.cell(row, head["metric_id"]).value
        if row % 11 == 5:
            sheet.cell(row, head["status"]).value = "not_reported"
            sheet.cell(row, head["note_en"]).value = "It did not come."
            continue
        sheet.cell(row, head["status"]).value = "reported"
        base = 20000 if metrics[metric] == "kes" else 20
        if shares[metric]:
            sheet.cell(row, head["numerator"]).value = base // 2
            sheet.cell(row, head["denominator"]).value = base
        share = 50 if metrics[metric] == "percent" else 0.5
        sheet.cell(row, head["value"]).value = share if shares[metric] else base
    for name, column in (("labour", "status"), ("budget", "status")):
        table = book[name]
        place = [cell.value for cell in table[1]].index(column) + 1
        for row in range(2, table.max_row + 1):
            table.cell(row, place).value = "not_collected"
    for row in range(2, book["submissions"].max_row + 1):
        for column, value in enumerate((date(2027, 1, 10), date(2027, 1, 8), date(2027, 1, 12), 0), start=2):
            book["submissions"].cell(row, column).value = value
    for row in range(2, book["release"].max_row + 1):
        if book["release"].cell(row, 1).value == "no_index_reason_en":
            book["release"].cell(row, 2).value = "The Assembly has adopted no weights yet."
    book.save(book_path)
