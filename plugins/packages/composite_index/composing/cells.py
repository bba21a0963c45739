"""A table that ``compose`` writes, and how its cells are written.

An exact number has thirty significant digits; a ``published`` column holds the rounded one. Rows that come
from the simulation say so: ``simulated`` true, with its seed and number of draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from composite_index.engine import Score
from composite_index.exact import written
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
    """A file's name, its header, and what makes its rows; whether any of them rest on the simulation."""

    name: str
    header: Row
    rows: Callable[[Scheme, Periods], Iterator[Row]]
    is_simulated: bool = False


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


def share_texts() -> Callable[[Fraction], str]:
    """How shares of draws are written; the same few come again and again."""
    known: dict[tuple[int, int], str] = {}

    def text(share: Fraction) -> str:
        key = share.as_integer_ratio()  # quicker to look up than the fraction itself
        if key not in known:
            known[key] = written(share)
        return known[key]

    return text


def flag(value: bool) -> str:
    """A yes or no as CSVs write it."""
    return "true" if value else "false"


def plain(value: Decimal | None) -> str:
    """A published number; empty for ``None``."""
    return "" if value is None else f"{value:f}"
