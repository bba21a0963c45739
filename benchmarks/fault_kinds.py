"""The faults of real offices, each as a change of a correctly filled workbook.

``KINDS`` maps the name of a kind to a function that spoils one thing in a ``Filled`` workbook and says where,
or says ``None`` where the workbook has nothing of that sort. Smooth kinds leave a row that is consistent in
itself: the share is worked out anew from its spoilt parts, as a spreadsheet would have done.

Smooth: two departments swapped; last quarter's figure kept; a digit turned; thousands for units; a month's
figure for the quarter's; a denominator from another row; a sum that misses one unit; a percentage of the
wrong whole; sexes exchanged; millions for shillings; a month's spending for that to date; a hearing left out;
a day of the wrong year; the hours of two departments swapped.

Clumsy: a number as text (thousands separator, per cent sign, comma for the point, the letter O); a day as
text; a cell crossed out; a note "not final"; a formula; a format that shows another number; a status and a
figure that contradict each other; a row twice; a row deleted; a row on the wrong sheet; another unit; a
status misspelt; part and whole exchanged; a hidden row.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font

ASSEMBLY = "assembly"
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a fault was planted: the sheet with its rows, and the figures (metric, unit) that it alters."""

    kind: str
    sheet: str
    rows: frozenset[int] = frozenset()
    figures: frozenset[tuple[str, str]] = frozenset()


class Filled:
    """A workbook under the hands of an office. ``before`` holds last quarter's figures by metric and unit,
    ``decimals`` and ``percent`` what the metrics are, ``taken`` the rows that are spoilt already."""

    def __init__(
        self,
        book: Any,
        draw: random.Random,
        before: Mapping[tuple[str, str], Cells],
        metrics: Mapping[str, Any],
    ) -> None:
        self.book, self.draw, self.before, self.metrics = book, draw, before, metrics
        self.taken: set[tuple[str, int]] = set()

    def heads(self, sheet: str) -> dict[str, int]:
        """The columns of a sheet by name."""
        return {str(cell.value): cell.column for cell in self.book[sheet][1] if cell.value}

    def get(self, sheet: str, row: int, column: str) -> Any:
        """What stands in a cell."""
        return self.book[sheet].cell(row, self.heads(sheet)[column]).value

    def put(self, sheet: str, row: int, column: str, value: Any) -> None:
        """Type something over a cell."""
        self.book[sheet].cell(row, self.heads(sheet)[column]).value = value

    def rows(self, sheet: str, fits: Callable[[dict[str, Any]], bool] = lambda _: True) -> list[int]:
        """The rows of a sheet that are filled, not yet spoilt, and fit."""
        if sheet not in self.book.sheetnames:
            return []
        heads = self.heads(sheet)
        found = []
        for row in range(2, self.book[sheet].max_row + 1):
            values = {name: self.book[sheet].cell(row, at).value for name, at in heads.items()}
            is_filled = any(value not in (None, "") for value in values.values())
            if is_filled and (sheet, row) not in self.taken and fits(values):
                found.append(row)
        return found

    def one(self, sheet: str, fits: Callable[[dict[str, Any]], bool] = lambda _: True) -> int | None:
        """One of these rows, by chance."""
        rows = self.rows(sheet, fits)
        return self.draw.choice(rows) if rows else None

    def figure(self, row: int) -> tuple[str, str]:
        """Metric and unit of a row of the figures."""
        return self.get("observations", row, "metric_id"), self.get("observations", row, "unit_id")

    def share(self, row: int) -> None:
        """Work the value out anew from its parts, as a spreadsheet would have done."""
        top, base = (
            Decimal(str(self.get("observations", row, name))) for name in ("numerator", "denominator")
        )
        metric = self.metrics[self.figure(row)[0]]
        exact = top / base * (100 if metric["unit"] == "percent" else 1)
        rounded = exact.quantize(Decimal(1).scaleb(-int(metric["decimals"])), ROUND_HALF_UP)
        self.put("observations", row, "value", float(rounded))

    def spoilt(self, kind: str, *rows: int, sheet: str = "observations") -> Planted:
        """The place of the fault, which is not spoilt again."""
        self.taken |= {(sheet, row) for row in rows}
        figures = frozenset(map(self.figure, rows)) if sheet == "observations" else frozenset()
        return Planted(kind, sheet, frozenset(rows), figures)


Kind = Callable[[Filled, str], Planted | None]


def _has_parts(row: Mapping[str, Any]) -> bool:
    return bool(row["numerator"] and row["denominator"] and row["value"] is not None)


def _department(row: Mapping[str, Any]) -> bool:
    return str(row["unit_id"]).startswith(("dept_", "cmt_"))


_PARTS = ("value", "numerator", "denominator")


def swapped(book: Filled, kind: str) -> Planted | None:
    """The figures of two units exchanged."""
    first = book.one("observations", lambda row: _department(row) and row["value"] is not None)
    if first is None:
        return None
    metric, unit = book.figure(first)
    second = book.one(
        "observations",
        lambda row: (
            row["metric_id"] == metric and row["unit_id"] not in (unit, ASSEMBLY) and row["value"] is not None
        ),
    )
    if second is None:
        return None
    cells = [[book.get("observations", row, name) for name in _PARTS] for row in (first, second)]
    if cells[0] == cells[1]:
        return None
    for row, values in zip((second, first), cells, strict=True):
        for name, value in zip(_PARTS, values, strict=True):
            book.put("observations", row, name, value)
    return book.spoilt(kind, first, second)


def kept(book: Filled, kind: str) -> Planted | None:
    """Last quarter's figure left where it was."""
    row = book.one("observations", lambda row: row["value"] is not None)
    if row is None or not (old := book.before.get(book.figure(row))) or not old["value"]:
        return None
    new = [book.get("observations", row, name) for name in _PARTS]
    if [float(value) if value is not None else None for value in new] == [
        float(old[name]) if old[name] else None for name in _PARTS
    ]:
        return None
    for name in _PARTS:
        book.put("observations", row, name, float(old[name]) if old[name] else None)
    return book.spoilt(kind, row)


def turned(book: Filled, kind: str) -> Planted | None:
    """Two digits of a part exchanged."""
    row = book.one("observations", lambda row: _has_parts(row) and float(row["denominator"]) >= 10)
    if row is None:
        return None
    base = str(int(float(book.get("observations", row, "denominator"))))
    other = base[1] + base[0] + base[2:]
    if base == other or other[0] == "0" or float(book.get("observations", row, "numerator")) > float(other):
        return None
    book.put("observations", row, "denominator", float(other))
    book.share(row)
    return book.spoilt(kind, row)


def scaled(factor: float) -> Kind:
    """Every number of a row times a factor, in the row's own sense: a count, or both parts of a share."""

    def plant(book: Filled, kind: str) -> Planted | None:
        row = book.one("observations", lambda row: bool(row["value"]))
        if row is None:
            return None
        for name in _PARTS[1:] if book.get("observations", row, "numerator") else _PARTS[:1]:
            value = float(book.get("observations", row, name)) * factor
            book.put("observations", row, name, max(1.0, float(round(value))))
        if book.get("observations", row, "numerator"):
            book.share(row)
        return book.spoilt(kind, row)

    return plant


def other_base(book: Filled, kind: str) -> Planted | None:
    """A denominator taken from another row of the metric."""
    row = book.one("observations", lambda row: _has_parts(row) and _department(row))
    if row is None:
        return None
    metric, unit = book.figure(row)
    top, base = (float(book.get("observations", row, name)) for name in _PARTS[1:])
    other = book.one(
        "observations",
        lambda one: (
            one["metric_id"] == metric
            and one["unit_id"] != unit
            and _has_parts(one)
            and float(one["denominator"]) >= top
            and float(one["denominator"]) != base
        ),
    )
    if other is None:
        return None
    book.put("observations", row, "denominator", book.get("observations", other, "denominator"))
    book.share(row)
    return book.spoilt(kind, row)


def misses_unit(book: Filled, kind: str) -> Planted | None:
    """The Assembly's figure without one of its units."""
    row = book.one("observations", lambda row: row["unit_id"] == ASSEMBLY and _has_parts(row))
    if row is None:
        return None
    metric = book.figure(row)[0]
    unit = book.one(
        "observations", lambda one: one["metric_id"] == metric and _department(one) and _has_parts(one)
    )
    if unit is None:
        return None
    for name in _PARTS[1:]:
        rest = float(book.get("observations", row, name)) - float(book.get("observations", unit, name))
        book.put("observations", row, name, rest)
    book.share(row)
    return book.spoilt(kind, row)


def wrong_whole(book: Filled, kind: str) -> Planted | None:
    """A percentage of another whole than the one written beside it."""
    row = book.one("observations", lambda row: _has_parts(row) and row["value"] != 100)
    if row is None or book.metrics[book.figure(row)[0]]["unit"] != "percent":
        return None
    top, base = (float(book.get("observations", row, name)) for name in _PARTS[1:])
    book.put("observations", row, "value", round(100 * top / (top + base), 1))
    return book.spoilt(kind, row)


def sexes(book: Filled, kind: str) -> Planted | None:
    """Men counted as women."""
    for sheet, whole, part in (
        ("bill_participation", "attendees", "attendees_women"),
        ("training_local", "attended", "attended_women"),
    ):
        row = book.one(sheet, lambda row, a=whole, b=part: bool(row[a] and row[b] and row[a] != 2 * row[b]))
        if row is not None and book.draw.random() < 0.6:
            rest = float(book.get(sheet, row, whole)) - float(book.get(sheet, row, part))
            book.put(sheet, row, part, rest)
            return book.spoilt(kind, row, sheet=sheet)
    return None


def in_register(sheet: str, column: str, factor: float) -> Kind:
    """A number of a register times a factor."""

    def plant(book: Filled, kind: str) -> Planted | None:
        row = book.one(sheet, lambda row: isinstance(row.get(column), int | float) and bool(row[column]))
        if row is None:
            return None
        value = float(book.get(sheet, row, column)) * factor
        book.put(sheet, row, column, float(round(value)))
        return book.spoilt(kind, row, sheet=sheet)

    return plant


def hours_swapped(book: Filled, kind: str) -> Planted | None:
    """The hours and output of two departments exchanged."""
    rows = book.rows("labour", lambda row: bool(row["scheduled_hours"]))
    if len(rows) < 2:
        return None
    first, second = book.draw.sample(rows, 2)
    for name in (
        "scheduled_hours",
        "productive_hours",
        "standard_output",
        "actual_output",
        "conforming_output",
    ):
        one, two = book.get("labour", first, name), book.get("labour", second, name)
        book.put("labour", first, name, two)
        book.put("labour", second, name, one)
    return book.spoilt(kind, first, second, sheet="labour")


def left_out(sheet: str, fits: Callable[[dict[str, Any]], bool]) -> Kind:
    """A row deleted."""

    def plant(book: Filled, kind: str) -> Planted | None:
        row = book.one(sheet, fits)
        if row is None:
            return None
        figures = frozenset([book.figure(row)]) if sheet == "observations" else frozenset()
        for column in book.heads(sheet).values():
            book.book[sheet].cell(row, column).value = None
        book.taken.add((sheet, row))
        return Planted(kind, sheet, frozenset(), figures)

    return plant


def wrong_year(book: Filled, kind: str) -> Planted | None:
    """A day of this quarter written with last year's number."""
    days = [
        day for day in book.rows("sittings") if isinstance(book.get("sittings", day, "held_on"), datetime)
    ]
    if not days:
        return None
    newest = max(book.get("sittings", row, "held_on") for row in days)
    days = [row for row in days if newest - book.get("sittings", row, "held_on") < timedelta(60)]
    row = book.draw.choice(days)
    day = book.get("sittings", row, "held_on")
    book.put("sittings", row, "held_on", day - timedelta(365))
    return book.spoilt(kind, row, sheet="sittings")


def typed_as(column: str, said: Callable[[Any], Any]) -> Kind:
    """A number of the figures written in another way."""

    def plant(book: Filled, kind: str) -> Planted | None:
        row = book.one("observations", lambda row: _has_parts(row) and float(row["numerator"]) > 9)
        if row is None:
            return None
        book.put("observations", row, column, said(book.get("observations", row, column)))
        return book.spoilt(kind, row)

    return plant


def on_cell(change: Callable[[Any, Any], None]) -> Kind:
    """Something done to the cell of a figure."""

    def plant(book: Filled, kind: str) -> Planted | None:
        row = book.one(
            "observations", lambda row: isinstance(row["value"], int | float) and bool(row["value"])
        )
        if row is None:
            return None
        sheet = book.book["observations"]
        change(sheet, sheet.cell(row, book.heads("observations")["value"]))
        return book.spoilt(kind, row)

    return plant


def _strike(_: Any, cell: Any) -> None:
    cell.font = Font(strike=True)


def _remark(_: Any, cell: Any) -> None:
    cell.comment = Comment("not final, ask again", "An officer")


def _formula(_: Any, cell: Any) -> None:
    cell.value = f"={cell.value}+0"


def _unseen(_: Any, cell: Any) -> None:
    cell.number_format = ";;;"


def _hide(sheet: Any, cell: Any) -> None:
    sheet.row_dimensions[cell.row].hidden = True


def day_as_text(book: Filled, kind: str) -> Planted | None:
    """A day written in the order of another country."""
    row = book.one("submissions", lambda row: isinstance(row["received_on"], datetime))
    if row is None:
        return None
    day = book.get("submissions", row, "received_on")
    book.put("submissions", row, "received_on", day.strftime("%d/%m/%Y"))
    return book.spoilt(kind, row, sheet="submissions")


def twice(book: Filled, kind: str) -> Planted | None:
    """A row pasted a second time."""
    row = book.one("observations")
    if row is None:
        return None
    sheet, last = book.book["observations"], book.book["observations"].max_row + 1
    for column in book.heads("observations").values():
        sheet.cell(last, column).value = sheet.cell(row, column).value
    return book.spoilt(kind, row, last)


def wrong_sheet(book: Filled, kind: str) -> Planted | None:
    """A row of the labour sheet pasted below the budget."""
    row = book.one("labour")
    if row is None:
        return None
    last = book.book["budget"].max_row + 1
    for column in range(1, 7):
        book.book["budget"].cell(last, column).value = book.book["labour"].cell(row, column).value
    book.taken.add(("budget", last))
    return Planted(kind, "budget", frozenset([last]))


def put_word(column: str, word: str) -> Kind:
    """A word typed over a cell of the figures."""

    def plant(book: Filled, kind: str) -> Planted | None:
        row = book.one("observations", lambda row: row["status"] == "reported")
        if row is None:
            return None
        figures = frozenset([book.figure(row)])
        book.put("observations", row, column, word)
        book.taken.add(("observations", row))
        return Planted(kind, "observations", frozenset([row]), figures)

    return plant


def exchanged(book: Filled, kind: str) -> Planted | None:
    """Part and whole in each other's cell."""
    row = book.one("observations", lambda row: _has_parts(row) and row["numerator"] != row["denominator"])
    if row is None:
        return None
    top, base = (book.get("observations", row, name) for name in _PARTS[1:])
    book.put("observations", row, "numerator", base)
    book.put("observations", row, "denominator", top)
    return book.spoilt(kind, row)


def _number(value: Any) -> str:
    return f"{float(value):g}"


KINDS: Mapping[str, Kind] = {
    "two departments swapped": swapped,
    "last quarter's figure kept": kept,
    "a digit turned": turned,
    "thousands for units": scaled(1000),
    "a month's figure for the quarter's": scaled(1 / 3),
    "a denominator from another row": other_base,
    "a sum that misses one unit": misses_unit,
    "a percentage of the wrong whole": wrong_whole,
    "sexes exchanged": sexes,
    "millions for shillings": in_register("budget", "approved_kes", 1e-6),
    "a month's spending for that to date": in_register("budget", "spent_to_date_kes", 1 / 3),
    "thousands in a register": in_register("resource_use", "quantity", 1000),
    "two departments' hours swapped": hours_swapped,
    "a hearing left out": left_out(
        "sittings", lambda row: row["kind"] == "hearing" and bool(row["cost_kes"])
    ),
    "a figure's row deleted": left_out("observations", lambda row: row["value"] is not None),
    "a day of the wrong year": wrong_year,
    "a thousands separator": typed_as("numerator", lambda value: f"1,{int(value):03d}"),
    "a per cent sign": typed_as("value", lambda value: f"{_number(value)}%"),
    "a comma for the point": typed_as("value", lambda value: f"{float(value):.1f}".replace(".", ",")),
    "a letter in a number": typed_as("denominator", lambda value: f"{int(value)}O"),
    "a day as text": day_as_text,
    "a cell crossed out": on_cell(_strike),
    "a note: not final": on_cell(_remark),
    "a formula": on_cell(_formula),
    "a number that nobody sees": on_cell(_unseen),
    "a hidden row": on_cell(_hide),
    "a row twice": twice,
    "a row on the wrong sheet": wrong_sheet,
    "a figure and a status that says none": put_word("status", "not_reported"),
    "a status misspelt": put_word("status", "reportd"),
    "another unit": put_word("unit_id", "dept_accacia"),
    "a word for a number": put_word("value", "about 80"),
    "part and whole exchanged": exchanged,
}
