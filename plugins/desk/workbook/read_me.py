"""The words of the read-me sheet: what to do, in order, for somebody who opens it for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from checked_tables.schemas import TableSchema
from plugins.core.statements.formats import months

from .form import METRICS, RELEASE, UNITS, Form, office_of

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


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: its two cells, and the sheet to which the first one leads ("" for none). With a
    left cell only it is a heading."""

    left: str = ""
    right: str = ""
    sheet: str = ""


def say_read_me(form: Form) -> Iterator[Line]:
    """Every row of the sheet, from the top."""
    yield Line("Quarterly tables of the County Assembly of Kisumu")
    yield Line()
    yield Line(QUARTER, str(form.quarter))
    yield Line("Months", months(form.quarter, "en"))
    yield Line()
    yield Line("What to do")
    for number, step in enumerate(_STEPS, start=1):
        yield Line(str(number), step)
    yield Line()
    yield Line("The sheets")
    needed = [table.name for table in form.tables if not table.optional_file]
    yield Line(
        f"{len(form.tables) + 1} sheets",
        f"Click on a name to go there. Required: {', '.join((RELEASE, *needed))}. An optional sheet may stay "
        "without rows; the report is then without its table. The offices are a suggestion: agree among "
        "yourselves who fills what.",
    )
    yield Line(RELEASE, "Required. Days, and how the figures came about.", RELEASE)
    names = {unit.unit_id: unit.name.en for unit in form.units}
    for office, tables in groupby(form.tables, key=office_of):
        yield Line()
        yield Line(f"Filled by: {names.get(office, office)}")
        for table in tables:
            yield Line(table.name, _about(table, len(form.rows.get(table.name, ()))), table.name)
    yield Line()
    yield Line("To look things up")
    yield Line("", "What the names mean. Nothing in these sheets is read.")
    for name in (METRICS, *form.lookups, UNITS):
        yield Line(name, f"The names that a column may hold: {name.replace('_', ' ')}.", name)
    yield Line()
    yield Line("The commands")
    yield Line("Take it in", "python3 start.py intake WORKBOOK        (Windows: py start.py intake WORKBOOK)")
    yield Line("See what is wrong", "python3 start.py check        (Windows: py start.py check)")
    if form.carried_from:
        yield Line()
        yield Line(
            "Brought along",
            f"Names of rows, and actions not yet closed, from {form.carried_from}. Figures never.",
        )


def _about(table: TableSchema, rows: int) -> str:
    begun = f" {rows} rows are begun." if rows else ""
    return f"{'Optional' if table.optional_file else 'Required'}. {table.title}. {table.description}{begun}"
