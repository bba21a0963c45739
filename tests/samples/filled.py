"""A workbook of the desk as staff fill it: last quarter's figures, the money doubled, in another program."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl

from tools.illustrative.place import EXAMPLE

HOME = Path(__file__).parents[2]
LAST, THIS = "2026-27-Q1", "2026-27-Q2"
TABLES = (
    *("observations", "labour", "budget", "submissions", "resource_use"),
    *("service_requests", "engagement"),
)


def fill(path: Path) -> None:
    """Fill the empty workbook at ``path`` as completely as the last illustrative quarter was."""
    book = openpyxl.load_workbook(path)
    for name in TABLES:
        sheet = book[name]
        names = [cell.value for cell in sheet[1]]
        for line, row in enumerate(rows_of(name), start=2):
            for column, field in enumerate(names, start=1):
                sheet.cell(line, column).value = typed(field, row[field])
    book.save(path)


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of the last quarter, moved on by a quarter.

    Money spent counts from 1 July, so after two quarters it is doubled; its share of the budget too.
    """
    path = EXAMPLE.quarters / LAST / "v1" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for field, text in row.items():
            if field.endswith("_on") and text:
                row[field] = str(date.fromisoformat(text) + timedelta(days=92))
        if row.get("spent_to_date_kes"):
            row["spent_to_date_kes"] = str(2 * int(row["spent_to_date_kes"]))
        if row.get("metric_id") == "adm_budget_execution" and row["value"]:
            top, base = 2 * Decimal(row["numerator"]), Decimal(row["denominator"])
            row["numerator"] = str(top)
            row["value"] = str((100 * top / base).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return rows


def typed(field: str, text: str) -> Any:
    """A cell as Excel stores it: a day, a number or a text; nothing for an empty one."""
    if not text:
        return None
    if field.endswith("_on"):
        return date.fromisoformat(text)
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number == int(number) else number
