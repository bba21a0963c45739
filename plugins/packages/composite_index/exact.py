"""Numbers that are the same on every machine.

Scores are ``Fraction``s, so that sums, products and ratios are exact. Logarithms, exponentials and
the powers made of them are taken in whole numbers with digits to spare (``fixed``), rounded to fifty
digits, and go on as the fraction that those digits write. Rounding to the published digit happens
once, at the end.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from . import fixed

DIGITS = 50
_INNER = Context(prec=DIGITS + 15, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)
_LOG2 = math.log10(2)

ZERO, ONE = Fraction(0), Fraction(1)


@lru_cache(maxsize=1 << 16)
def fraction(number: Decimal) -> Fraction:
    """The number that the digits write; remembered, because the same ones come again and again."""
    return Fraction(number)


def ln(number: Fraction) -> Fraction:
    """The natural logarithm of a positive number, to some sixty-five digits: fifteen to spare."""
    return Fraction(whole_ln(number), 1 << fixed.BITS)


@lru_cache(maxsize=1 << 14)
def whole_ln(number: Fraction) -> int:
    """The same in whole units of ``fixed``: sums and ratios of logarithms need no common denominator."""
    return fixed.ln(number)


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """``base ** exponent`` for a non-negative base: exact for a whole exponent, else fifty digits.

    Zero to a positive power is zero; zero to a negative power does not exist.
    """
    if exponent.denominator == 1:
        return base**exponent.numerator
    if base == 0:
        if exponent < 0:
            raise ZeroDivisionError("zero to a negative power")
        return ZERO
    return exp(exponent * ln(base))


def exp(number: Fraction) -> Fraction:
    """``e ** number``, to fifty digits."""
    return _exp(fixed.to_fixed(number))


def _exp(number: int) -> Fraction:
    mantissa, twos = fixed.exp(number)
    bits = fixed.BITS - twos
    places = DIGITS - math.floor(math.log10(mantissa / (1 << fixed.BITS)) + twos * _LOG2) - 1
    if places < 0:
        return Fraction(mantissa << -bits if bits < 0 else mantissa >> bits)
    whole = mantissa * 10**places
    return Fraction((whole + (1 << (bits - 1))) >> bits if bits > 0 else whole << -bits, 10**places)


def half_up(number: Fraction, places: int) -> Decimal:
    """``number`` with so many decimals, halves away from zero.

    >>> half_up(Fraction(225, 100), 1), half_up(Fraction(-225, 100), 1), half_up(Fraction(2, 3), 0)
    (Decimal('2.3'), Decimal('-2.3'), Decimal('1'))
    """
    scaled = abs(number) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(units if number >= 0 else -units).scaleb(-places, _INNER)


def written(number: Fraction | None, digits: int = 30) -> str:
    """Plain decimal notation with up to so many significant digits; empty for ``None``.

    >>> written(Fraction(1, 3), 5), written(Fraction(125, 2)), written(Fraction(0))
    ('0.33333', '62.5', '0')
    """
    if number is None:
        return ""
    context = Context(prec=digits, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)
    value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def apportioned(parts: Sequence[Fraction], total: Decimal, places: int) -> tuple[Decimal, ...]:
    """``parts`` rounded to so many decimals such that they add up to ``total`` exactly.

    Largest remainders (Hamilton): every part is rounded down, and what is then lacking goes, one unit
    of the last decimal each, to the parts that lost most; of equals, to the first.
    """
    if not parts:
        return ()
    scale = 10**places
    units, lost = [], []
    for part in parts:
        unit, rest = divmod(part.numerator * scale, part.denominator)
        units.append(unit)
        lost.append((rest << 64) // part.denominator)  # as a whole number: quicker to sort
    order = sorted(range(len(parts)), key=lambda index: (-lost[index], index))
    lacking = int(total.scaleb(places, _INNER)) - sum(units)
    for turn in range(lacking):
        units[order[turn % len(order)]] += 1
    for turn in range(-lacking):
        units[order[-1 - turn % len(order)]] -= 1
    return tuple(Decimal(unit).scaleb(-places, _INNER) for unit in units)


def weighted_sum(parts: Iterable[tuple[int, Fraction]]) -> Fraction:
    """``sum w s``, over one common denominator: much quicker than adding one by one."""
    parts = list(parts)
    common = lcm(*(score.denominator for _, score in parts))
    return Fraction(
        sum(weight * score.numerator * (common // score.denominator) for weight, score in parts), common
    )


def mean(parts: Sequence[tuple[int, Fraction]], order: Fraction) -> Fraction:
    """The weighted generalised mean of (weight, score) pairs, all weights above zero.

    ``(sum w s^p / sum w)^(1/p)``, and ``exp(sum w ln s / sum w)`` for p = 0 (Hardy, Littlewood and
    Polya, Inequalities, 1934, section 2.2). p = 1 arithmetic, 0 geometric, -1 harmonic. With a zero
    among the scores it is zero for p <= 0, its limit. Except for p = 1 no score may be negative.
    """
    total = sum(weight for weight, _ in parts)
    if order == 1:
        return weighted_sum(parts) / total
    scores = [score for _, score in parts]
    lowest, highest = min(scores), max(scores)
    if lowest < 0:
        raise ValueError("a negative score has no mean of this order")
    if lowest == highest or (lowest == 0 and order <= 0):
        return lowest
    if order == 0:
        found = _exp(sum(weight * whole_ln(score) for weight, score in parts) // total)
    else:
        found = power(
            weighted_sum((weight, power(score, order)) for weight, score in parts) / total, 1 / order
        )
    return min(max(found, lowest), highest)


def product(parts: Iterable[tuple[int, Fraction]], full: Fraction) -> Fraction:
    """``full`` times the product of the shares ``score / full``, for scores on a scale from 0 to ``full``;
    no share counts more than another. A negative score raises ``ValueError``."""
    found = full
    for _, score in parts:
        if score < 0:
            raise ValueError("a negative score has no product")
        found *= score / full
    return found
