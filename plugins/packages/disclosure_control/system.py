"""Published numbers as an attacker sees them: cells, and linear relations between cells.

A cell is one number of one table; the same number printed in two tables is one cell. A relation is
``low <= sum of coefficient * cell <= high``: a total, a weighted mean times its weights, an equality between
two tables or quarters, "so far this year = so far last quarter + this quarter". A published number is an
interval: exact counts have no width, a number rounded to 0.1 lies within 0.05 of what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

ZERO = Decimal(0)


class Contradiction(ValueError):  # noqa: N818  (a message about the tables)
    """No numbers fit what was published; ``relations`` names some that cannot all hold."""

    def __init__(self, relations: Sequence[str]) -> None:
        self.relations = tuple(relations)
        super().__init__(f"the published numbers contradict one another: {'; '.join(relations)}")


@dataclass(frozen=True, slots=True)
class Interval:
    """``low`` to ``high``, both included; ``None`` is no limit.

    >>> Interval.around(Decimal("71.3"), Decimal("0.1"))
    Interval(low=Decimal('71.25'), high=Decimal('71.35'))
    """

    low: Decimal | None = None
    high: Decimal | None = None

    @classmethod
    def around(cls, value: Decimal, unit: Decimal = ZERO) -> Interval:
        """What a number may have been before it was rounded to a multiple of ``unit`` (0: exact)."""
        return cls(value - unit / 2, value + unit / 2)

    def within(self, other: Interval) -> Interval:
        """What both allow."""
        lows = [each for each in (self.low, other.low) if each is not None]
        highs = [each for each in (self.high, other.high) if each is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        return self.low is not None and self.high is not None and self.low > self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How uncertain an attacker must stay about a hidden cell; all that is asked must hold.

    With ``[lowest, highest]`` what the attacker finds and x the true value:
    ``highest - lowest >= width``; ``highest - lowest >= share * (highest + lowest)``, for amounts whose true
    value the attacker's report does not know; ``lowest <= x - below`` and ``highest >= x + above``, the
    protection levels of sdcTable and tau-ARGUS (LPL, UPL), where x is known.
    """

    width: Decimal = ZERO
    share: Decimal = ZERO
    below: Decimal = ZERO
    above: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number. ``hidden``: it was suppressed and must stay unknown. ``published``: what was printed
    somewhere; a hidden cell can have it too, which is a leak. ``bounds``: what everybody knows without any
    table (a count is at least 0, a score 0 to 100). ``whole``: it counts something. ``value``: the true
    value, known at the desk only; no attacker is given it, except one who knows this very cell."""

    name: str
    hidden: bool = False
    published: Interval | None = None
    bounds: Interval = Interval(ZERO)
    whole: bool = False
    value: Decimal | None = None
    need: Need = Need()

    @property
    def known(self) -> Interval:
        """What is known about it before any relation is used; what is printed counts against bounds."""
        if self.published is None:
            return self.bounds
        both = self.bounds.within(self.published)
        return self.published if both.is_empty else both


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``low <= sum of coefficient * cell <= high``. ``name`` is how a report speaks of it."""

    name: str
    terms: Mapping[str, Decimal]
    low: Decimal = ZERO
    high: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Everything published together: the cells of all tables and quarters, and what ties them."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    _index: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._index.update({cell.name: number for number, cell in enumerate(self.cells)})
        if len(self._index) != len(self.cells):
            raise ValueError("two cells have the same name")
        for relation in self.relations:
            for name in relation.terms:
                if name not in self._index:
                    raise ValueError(f"{relation.name}: there is no cell {name!r}")

    def cell(self, name: str) -> Cell:
        """The cell of that name; ``KeyError`` if there is none."""
        return self.cells[self._index[name]]

    @property
    def hidden(self) -> tuple[Cell, ...]:
        """The cells that must stay unknown, in their order."""
        return tuple(cell for cell in self.cells if cell.hidden)

    def hiding(self, names: Iterable[str]) -> System:
        """The same package with these cells suppressed: not printed anywhere any more."""
        taken = set(names)
        cells = tuple(
            replace(cell, hidden=True, published=None) if cell.name in taken else cell for cell in self.cells
        )
        return System(cells=cells, relations=self.relations)

    def knowing(self, name: str, value: Decimal) -> System:
        """The same package read by somebody who knows one hidden cell."""
        cells = tuple(
            replace(cell, hidden=False, published=Interval(value, value)) if cell.name == name else cell
            for cell in self.cells
        )
        return System(cells=cells, relations=self.relations)


def total(name: str, whole: str, parts: Iterable[str]) -> Relation:
    """``whole`` is the sum of ``parts``."""
    return Relation(name=name, terms={whole: Decimal(-1), **dict.fromkeys(parts, Decimal(1))})


def weighted_mean(name: str, mean: str, weights: Mapping[str, Decimal]) -> Relation:
    """``mean`` is the mean of the cells, each counted by its weight.

    mean * (w1 + ... + wn) = w1 * x1 + ... + wn * xn; rounding belongs to the published cells.
    """
    return Relation(name=name, terms={mean: -sum(weights.values(), ZERO), **weights})
