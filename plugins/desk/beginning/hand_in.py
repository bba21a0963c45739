"""What was handed in: the sheets of the workbook, or the CSV files of a folder as if they were sheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checked_tables.nearest import did_you_mean, plain, shown
from checked_tables.problems import Problem
from checked_tables.text_file import read_text
from plugins.desk.door.unreadable import Unreadable
from plugins.desk.findings import Finding, of_file
from plugins.desk.intake.cells import Cell, Sheet, place
from plugins.desk.intake.check_sheets import check_sheet
from plugins.desk.intake.opening import read_book
from plugins.desk.intake.source import read_folder
from plugins.desk.workbook.form import READ_ME


@dataclass(frozen=True, slots=True)
class Line:
    """A filled row of a sheet: its number there, and what stands below each heading."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One sheet by the name of its table. ``header`` holds the headings by column, "" for none."""

    sheet: Sheet
    header: tuple[str, ...]
    lines: tuple[Line, ...]

    def fault(self, line: Line, column: str, kind: str, found: str, write: str) -> Finding:
        """Something wrong in a cell."""
        number = self.header.index(column) + 1 if column in self.header else 0
        return Finding(
            severity="error",
            where=self.sheet.name,
            cell=place(line.number, number) if number else f"row {line.number}",
            column=column,
            says=shown(line.cells.get(column, "")) if line.cells.get(column) else "",
            kind=kind,
            found=found,
            write=write,
            row=line.number,
            number=number,
        )


def read_handed_in(
    path: Path, headers: Mapping[str, Sequence[str]]
) -> tuple[dict[str, HandedIn], tuple[Sheet, ...], list[Finding]]:
    """The sheets asked for (``headers`` has their columns), all sheets, what is wrong with their form."""
    sheets, findings = _folder(path) if path.is_dir() else _book(path)
    found: dict[str, HandedIn] = {}
    for sheet in sheets:
        name = plain(sheet.name)
        if name == READ_ME:
            continue
        if name not in headers or name in found:
            what = "There are two of this sheet." if name in found else "Nobody reads this sheet."
            meant = did_you_mean(name, headers) or "Remove it."
            findings.append(_on(sheet.name, "unread-sheet", what, meant))
            continue
        findings += check_sheet(sheet)
        found[name] = _handed_in(sheet)
        findings += _check_header(found[name], headers[name])
    return found, sheets, findings


def _book(path: Path) -> tuple[tuple[Sheet, ...], list[Finding]]:
    book = read_book(path)
    if isinstance(book, Unreadable):
        return (), [_on(path.name, book.kind, book.found, book.write)]
    return book.sheets, []


def _folder(path: Path) -> tuple[tuple[Sheet, ...], list[Finding]]:
    sheets = []
    files, findings = read_folder(path)
    for name in sorted(name for name in files if name.casefold().endswith(".csv")):
        each = path / name
        text = read_text(each, name)
        if isinstance(text, Problem):
            findings.append(of_file(text))
            continue
        rows = {
            number: {column: Cell(cell) for column, cell in enumerate(row, start=1) if cell}
            for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1)
        }
        sheets.append(Sheet(name=each.stem, rows={number: row for number, row in rows.items() if row}))
    return tuple(sheets), findings


def _handed_in(sheet: Sheet) -> HandedIn:
    filled = [
        row for row in sorted(sheet.rows) if any(cell.text.strip() for cell in sheet.rows[row].values())
    ]
    top = sheet.rows[filled[0]] if filled else {}
    header = tuple(plain(top[n].text) if n in top else "" for n in range(1, sheet.width + 1))
    lines = []
    for row in filled[1:]:
        cells = sheet.rows[row]
        texts = {
            head: cells[number].text.strip() if number in cells else ""
            for number, head in enumerate(header, start=1)
            if head
        }
        lines.append(Line(row, texts))
    return HandedIn(sheet, header, tuple(lines))


def _check_header(found: HandedIn, asked: Sequence[str]) -> Iterator[Finding]:
    for name in asked:
        if name not in found.header:
            words = f"The column {name} is missing."
            yield _on(found.sheet.name, "missing-column", words, "Write its name in the first row again.")
    for name in found.header:
        if name and name not in asked:
            words = f"{shown(name)} is not a column of this sheet."
            yield _on(found.sheet.name, "unknown-column", words, "Take it out.")


def _on(name: str, kind: str, found: str, write: str) -> Finding:
    return of_file(Problem(file=name, kind=kind, found=found, write=write))
