"""Published tables as numbers with keys.

The key of a number is what its row and column say, totals left out: in a table of county by sex the total
of Kisumu is ``county=Kisumu``, and so is the Kisumu row of another table of county by age.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .rules import Kind
from .system import ZERO

#: (dimension, category) pairs, totals left out, in the order of the dimensions.
Key = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One number of a table. ``value`` is what is printed, or for a hidden one the truth if the file has it.

    ``rounding`` is the unit it was rounded to (0: exact); ``weight`` its weight in a mean; ``lower`` and
    ``upper`` what attackers know beforehand; ``lpl``, ``upl``, ``spl`` the protection asked for (lower,
    upper, sliding); ``contributor``: somebody knows this number."""

    labels: tuple[str, ...]
    hidden: bool = False
    value: Decimal | None = None
    rounding: Decimal = ZERO
    weight: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    lpl: Decimal = ZERO
    upl: Decimal = ZERO
    spl: Decimal = ZERO
    contributor: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A published table; ``labels`` of an entry are its categories in the order of ``dimensions``."""

    name: str
    dimensions: tuple[str, ...]
    entries: tuple[Entry, ...]
    total: str = "Total"

    def key(self, labels: Sequence[str]) -> Key:
        """The labels without totals."""
        return key_of(zip(self.dimensions, labels, strict=True), self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hierarchy:
    """``children`` by (dimension, parent). A category may belong to several parents."""

    children: Mapping[tuple[str, str], tuple[str, ...]]

    def leaves(self, dimension: str, categories: Iterable[str]) -> tuple[str, ...]:
        """Those of the categories that are not the sum of others of them: their sum is the total."""
        there = list(dict.fromkeys(categories))
        return tuple(
            each
            for each in there
            if not set(self.children.get((dimension, each), ())).intersection(there) - {each}
        )


#: So many combinations of what a table is about at most: more than any that is published to be read.
MOST_COMBINATIONS = 200_000
NO_HIERARCHY = Hierarchy(children={})


def key_of(pairs: Iterable[tuple[str, str]], total: str = "Total") -> Key:
    """The pairs without totals, sorted by dimension, so that equal keys are equal."""
    return tuple(sorted((d, c) for d, c in pairs if c.casefold() != total.casefold()))


def name_of(key: Key) -> str:
    """How a key is written: ``county=Kisumu, sex=women``; the total of everything is ``Total``."""
    return ", ".join(f"{dimension}={category}" for dimension, category in key) or "Total"


def kind_of(tables: Iterable[Table]) -> Kind:
    """``score`` where entries have weights, ``count`` where every number is whole, else ``amount``."""
    entries = [entry for table in tables for entry in table.entries]
    if any(entry.weight is not None for entry in entries):
        return "score"
    values = [entry.value for entry in entries if entry.value is not None]
    return "count" if all(value == value.to_integral_value() for value in values) else "amount"
