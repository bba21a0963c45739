"""Exact division and the one rounding that a published number goes through.

Quotients carry forty digits, so no later step can land on the wrong side of a half; the published
number is rounded half up, once (as people learn it at school; Python's own ``round`` is not).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=40, rounding=ROUND_HALF_UP)
_SETTLED = Context(prec=20, rounding=ROUND_HALF_UP)
HUNDRED = Decimal(100)
_STEP = tuple(Decimal(1).scaleb(-places) for places in range(7))


def half_up(value: Decimal, places: int) -> Decimal:
    """``value`` with so many decimals, halves away from zero: 2.25 -> 2.3, -2.25 -> -2.3."""
    rounded = value.quantize(_STEP[places], ROUND_HALF_UP, EXACT)
    return rounded if rounded else abs(rounded)


def settled(value: Decimal) -> Decimal:
    """What was computed from quotients, to twenty digits: those carry forty, so where a border is reached
    exactly (22 of 28 is a tenth more than 20 of 28) the last digit of a quotient does not miss it."""
    return _SETTLED.plus(value)


def quotient(part: Decimal, whole: Decimal) -> Decimal:
    """``part / whole`` to forty digits; ``whole`` must not be zero."""
    return EXACT.divide(part, whole)


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """``100 x part / whole`` to forty digits; ``whole`` must not be zero."""
    return EXACT.divide(EXACT.multiply(HUNDRED, part), whole)
