"""Figures that nobody typed, counted in the registers of the same workbook.

A figure whose cells and status are all empty is counted if its rule counts in a register that is complete to
the quarter's last day, as the sheet ``returns`` says; if it is complete to an earlier day only, the figure is
``not_reported`` and its note says so. Without that word nothing is counted: rows that nobody vouched for are
no zero. What was typed stays as it was typed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from checked_tables.problems import DataProblems
from checked_tables.texts import LANGUAGES, Language
from plugins.core.statements.formats import day
from plugins.core.time.quarter import Quarter
from plugins.portal.read import read_assembly
from plugins.subjects.rules.measure import CountedFigure, CountedFigures
from plugins.subjects.rules.record import FOLDER, read_counting_rules

FIGURES, RETURNS = "observations.csv", "returns.csv"
_KEY = ("metric_id", "metric_version", "unit_id")
_CELLS = ("value", "numerator", "denominator")
_NOTES = tuple(f"note_{language}" for language in LANGUAGES)
_COLUMNS = (*_KEY, *_CELLS, "status", *_NOTES)
_WAITS: Mapping[Language, str] = {"en": "To be counted.", "sw": "Itahesabiwa."}
_PART: Mapping[Language, str] = {
    "en": "The register {register} is complete to {day} only.",
    "sw": "Rejista ya {register} imekamilika hadi {day} pekee.",
}
_EMPTY_CELL: Mapping[Language, str] = {
    "en": "A cell that is needed is empty in the register {register}.",
    "sw": "Seli inayohitajika ni tupu katika rejista ya {register}.",
}
Files = Mapping[str, bytes]
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """The tables with what was counted, and how many figures that were."""

    files: Files
    counted: int = 0


def counted_in(
    data_dir: Path, shown_as: str, files: Files, quarter: Quarter, write: Callable[[Files], None]
) -> Filled:
    """The draft's files with its empty figures counted. ``data_dir`` holds the repository with the draft in
    the folder ``shown_as``; ``write`` puts files there, in which they are counted."""
    files = _with_returns(files)
    figures, returns = _Lines.of(files.get(FIGURES, b"")), dict(_returned(files.get(RETURNS, b"")))
    if not returns or not figures.has(_COLUMNS):
        return Filled(files)
    rules, _ = read_counting_rules(data_dir / "reference" / FOLDER, FOLDER)
    tables = {rule.key: rule.table for found in rules for rule in found.rules}
    waiting: list[int] = []
    for at, row in figures.rows():
        register = tables.get((row[_KEY[0]], _whole(row[_KEY[1]])), "")
        complete_to = returns.get(register)
        if complete_to is None or any(row[name].strip() for name in (*_CELLS, "status")):
            continue
        if complete_to < quarter.last_day:
            notes = {
                f"note_{each}": text.format(register=register, day=day(complete_to, each))
                for each, text in _PART.items()
            }
        else:
            notes = {f"note_{each}": text for each, text in _WAITS.items()}
            waiting.append(at)
        figures.put(at, {"status": "not_reported", **notes})
    told = {**files, FIGURES: figures.data}
    write(told)
    if not waiting:
        return Filled(told)
    try:
        found = dict(_counted(data_dir, shown_as))
    except DataProblems:
        return Filled(told)  # the same is told when the draft is judged, and nothing is kept
    for at, row in figures.rows():
        figure = found.get((row[_KEY[0]], row[_KEY[1]].strip(), row[_KEY[2]]))
        if at in waiting and figure is not None:
            figures.put(at, _cells(figure))
    told = {**files, FIGURES: figures.data}
    write(told)
    return Filled(told, len(waiting))


def _counted(data_dir: Path, shown_as: str) -> Iterator[tuple[tuple[str, str, str], CountedFigure]]:
    assembly = read_assembly(data_dir)
    figures = assembly.get(CountedFigures)
    for report in assembly.reports:
        if figures is not None and report.release.folder == shown_as:
            for one in figures.of(report):
                metric = one.result.metric
                yield (metric.metric_id, str(metric.metric_version), one.result.unit.unit_id), one


def _cells(figure: CountedFigure) -> Cells:
    """The cells of a counted figure: numbers with a status, or the reason why there is none."""
    counted, least = figure.counted, figure.result.metric.min_base
    none = dict.fromkeys((*_CELLS, *_NOTES), "")
    if counted.state == "unknown":
        notes = {
            f"note_{each}": text.format(register=figure.rule.table) for each, text in _EMPTY_CELL.items()
        }
        return {**none, **notes, "status": "not_reported"}
    if counted.state != "counted":
        return {**none, "status": counted.state}
    if least and counted.denominator is not None and counted.denominator < least:
        return {**none, "status": "suppressed"}
    return {**none, **{name: _number(getattr(counted, name)) for name in _CELLS}, "status": counted.status}


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _whole(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 0


def _returned(data: bytes) -> Iterator[tuple[str, date]]:
    """The registers with the days up to which they are complete; of a day that is none the check says so."""
    lines = _Lines.of(data)
    for _, row in lines.rows() if lines.has(("register", "complete_to")) else ():
        try:
            yield row["register"].strip(), date.fromisoformat(row["complete_to"].strip())
        except ValueError:
            continue


def _with_returns(files: Files) -> Files:
    """Without the rows of ``returns`` in which nobody wrote anything beside the register's name; without the
    table, if there is no other row. All others stay on their lines."""
    lines = _Lines.of(files.get(RETURNS, b""))
    if not lines.has(("register",)):
        return files
    untouched = [
        at for at, row in lines.rows() if not any(row[name].strip() for name in row if name != "register")
    ]
    for at in untouched:
        lines.put(at, {"register": ""})
    if len(untouched) == len(list(lines.rows())):
        return {name: data for name, data in files.items() if name != RETURNS}
    return {**files, RETURNS: lines.data}


class _Lines:
    """A CSV file whose cells are written to where they stand; every other line stays as it is."""

    def __init__(self, lines: list[list[str]]) -> None:
        self._lines = lines
        self._names = [name.strip() for name in lines[0]] if lines else []

    @classmethod
    def of(cls, data: bytes) -> _Lines:
        """The lines of a file; none of one that is no CSV, of which the check says so."""
        try:
            text = data.decode("utf-8-sig")
            return cls(list(csv.reader(io.StringIO(text, newline=""), strict=True)))
        except (UnicodeDecodeError, csv.Error):
            return cls([])

    def has(self, columns: tuple[str, ...]) -> bool:
        """Whether it has these columns."""
        return set(columns) <= set(self._names)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """The lines with as many cells as the first, with their places."""
        for at, line in enumerate(self._lines[1:], 1):
            if len(line) == len(self._names):
                yield at, dict(zip(self._names, line, strict=True))

    def put(self, at: int, cells: Cells) -> None:
        """Write these cells of a line."""
        for name, text in cells.items():
            self._lines[at][self._names.index(name)] = text

    @property
    def data(self) -> bytes:
        """The file."""
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(self._lines)
        return out.getvalue().encode()
