"""The weighted generalised mean of exact scores, and the product of their shares.

A mean takes of each score once what it adds up, its power or its logarithm (``raised``), and brings the sum
back. Whoever asks for many means of the same scores, as Shapley's rule does, raises them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import cast

from . import fixed
from .exact import ZERO, NoMean, power, whole_exp, whole_ln

#: What a mean adds up of a score: for order 0 its logarithm in whole units of ``fixed``, else its power;
#: ``None`` for a zero that makes the mean zero (order <= 0).
Raised = Fraction | int | None
#: So near to the lowest or highest logarithm the fiftieth digit of a mean might lie beyond that score.
_NEAR = 1 << (fixed.BITS - 150)


def weighted_sum(parts: Iterable[tuple[int, Fraction]]) -> Fraction:
    """``sum w s``, over one common denominator: much quicker than adding one by one."""
    ratios = [(weight, score.as_integer_ratio()) for weight, score in parts]
    common = lcm(*{below for _, (_, below) in ratios})
    return Fraction(sum([weight * above * (common // below) for weight, (above, below) in ratios]), common)


def mean(parts: Sequence[tuple[int, Fraction]], order: Fraction) -> Fraction:
    """The weighted generalised mean of (weight, score) pairs, all weights above zero.

    ``(sum w s^p / sum w)^(1/p)``, and ``exp(sum w ln s / sum w)`` for p = 0 (Hardy, Littlewood and
    Polya, Inequalities, 1934, section 2.2). p = 1 arithmetic, 0 geometric, -1 harmonic. With a zero
    among the scores it is zero for p <= 0, its limit. Except for p = 1 no score may be negative.
    """
    return mean_of_raised([(weight, score, raised(score, order)) for weight, score in parts], order)


def raised(score: Fraction, order: Fraction) -> Raised:
    """What a mean of that order adds up of the score. A negative one raises ``NoMean``."""
    if order == 1:
        return score
    if score.numerator <= 0:
        if score.numerator < 0:
            raise NoMean("a negative score has no mean of this order")
        return ZERO if order > 0 else None
    return power(score, order) if order else whole_ln(score)


def mean_of_raised(parts: Sequence[tuple[int, Fraction, Raised]], order: Fraction) -> Fraction:
    """The mean of (weight, score, what is added up of it)."""
    total = sum(weight for weight, _, _ in parts)
    if order == 1:
        found = weighted_sum((weight, score) for weight, score, _ in parts)
        return Fraction(found.numerator, found.denominator * total)
    known = [(weight, each) for weight, _, each in parts if each is not None]
    if len(known) < len(parts):
        return ZERO
    if order == 0:
        logarithms = [int(each) for _, each in known]
        middle = sum(weight * each for (weight, _), each in zip(known, logarithms, strict=True)) // total
        if min(logarithms) + _NEAR < middle < max(logarithms) - _NEAR:
            return whole_exp(middle)
    lowest, highest = min(score for _, score, _ in parts), max(score for _, score, _ in parts)
    if lowest == highest:
        return lowest
    if order == 0:
        found = whole_exp(middle)
    else:
        found = power(weighted_sum(cast("list[tuple[int, Fraction]]", known)) / total, 1 / order)
    return min(max(found, lowest), highest)


def product(parts: Iterable[tuple[int, Fraction]], full: Fraction) -> Fraction:
    """``full`` times the product of the shares ``score / full``, for scores on a scale from 0 to ``full``;
    no share counts more than another. A negative score raises ``NoMean``."""
    found = full
    for _, score in parts:
        if score < 0:
            raise NoMean("a negative score has no product")
        found *= score / full
    return found
