"""How a figure is counted from a register: the form of a rule.

A rule filters the rows of one published table and counts what is left, so that a reader with the same CSV and
a filter gets the same numbers. It names columns, words of a closed list and marks of the quarter; what these
cannot say needs a new word here, never a function.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from checked_tables.texts import NO_TEXT, Bilingual

#: ``share``: 100 x n / d; ``rate``: n / d; ``product`` of factors, in per cent; ``typed``: no register yet.
Measure = Literal["count", "sum", "share", "rate", "median", "product", "typed"]
#: ``from`` and ``up_to`` include the day.
Op = Literal[
    "is", "is_not", "in", "empty", "filled", "from", "up_to", "before", "after", "at_least", "at_most"
]
MEASURES, OPS = get_args(Measure), get_args(Op)
#: The ops that need no value.
ALONE = ("empty", "filled")
#: The days and numbers of a quarter that a value may name.
MARKS = ("first_day", "last_day", "as_at", "quarter_number")
#: Before the name of a column whose cell of the same row is the value.
OF_COLUMN = "column:"

Value = str | int | bool | date | Decimal | None
Cells = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Condition:
    """What a cell must be: ``value`` is a word, a number, a mark, several words, or ``column:NAME``."""

    column: str
    op: Op
    value: Value | tuple[Value, ...] = None

    @property
    def other_column(self) -> str:
        """The column that it compares with; empty where it compares with a value."""
        named = isinstance(self.value, str) and self.value.startswith(OF_COLUMN)
        return str(self.value).removeprefix(OF_COLUMN) if named else ""


Conditions = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class First:
    """Of the rows with the same value under ``of`` the first that fulfils ``where``: what happens again is no
    news."""

    of: str
    where: Conditions


@dataclass(frozen=True, slots=True)
class Factor:
    """One share of a product: the sum of a column over that of another, at most ``cap``."""

    part: str
    whole: str
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one version of a metric is counted.

    ``where``      the population: what must hold of a row, all of it; of ``either`` at least one
    ``numerator``  what must hold of those of it that count
    ``part``, ``whole``    columns that are added up above and below; without them rows are counted
    ``split``      the column of the unit; the Assembly has all rows, or only its own (``own_rows``)
    ``returned``   the Assembly's figure needs not every unit's return
    ``leave_out``  the share of rows that may lack a needed cell and are left out then
    ``zero``       an empty population is none, not a figure that does not apply
    ``evidence``   of a figure that is typed: the paper that proves it
    """

    metric_id: str
    metric_version: int
    file: str
    measure: Measure
    table: str = ""
    column: str = ""
    part: str = ""
    whole: str = ""
    first: First | None = None
    where: Conditions = ()
    either: Conditions = ()
    numerator: Conditions = ()
    split: str = ""
    own_rows: bool = False
    returned: bool = False
    leave_out: Decimal = Decimal(0)
    zero: bool = False
    factors: tuple[Factor, ...] = ()
    evidence: Bilingual = NO_TEXT

    @property
    def key(self) -> tuple[str, int]:
        """The metric and its version."""
        return self.metric_id, self.metric_version

    @property
    def conditions(self) -> Iterator[Condition]:
        """Every condition that it sets."""
        yield from self.first.where if self.first else ()
        for group in (self.where, self.either, self.numerator):
            yield from group

    @property
    def added(self) -> Iterator[str]:
        """The columns whose cells it adds up or puts in order: a row without them has no figure."""
        factors = (name for factor in self.factors for name in (factor.part, factor.whole))
        yield from filter(None, dict.fromkeys((self.column, self.part, self.whole, *factors)))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that it reads, once."""
        named = (name for one in self.conditions for name in (one.column, one.other_column))
        of = self.first.of if self.first else ""
        return tuple(filter(None, dict.fromkeys((of, self.split, *named, *self.added))))
