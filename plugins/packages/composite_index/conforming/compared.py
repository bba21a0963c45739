"""One published number beside the engine's, and what is counted of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from composite_index.exact import ZERO, half_up

#: Printed digits beyond this share of a number are not asked for: published iterations stop early.
CLOSE = Fraction(1, 10**6)


@dataclass(frozen=True, slots=True)
class Compared:
    """``where`` it stands, what is ``published`` and what was ``found``, both as text."""

    where: str
    published: str
    found: str

    @property
    def error(self) -> Fraction:
        """How far the two are apart: the found number is first rounded, half up, to the printed digits.
        Texts are 0 apart if they are the same, else 1."""
        printed, number = _number(self.published), _number(self.found)
        if printed is None or number is None:
            return ZERO if self.published == self.found else Fraction(1)
        exponent = printed.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        return abs(Fraction(half_up(Fraction(number), places)) - Fraction(printed))

    @property
    def is_match(self) -> bool:
        """Whether they are equal to the printed digit, or to one millionth where more digits are printed."""
        printed = _number(self.published)
        return self.error == 0 or (printed is not None and self.error <= CLOSE * abs(Fraction(printed)))


@dataclass(frozen=True, slots=True)
class Family:
    """Everything compared of one family of cases."""

    name: str
    compared: tuple[Compared, ...]

    @property
    def matched(self) -> int:
        """How many are equal."""
        return sum(each.is_match for each in self.compared)

    @property
    def largest(self) -> Fraction:
        """The largest error, in the unit of the number."""
        return max((each.error for each in self.compared), default=ZERO)

    @property
    def misses(self) -> Iterator[Compared]:
        """Those that differ."""
        return (each for each in self.compared if not each.is_match)


def families(found: Iterable[tuple[str, Compared]]) -> tuple[Family, ...]:
    """The comparisons by the name of their family."""
    by_name: dict[str, list[Compared]] = {}
    for name, each in found:
        by_name.setdefault(name, []).append(each)
    return tuple(Family(name, tuple(compared)) for name, compared in sorted(by_name.items()))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().rstrip("%"))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None
