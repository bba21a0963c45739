"""Exact arithmetic: rounding once, means, shares of causes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from .cells import ZERO, Number

INNER = Context(prec=65, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)
OUTER = Context(prec=50, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999)


def half_up(value: Fraction, places: int) -> Decimal:
    """``value`` with so many decimals, halves away from zero."""
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(units if value >= 0 else -units).scaleb(-places, INNER)


def rounded(value: Number, places: int) -> Decimal | None:
    """``half_up``, or nothing of nothing."""
    return None if value is None else half_up(value, places)


def adding_up(parts: Sequence[Fraction], total: Decimal, places: int) -> list[Decimal]:
    """Rounded down, then what is lacking goes to those that lost most, one unit each; of equals, to the
    first."""
    scaled = [part * 10**places for part in parts]
    units = [part.numerator // part.denominator for part in scaled]
    lost = [(part - unit).numerator * 2**64 // (part - unit).denominator for part, unit in zip(scaled, units)]
    order = sorted(range(len(parts)), key=lambda place: (-lost[place], place))
    lacking = int(total.scaleb(places, INNER)) - sum(units)
    for turn in range(lacking if order else 0):
        units[order[turn % len(order)]] += 1
    for turn in range(-lacking if order else 0):
        units[order[-1 - turn % len(order)]] -= 1
    return [Decimal(unit).scaleb(-places, INNER) for unit in units]


def decimal_of(value: Fraction) -> Decimal:
    """Sixty-five digits of a fraction."""
    return INNER.divide(Decimal(value.numerator), Decimal(value.denominator))


def ln(value: Fraction) -> Fraction:
    """The natural logarithm."""
    return Fraction(INNER.ln(decimal_of(value)))


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """``base ** exponent``: exact for a whole exponent."""
    if exponent.denominator == 1:
        return base**exponent.numerator
    if base == 0:
        return ZERO
    logarithm = INNER.ln(decimal_of(base))
    return Fraction(OUTER.plus(INNER.exp(INNER.multiply(decimal_of(exponent), logarithm))))


def mean(parts: Sequence[tuple[Fraction, Fraction]], order: Fraction) -> Fraction:
    """The weighted generalised mean of (weight, score) pairs."""
    total = sum((weight for weight, _ in parts), ZERO)
    if order == 1:
        return sum((weight * score for weight, score in parts), ZERO) / total
    scores = [score for _, score in parts]
    low, high = min(scores), max(scores)
    if low == high or (low == 0 and order <= 0):
        return low
    if order == 0:
        logs = sum((weight * ln(score) for weight, score in parts), ZERO) / total
        found = Fraction(OUTER.plus(INNER.exp(decimal_of(logs))))
    else:
        raised = sum((weight * power(score, order) for weight, score in parts), ZERO) / total
        found = power(raised, 1 / order)
    return min(max(found, low), high)
