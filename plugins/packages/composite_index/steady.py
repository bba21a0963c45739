"""Random numbers and functions whose bytes do not depend on the library version or the processor.

Only operations that IEEE 754 rounds in one way are used on arrays: +, -, x, /, square root, rounding to
a whole number, splitting off the exponent. ``log`` and ``exp`` are made of them, because the libraries'
own differ in the last bit from one processor to another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_SQRT_HALF = 0.7071067811865476


def uniform(seed: int, stream: int, count: int) -> Array:
    """``count`` numbers, uniform in [0, 1), with 53 random bits: number i of ``stream`` by itself.

    SplitMix64 as a counter (Steele, Lea and Flood, OOPSLA 2014): ``mix(key + i x golden ratio)`` for
    i = 1, 2 ..., where ``key = mix(mix(seed) + stream)``, in whole numbers modulo 2^64; the upper 53
    bits, divided by 2^53.
    """
    key = _mix(_mix(np.array([seed], dtype=np.uint64)) + np.array([stream], dtype=np.uint64))
    places = np.arange(1, count + 1, dtype=np.uint64)
    bits: NDArray[np.uint64] = _mix(key + places * _GOLDEN) >> np.uint64(11)
    return bits.astype(np.float64) * 2.0**-53


def _mix(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def log(x: Array) -> Array:
    """The natural logarithm of positive numbers, within about 2e-16 of the size of the result or of 1.

    ``x = m 2^e`` with m around 1; ``ln m = 2 (t + t^3/3 + t^5/5 + ...)``, ``t = (m - 1) / (m + 1)``.
    """
    mantissa, exponent = np.frexp(x)
    low = mantissa < _SQRT_HALF
    mantissa = np.where(low, mantissa * 2.0, mantissa)
    power = exponent.astype(np.float64) - low
    t = (mantissa - 1.0) / (mantissa + 1.0)
    square = t * t
    series = np.full_like(t, 1.0 / 21.0)
    for odd in range(19, 0, -2):
        series *= square
        series += 1.0 / odd
    t *= 2.0
    series *= t
    series += power * _LN2_LOW
    series += power * _LN2_HIGH
    return series


def exp(x: Array) -> Array:
    """``e ** x``, within about 3e-16 of itself: ``2^k`` times the Taylor series of what is left."""
    k = np.rint(x * 1.4426950408889634)
    rest = (x - k * _LN2_HIGH) - k * _LN2_LOW
    series = np.ones_like(rest)
    for n in range(14, 0, -1):
        series *= rest
        series /= n
        series += 1.0
    return np.ldexp(series, k.astype(np.int32))


@dataclass(frozen=True, slots=True)
class Functions:
    """A logarithm and an exponential to raise scores with and to take their mean back."""

    log: Callable[[Array], Array]
    exp: Callable[[Array], Array]

    def power(self, x: Array, order: float) -> Array:
        """``x ** order`` for positive numbers; without logarithms for the orders in common use."""
        if order == 1.0:
            return x
        if order == -1.0:
            return 1.0 / x
        if order == 2.0:
            return x * x
        if order == 0.5:
            return np.sqrt(x)
        return self.exp(order * self.log(x))


#: Those of this module, and the library's own: a tenth of the time, but their last bits are the processor's.
STEADY, QUICK = Functions(log, exp), Functions(np.log, np.exp)
#: Orders whose powers and roots need neither.
PLAIN = frozenset({1.0, -1.0, 2.0, 0.5})


_NOWHERE = np.zeros(1, dtype=np.bool_)


def raised(scores: Array, p: float, by: Functions = STEADY) -> tuple[Array, NDArray[np.bool_]]:
    """``s^p`` (``ln s`` for p = 0) and where s is zero or below, which then counts as zero."""
    if p == 1.0:
        return scores, _NOWHERE
    if scores.min(initial=1.0) > 0.0:
        return by.log(scores) if p == 0.0 else by.power(scores, p), _NOWHERE
    zero = scores <= 0.0
    positive = np.where(zero, 1.0, scores)
    values = by.log(positive) if p == 0.0 else by.power(positive, p)
    return np.where(zero, 0.0, values), zero


def taken_back(mean: Array, p: float, nothing: NDArray[np.bool_], by: Functions = STEADY) -> Array:
    """The mean of order p from the mean of the raised scores; zero where ``nothing`` says so."""
    if p == 1.0:
        return mean
    if p == 0.0:
        found = by.exp(mean)
        return np.where(nothing, 0.0, found) if nothing.any() else found
    if mean.min(initial=1.0) > 0.0 and (p > 0.0 or not nothing.any()):
        return by.power(mean, 1.0 / p)
    empty = (mean <= 0.0) | nothing if p < 0 else mean <= 0.0
    return np.where(empty, 0.0, by.power(np.where(empty, 1.0, mean), 1.0 / p))
