"""Share a change among its causes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations
from math import factorial

from .arithmetic import ln
from .cells import ONE, ZERO


def shapley(players: int, value: Callable[[int], Fraction]) -> list[Fraction]:
    """Each player's mean part of ``value(all) - value(none)`` over all orders; beyond ten players, over
    two opposite ones."""
    everyone = list(range(players))
    orders: Sequence[Sequence[int]]
    if players <= 4:
        orders = list(permutations(everyone))
    elif players > 10:
        orders = [everyone, everyone[::-1]]
    else:
        return _by_subsets(players, value)
    shares = [ZERO] * players
    for order in orders:
        inside, before = 0, value(0)
        for player in order:
            inside |= 1 << player
            after = value(inside)
            shares[player] += (after - before) / len(orders)
            before = after
    return shares


def _by_subsets(players: int, value: Callable[[int], Fraction]) -> list[Fraction]:
    values = [value(subset) for subset in range(1 << players)]
    shares = [ZERO] * players
    for player in range(players):
        for subset in range(1 << players):
            if not subset >> player & 1:
                size = bin(subset).count("1")
                weight = Fraction(factorial(size) * factorial(players - size - 1), factorial(players))
                shares[player] += weight * (values[subset | 1 << player] - values[subset])
    return shares


def product_effects(before: Sequence[Fraction], after: Sequence[Fraction]) -> list[Fraction]:
    """By how much each factor moved the product of three; what the last digit leaves over goes to the
    factor that moved it most."""
    old, new = before[0] * before[1] * before[2], after[0] * after[1] * after[2]
    if not old or not new:

        def value(inside: int) -> Fraction:
            found = ONE
            for bit in range(3):
                found *= (after if inside >> bit & 1 else before)[bit]
            return found

        return shapley(3, value)
    middle = old if old == new else (new - old) / ln(new / old)
    effects = [middle * ln(now / was) if was != now else ZERO for was, now in zip(before, after)]
    largest = max(range(3), key=lambda place: abs(effects[place]))
    effects[largest] += new - old - sum(effects, ZERO)
    return effects
