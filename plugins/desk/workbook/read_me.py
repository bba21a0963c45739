"""The words of the read-me sheet: what to do, in order, for somebody who opens it for the first time."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.presentation.formats import months

from .form import RELEASE, Form

#: The label beside which the quarter stands; intake looks for it.
QUARTER = "Quarter"

_STEPS = (
    "Start with the sheet release: check the days and say how the figures came about.",
    "Fill the other sheets. The first row holds the names of the columns; point at a name to read what "
    "belongs in it. Do not rename sheets or columns.",
    "Each row of figures needs a status. If there is no figure, leave its cells empty and choose why: "
    "not_reported (it did not come), not_collected (nobody counts it yet), not_applicable (there was nothing "
    "to count) or suppressed (it could point at a person). Missing is never zero.",
    "Numbers: digits and a decimal point only, no commas, no per cent sign, no KES. Days: as 2026-10-31, or "
    "as your Excel writes a day.",
    "No formulas (paste values), no merged cells, no pictures, no hidden sheets.",
    "Never write anything about a single member of staff, a petitioner or a private person.",
    "Rows that do not apply may be deleted; new rows go right below the last one.",
    "Save, close the workbook and run the command intake (see below). It reads the workbook and never "
    "changes it.",
)


def say_read_me(form: Form) -> Iterator[tuple[str, str]]:
    """The two cells of each line of the sheet, from the top."""
    yield "Quarterly tables of the County Assembly of Kisumu", ""
    yield "", ""
    yield QUARTER, str(form.quarter)
    yield "Months", months(form.quarter, "en")
    yield "", ""
    yield "What to do", ""
    for number, step in enumerate(_STEPS, start=1):
        yield str(number), step
    yield "", ""
    yield "The sheets", ""
    yield RELEASE, "Days, and how the figures came about."
    for table in form.tables:
        rows = len(form.rows.get(table.name, ()))
        begun = f" {rows} rows are begun." if rows else ""
        yield table.name, f"{table.title}. {table.description}{begun}"
    names = ", ".join(("metrics", "units", *form.lookups))
    yield names, "What the names mean. They are here to look things up; nothing in them is read."
    yield "", ""
    yield "The commands", ""
    yield "Take it in", "python3 start.py intake WORKBOOK        (Windows: py start.py intake WORKBOOK)"
    yield "See what is wrong", "python3 start.py check        (Windows: py start.py check)"
    if form.carried_from:
        yield "", ""
        yield (
            "Brought along",
            f"Names of rows, and actions not yet closed, from {form.carried_from}. Figures never.",
        )
