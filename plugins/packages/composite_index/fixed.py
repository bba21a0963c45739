"""Logarithms and exponentials in whole numbers: quicker than decimal arithmetic of as many digits.

A number is a whole number of units of 2^-216 (65 digits). ``exp``: the argument less a multiple of ln 2 is
split into multiples of 2^-8, 2^-16 and 2^-24, whose exponentials are kept, and a rest for the Taylor series.
``ln``: the machine's own logarithm y, rounded to a multiple of 2^-24, is mended by the logarithm of
``m = x e^-y``, which is within 2^-24 of 1: ``2 (t + t^3/3 + t^5/5 + ...)``, ``t = (m - 1) / (m + 1)``. All is
in whole numbers, so the digits are those of any machine; each step cuts off less than a unit, all of them
together some dozens.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache

BITS = 216
_UNIT = 1 << BITS
_BYTE = 8
_INVERSE_FACTORIALS = tuple(_UNIT // math.factorial(n) for n in range(9, 0, -1))
#: 1/9, 1/7 ... 1.
_ODD = tuple(_UNIT // n for n in range(9, 0, -2))


def _ln2() -> int:
    """ln 2 = 2 (1/3 + 1/(3 x 3^3) + 1/(5 x 3^5) + ...)."""
    power, total, n = (_UNIT << 32) * 2 // 3, 0, 1
    while power:
        total += power // n
        power, n = power // 9, n + 2
    return total >> 32


_LN2 = _ln2()
_MASK = (1 << (BITS - 3 * _BYTE)) - 1


def to_fixed(number: Fraction) -> int:
    """The nearest number of units below."""
    return (number.numerator << BITS) // number.denominator


def exp(number: int) -> tuple[int, int]:
    """``e ** number`` as (mantissa, exponent): mantissa x 2^exponent units, the mantissa 1 to 2."""
    twos, rest = divmod(number, _LN2)
    head = rest >> (BITS - 3 * _BYTE)
    rest &= _MASK
    total = _INVERSE_FACTORIALS[0]
    for each in _INVERSE_FACTORIALS[1:]:
        total = each + (total * rest >> BITS)
    total = _UNIT + (total * rest >> BITS)
    total = total * _kept(head & 255, 3) >> BITS
    total = total * _kept(head >> _BYTE & 255, 2) >> BITS
    return total * _kept(head >> 2 * _BYTE, 1) >> BITS, twos


def ln(above: int, below: int) -> int:
    """The natural logarithm of a positive ratio."""
    shift = above.bit_length() - below.bit_length()
    ratio = (above << (BITS - shift)) // below if shift <= BITS else (above >> (shift - BITS)) // below
    step = -round(math.log(ratio / _UNIT) * (1 << 3 * _BYTE))
    near = ratio * _kept(step >> 2 * _BYTE, 1) >> BITS
    near = near * _kept(step >> _BYTE & 255, 2) >> BITS
    near = (near * _kept(step & 255, 3) >> BITS) - _UNIT
    t = (near << BITS) // (near + 2 * _UNIT)
    square = t * t >> BITS
    total = _ODD[0]
    for each in _ODD[1:]:
        total = each + (total * square >> BITS)
    return 2 * (total * t >> BITS) - (step << (BITS - 3 * _BYTE)) + shift * _LN2


@cache
def _kept(step: int, level: int) -> int:
    """``e ** (step / 256^level)``."""
    rest = (step << BITS) >> level * _BYTE
    term, total, n = _UNIT << 32, _UNIT << 32, 0
    while term:
        n += 1
        term = (term * rest >> BITS) // n
        total += term
    return total >> 32
