"""How a published table is to be read. ``FORM.md`` explains it by example."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

#: What tables call a total where they do not call it ``Total``.
CALLED_TOTAL = frozenset(
    {"totals", "grand total", "all", "all ages", "both", "both sexes", "overall", "everybody", "sum", "jumla"}
)

Rounding = Literal["auto", "exact", "written"] | Decimal
Absent = Literal["refuse", "zero", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is to be read.

    ``total``: the words for a total, separated by semicolons; where a dimension has no ``Total`` and none
    was named, one of ``CALLED_TOTAL`` is taken. ``rounding``: ``exact``, ``written`` (the last digit written
    is rounded), a unit such as 5, or ``auto``: exact, but means as written. ``hidden``: further markers of
    hidden numbers. ``dimensions``: the columns that say what a number is, where the file has others.
    ``absent``: what a missing combination means.
    """

    total: str = "Total"
    rounding: Rounding = "auto"
    hidden: tuple[str, ...] = ()
    dimensions: tuple[str, ...] | None = None
    absent: Absent = "refuse"

    @property
    def total_word(self) -> str:
        """The word that stands for a total once the file is read."""
        return self.total.partition(";")[0].strip()

    def is_total(self, label: str, labels: Collection[str]) -> bool:
        """Whether ``label``, among all ``labels`` of its dimension, is a total."""
        named, word = {each.strip().casefold() for each in self.total.split(";")}, label.casefold()
        if word in named or word not in CALLED_TOTAL:  # asked of every label, so the labels come last
            return word in named
        return named == {"total"} and not any(each.casefold() in named for each in labels)


PLAIN = Form()
