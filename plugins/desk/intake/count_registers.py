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
from functools import partial
from pathlib import Path

from checked_tables.problems import DataProblems
from checked_tables.texts import LANGUAGES
from plugins.core.counting.count import count
from plugins.core.counting.rule import Rule
from plugins.core.statements.wording import Words, read_wording
from plugins.core.time.quarter import Quarter
from plugins.desk.build import HOME
from plugins.portal.read import read_assembly
from plugins.subjects.rules.measure import CountedFigure, CountedFigures
from plugins.subjects.rules.record import FOLDER, read_counting_rules
from plugins.subjects.units.record import ASSEMBLY_ID

FIGURES, RETURNS = "observations.csv", "returns.csv"
_KEY = ("metric_id", "metric_version", "unit_id")
_CELLS = ("value", "numerator", "denominator")
_NOTES = tuple(f"note_{language}" for language in LANGUAGES)
_COLUMNS = (*_KEY, *_CELLS, "status", *_NOTES)
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
    read, _ = read_counting_rules(data_dir / "reference" / FOLDER, FOLDER)
    rules = {rule.key: rule for found in read for rule in found.rules}
    waiting: dict[int, Rule] = {}
    for at, row in figures.rows():
        rule = rules.get((row[_KEY[0]], _whole(row[_KEY[1]])))
        complete_to = returns.get(rule.table) if rule is not None else None
        if rule is None or complete_to is None or any(row[name].strip() for name in (*_CELLS, "status")):
            continue
        if row[_KEY[2]] != ASSEMBLY_ID and not rule.split:
            continue  # no rule counts it for a unit: it is asked for
        if complete_to >= quarter.last_day:
            waiting[at] = rule
        notes = _notes(partial(_complete_to, register=rule.table, day=complete_to))
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
        if at in waiting:
            figure = found.get((row[_KEY[0]], row[_KEY[1]].strip(), row[_KEY[2]]))
            figures.put(at, _cells(waiting[at], figure))
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


def _cells(rule: Rule, figure: CountedFigure | None) -> Cells:
    """The cells of a counted figure: numbers with a status, or the reason why there is none. A complete
    register without any row is published with no release, and is counted as empty."""
    counted = figure.counted if figure is not None else count(rule, (), {}, 0)
    least = figure.result.metric.min_base if figure is not None else None
    none = dict.fromkeys((*_CELLS, *_NOTES), "")
    if counted.state == "unknown":
        notes = _notes(lambda t: t("rules.cell_empty", register=rule.table))
        return {**none, **notes, "status": "not_reported"}
    if counted.state != "counted":
        return {**none, "status": counted.state}
    if least and counted.denominator is not None and counted.denominator < least:
        return {**none, "status": "suppressed"}
    return {**none, **{name: _number(getattr(counted, name)) for name in _CELLS}, "status": counted.status}


def _complete_to(t: Words, register: str, day: date) -> str:
    return t("rules.complete_to", register=register, day=day)


def _notes(said: Callable[[Words], str]) -> Cells:
    """What readers are told beside a figure that is not there, in both languages."""
    wording = read_wording(HOME / "content" / "wording")
    return {f"note_{language}": said(wording.of(language)) for language in LANGUAGES}


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
