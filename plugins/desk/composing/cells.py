"""A table that ``compose`` writes, and how its cells are written.

An exact number has thirty significant digits; a ``published`` column holds the rounded one. Rows that come
from the simulation say so: ``simulated`` true, with its seed and number of draws.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from checked_tables.problems import DataProblems, Problem
from composite_index.engine import Score
from composite_index.intervals import is_distinguishable
from composite_index.panel import Period
from composite_index.scheme import Scheme

Row = tuple[str, ...]
Periods = Sequence[Period]
#: Columns that tables begin with, and those that simulated rows end with.
UNIT = ("period", "unit_id")
SIMULATED = ("simulated", "seed", "draws")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's name, its header, and what makes its rows."""

    name: str
    header: Row
    rows: Callable[[Scheme, Periods], Iterator[Row]]


def each_score(periods: Periods) -> Iterator[tuple[str, str, Score]]:
    """Every score with its period and unit."""
    for period in periods:
        for unit_id, score in period.scores.items():
            yield period.period, unit_id, score


def verdict_of(one: Fraction, other: Fraction, scheme: Scheme, words: tuple[str, str]) -> str:
    """Which of two shares of draws prevails, in the one or the other word, if it can be told."""
    if not is_distinguishable(one, other, scheme):
        return "not distinguishable"
    return words[0] if one >= other else words[1]


def simulation(scheme: Scheme, was: bool) -> Row:
    """The cells under ``SIMULATED``."""
    asked = scheme.uncertainty
    return ("true", str(asked.seed), str(asked.draws)) if was else ("false", "", "")


def flag(value: bool) -> str:
    """A yes or no as CSVs write it."""
    return "true" if value else "false"


def plain(value: Decimal | None) -> str:
    """A published number; empty for ``None``."""
    return "" if value is None else f"{value:f}"


def made_folder(folder: Path) -> Path:
    """The folder, made if need be. Raises ``DataProblems`` if something else stands in its place."""
    if any(each.exists() and not each.is_dir() for each in (folder, *folder.parents)):
        found, write = "This is a file, not a folder.", "Write the path of a folder for the results."
        raise DataProblems([Problem(file=str(folder), kind="not-a-folder", found=found, write=write)])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def pack_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> tuple[bytes, int]:
    """A table as UTF-8 with line feeds, and how many rows it has below its header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return text.getvalue().encode("utf-8"), count
