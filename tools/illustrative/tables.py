"""Rows to CSV in the order of each table's schema, and published rounding, for the illustrative data."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = "kisumu 2025"

Row = dict[str, object]


@cache
def columns(table: str) -> tuple[str, ...]:
    (path,) = (ROOT / "data" / "schemas").glob(f"*/{table}.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    return tuple(field["name"] for field in schema["fields"])


def write_table(folder: Path, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """``table.csv`` in ``folder``: UTF-8, commas, LF, every column of the schema."""
    names = columns(table)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(names)
        for row in rows:
            if extra := row.keys() - set(names):
                raise KeyError(f"{table}.csv has no column {sorted(extra)}")
            out.writerow([_written(row.get(name)) for name in names])


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def ratio(numerator: int, denominator: int, *, percent: bool, decimals: int) -> Decimal:
    """numerator / denominator, times 100 for a percentage, rounded half up once."""
    return half_up(Decimal(numerator) * (100 if percent else 1) / Decimal(denominator), decimals)


def dice(*names: object) -> random.Random:
    """Random numbers that depend on the names only. Use ``random()`` alone: its sequence is the one
    that Python promises to keep from version to version."""
    return random.Random(":".join([SEED, *map(str, names)]))


def around(middle: float, spread: float, *names: object) -> float:
    """A number within ``spread`` of ``middle``, the same on every run."""
    return middle + spread * (2 * dice(*names).random() - 1)


def whole(value: float) -> int:
    return int(value + 0.5)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
