"""Sharing out a joint effect fairly, in exact numbers.

A player's share is the mean, over every order in which the players can come in, of what changes when
it does (Shapley, 1953): independent of any order, and the shares add up to the whole effect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import factorial, lcm

#: Beyond so many players the two orders first-to-last and last-to-first stand for all.
MOST = 10

#: The value when those players are in, whose bits are set.
Value = Callable[[int], Fraction]


def shapley(players: int, value: Value) -> list[Fraction]:
    """Each player's share of ``value(all) - value(none)``.

    With more than ten players, whose subsets are too many to visit, the mean of two opposite orders:
    it still adds up exactly and does not depend on which of the two comes first.
    """
    everybody = (1 << players) - 1
    if players == 2:
        nobody, one, other, both = (value(subset) for subset in range(4))
        return [Fraction(*share) for share in of_two(nobody, one, other, both)]
    if players > MOST:
        return [
            (first + last) / 2
            for first, last in zip(
                _one_after_another(range(players), value),
                reversed(_one_after_another(range(players - 1, -1, -1), value)),
                strict=True,
            )
        ]
    exact = [value(subset) for subset in range(everybody + 1)]
    unit = lcm(*(each.denominator for each in exact))  # in whole numbers of it, much quicker
    whole = of_whole(players, [each.numerator * (unit // each.denominator) for each in exact])
    return [Fraction(share, unit * factorial(players)) for share in whole]


def of_whole(players: int, values: Sequence[int]) -> list[int]:
    """``players!`` times each player's share, given the value of every subset as a whole number."""
    weight = [factorial(size) * factorial(players - size - 1) for size in range(players)]
    counts = [weight[subset.bit_count()] if subset + 1 < len(values) else 0 for subset in range(len(values))]
    return [
        sum(
            counts[subset] * (values[subset | bit] - values[subset])
            for subset in range(len(values))
            if not subset & bit
        )
        for bit in (1 << player for player in range(players))
    ]


def of_two(
    nobody: Fraction, one: Fraction, other: Fraction, both: Fraction
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The shares of two players, by far the most frequent case, as numerator and denominator with their
    common divisors left in: ``(both - nobody + (one - other)) / 2``, ``(both - nobody - (one - other)) / 2``.
    """
    (above, below), (first, lower) = both.as_integer_ratio(), nobody.as_integer_ratio()
    (between, under), (second, least) = one.as_integer_ratio(), other.as_integer_ratio()
    above, below = above * lower - first * below, below * lower
    between, under = between * least - second * under, under * least
    above, between, twice = above * under, between * below, 2 * below * under
    return (above + between, twice), (above - between, twice)


def _one_after_another(order: range, value: Value) -> list[Fraction]:
    shares, inside, before = [], 0, value(0)
    for player in order:
        inside |= 1 << player
        after = value(inside)
        shares.append(after - before)
        before = after
    return shares
