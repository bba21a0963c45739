"""A case in the engine's own form: a scheme folder with ``observations.csv``, and tables under ``expected/``.

An expected table has the name of one that ``compose`` writes and any of its columns; its rows are found by
the columns that say which row is meant.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from composite_index.composing.compose import compose

from .compared import Compared

EXPECTED = "expected"
#: Columns that say which row is meant; every other one is a result.
KEYS = frozenset(
    [
        *("period", "unit_id", "node_id", "metric_id", "against", "base_period", "kind", "about", "first"),
        *("second", "without", "what", "number", "group", "set_id", "in_force_from", "of"),
    ]
)


def compare_tables(folder: Path) -> Iterator[Compared]:
    """Every filled cell of every expected table beside the engine's. Raises ``DataProblems``."""
    expected = sorted((folder / EXPECTED).glob("*.csv"))
    with TemporaryDirectory() as out:
        compose(folder, folder / "observations.csv", Path(out), [path.name for path in expected])
        for path in expected:
            yield from _beside(path, Path(out, path.name))


def _beside(expected: Path, made: Path) -> Iterator[Compared]:
    wanted, found = rows(expected), rows(made)
    keys = [column for column in (wanted[0] if wanted else ()) if column in KEYS]
    by_key = {tuple(row.get(key) for key in keys): row for row in reversed(found)}
    for row in wanted:
        there = by_key.get(tuple(row[key] for key in keys), {})
        where = f"{expected.stem} {' '.join(row[key] for key in keys if row[key])}"
        for column, published in row.items():
            if column not in KEYS and published:
                yield Compared(f"{where}: {column}", published, there.get(column, ""))


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, every cell a text without spaces around it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {(key or "").strip(): (value or "").strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        ]
