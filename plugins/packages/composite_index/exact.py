"""Numbers that are the same on every machine.

Scores are ``Fraction``s, so that sums, products and ratios are exact. Logarithms, exponentials and
the powers made of them are taken in whole numbers with digits to spare (``fixed``), rounded to fifty
digits, and go on as the fraction that those digits write. Rounding to the published digit happens
once, at the end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache

from . import fixed

DIGITS = 50
_INNER = Context(prec=DIGITS + 15, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)
_LOG2 = math.log10(2)

ZERO, ONE = Fraction(0), Fraction(1)


class NoMean(ValueError):  # noqa: N818  (a message for whoever made the scheme)
    """A score below zero, of which only an arithmetic mean can be taken; the message says where."""


@lru_cache(maxsize=1 << 16)
def fraction(number: Decimal) -> Fraction:
    """The number that the digits write; remembered, because the same ones come again and again."""
    return Fraction(number)


def ln(number: Fraction) -> Fraction:
    """The natural logarithm of a positive number, to some sixty-five digits: fifteen to spare."""
    return Fraction(whole_ln(number), 1 << fixed.BITS)


def whole_ln(number: Fraction) -> int:
    """The same in whole units of ``fixed``: sums and ratios of logarithms need no common denominator."""
    return _whole_ln(*number.as_integer_ratio())


@lru_cache(maxsize=1 << 15)
def _whole_ln(above: int, below: int) -> int:
    """Of a ratio, which is quicker to look up than the fraction itself."""
    return fixed.ln(above, below)


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
    return whole_exp(fixed.to_fixed(number))


def whole_exp(number: int) -> Fraction:
    """The same of a number in whole units of ``fixed``."""
    return fifty_digits(*fixed.exp(number))


def fifty_digits(mantissa: int, twos: int = 0) -> Fraction:
    """``mantissa x 2^twos`` units of ``fixed``, above zero, rounded to fifty digits."""
    bits = fixed.BITS - twos
    places = DIGITS - math.floor(math.log10(mantissa / (1 << fixed.BITS)) + twos * _LOG2) - 1
    if places < 0:
        return Fraction(mantissa << -bits if bits < 0 else mantissa >> bits)
    tens = _ten_to(places)
    whole = mantissa * tens
    return Fraction((whole + (1 << (bits - 1))) >> bits if bits > 0 else whole << -bits, tens)


@lru_cache(maxsize=256)
def _ten_to(places: int) -> int:
    return int(10**places)


def half_up(number: Fraction, places: int) -> Decimal:
    """``number`` with so many decimals, halves away from zero.

    >>> half_up(Fraction(225, 100), 1), half_up(Fraction(-225, 100), 1), half_up(Fraction(2, 3), 0)
    (Decimal('2.3'), Decimal('-2.3'), Decimal('1'))
    """
    above, below = number.as_integer_ratio()
    units = (2 * abs(above) * 10**places + below) // (2 * below)
    return _decimal(units if above >= 0 else -units, places)


@lru_cache(maxsize=1 << 16)
def _decimal(units: int, places: int) -> Decimal:
    """So many units of the last decimal; remembered, because the same ones come again and again."""
    return Decimal(units).scaleb(-places, _INNER)


def written(number: Fraction | None, digits: int = 30) -> str:
    """Plain decimal notation with up to so many significant digits; empty for ``None``.

    >>> written(Fraction(1, 3), 5), written(Fraction(125, 2)), written(Fraction(0))
    ('0.33333', '62.5', '0')
    """
    if number is None:
        return ""
    above, below = number.as_integer_ratio()
    if below == 1 and abs(above) < 10**digits:
        return str(above)
    value = _significant(digits).divide(Decimal(above), Decimal(below))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _significant(digits: int) -> Context:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)


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
