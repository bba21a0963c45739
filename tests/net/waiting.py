"""How long things wait, with those that still wait: the product-limit estimate, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from tests.net.written import rounded

Times = list[tuple[int, bool]]


def shares_done(times: Iterable[tuple[int, bool]]) -> Iterator[tuple[int, Fraction]]:
    """For every time at which something ended or was last seen: the share done by then, in per cent.

    Of those that are still there just before a time, those that end at it leave their share:
    S(t) = product of (1 - ended / there).
    """
    pairs = list(times)
    left = Fraction(1)
    for time in sorted({each for each, _ in pairs}):
        there = sum(other >= time for other, _ in pairs)
        left *= 1 - Fraction(pairs.count((time, True)), there)
        yield time, 100 * (1 - left)


def half_done(times: Iterable[tuple[int, bool]]) -> int | None:
    """The first time by which half were done; ``None`` while more than half wait."""
    return next((time for time, share in shares_done(times) if share >= 50), None)


def in_whole_per_cent(share: Fraction) -> str:
    """A share as it stands in a table: half up."""
    return str(rounded(Decimal(share.numerator) / Decimal(share.denominator)))
