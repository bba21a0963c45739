"""From a problem in a table's file to the sheet and cell where a person mends it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from checked_tables.nearest import plain, shown
from checked_tables.problems import Problem
from plugins.core.time.release_file import FILE
from plugins.desk.findings import Finding, of_file
from plugins.desk.workbook.form import RELEASE

from .cells import Sheet, place
from .settings import Settings
from .tables import SheetTable

_COLUMN = re.compile(r"^Columns? (?:\d+ and )?(\d+)\b")
_LINE = re.compile(r"(?<!csv, )\b([Ll])ines? (\d+)")
_SETTING = re.compile(r'Write (\w+) = "?([^"]*?)"?\.$')


def in_workbook(
    problem: Problem, folder: str, tables: Mapping[str, SheetTable], settings: Settings | None
) -> Finding:
    """Where in the workbook the problem of a file below ``folder`` stands, in the words of a workbook."""
    name = problem.file.removeprefix(f"{folder}/")
    if name == FILE and settings is not None:
        return _in_settings(problem, settings)
    table = tables.get(name.removesuffix(".csv"))
    if table is None:
        return of_file(replace(problem, file=name))
    row = table.rows.get(problem.line, problem.line)
    number = _number(problem, table)
    cell = place(row, number) if row and number else f"row {row}" if row else ""
    return Finding(
        severity=problem.severity,
        where=table.sheet.name,
        cell=cell,
        column=problem.column,
        says=says(table.sheet, row, number),
        kind=problem.kind,
        found=_in_words(problem.found, table),
        write=_in_words(problem.write, table),
        row=row,
        number=number,
    )


def says(sheet: Sheet, row: int, number: int) -> str:
    """What stands in a cell, in quotation marks; nothing for an empty one."""
    cell = sheet.rows.get(row, {}).get(number)
    return shown(cell.text or cell.formula) if cell is not None else ""


def _number(problem: Problem, table: SheetTable) -> int:
    """The column's number in the sheet; 0 if the whole row is meant."""
    if problem.line <= 1 and (match := _COLUMN.match(problem.found)):
        return int(match[1])
    for number, name in enumerate(table.header, start=1):
        if problem.column and plain(name) == plain(problem.column):
            return number
    return 0


def _in_words(text: str, table: SheetTable) -> str:
    """The sentence with rows for lines and sheet for file; a line of another file stays one."""

    def row(match: re.Match[str]) -> str:
        line = int(match[2])
        word = "Row" if match[1] == "L" else "row"
        return f"{word}{'s' if 'ines' in match[0] else ''} {table.rows.get(line, line)}"

    text = _LINE.sub(row, text)
    for old, new in (("This file", "This sheet"), ("the file", "the sheet"), ("first line", "first row")):
        text = text.replace(old, new)
    return text


def _in_settings(problem: Problem, settings: Settings) -> Finding:
    name = problem.column
    if name == "published_on":
        name = "scheduled_on"
    row = settings.rows.get(name, 0)
    finding = of_file(problem)
    found, write = problem.found, _SETTING.sub(r"Write \2.", problem.write)
    write = write.replace("published_on", "scheduled_on")
    if problem.kind == "missing-key":
        example = problem.write.partition(" = ")[2].strip('".')
        found = "Nothing is written here." if row else f"The row {name} is missing."
        write = f"Write what applies, such as {example}."
    return replace(
        finding,
        where=RELEASE,
        cell=place(row, 2) if row else "",
        column=name,
        says=shown(settings.values[name]) if settings.values.get(name) else "",
        found=found.replace("published_on", "scheduled_on"),
        write=write,
        row=row,
        number=2 if row else 0,
    )
