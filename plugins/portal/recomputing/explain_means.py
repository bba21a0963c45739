"""What each part of a mean did to its change."""

from __future__ import annotations

from fractions import Fraction

from .arithmetic import mean, power
from .causes import shapley
from .cells import ZERO

Gains = tuple[dict[str, Fraction], dict[str, Fraction]]


def of_sum(
    every: list[str],
    one: dict[str, Fraction],
    other: dict[str, Fraction],
    weights: list[dict[str, Fraction]],
) -> Gains:
    """Arithmetic means: effective weight x score, part by part, with three causes: the score (1), who is
    there (2) and the declared weights (4)."""

    def effective(inside: int) -> dict[str, Fraction]:
        there, declared = (other if inside & 2 else one), weights[inside >> 2 & 1]
        total = sum((declared[child] for child in there), ZERO)
        return {child: declared[child] / total if child in there else ZERO for child in every}

    by_inside = [effective(inside) for inside in range(8)]
    gains, causes = {}, {"scope": ZERO, "weight": ZERO}
    for child in every:
        was = one.get(child, other.get(child, ZERO))
        now = other.get(child, one.get(child, ZERO))

        def points(inside: int, child: str = child, was: Fraction = was, now: Fraction = now) -> Fraction:
            return by_inside[inside][child] * (now if inside & 1 else was)

        _, scope, weight = shapley(3, points)
        causes["scope"] += scope
        causes["weight"] += weight
        # What a point of the score is worth: the effective weight when the score comes in, over all orders.
        before = (2 * by_inside[0][child] + by_inside[2][child] + by_inside[4][child]) / 6
        gains[child] = before + by_inside[6][child] / 3
    same = [one.keys() == other.keys(), weights[0] == weights[1]]
    kept = {kind: points for (kind, points), alike in zip(causes.items(), same) if not alike}
    return gains, kept


def of_mean(
    common: list[str],
    one: dict[str, Fraction],
    other: dict[str, Fraction],
    weights: list[dict[str, Fraction]],
    orders: tuple[Fraction, Fraction],
) -> Gains:
    """Other means: Shapley's shares among the parts that moved, scope, weights and order."""
    moved = [child for child in common if one[child] != other[child]]
    kinds = []
    if one.keys() != other.keys():
        kinds.append("scope")
    if weights[0] != weights[1]:
        kinds.append("weight")
    if orders[0] != orders[1]:
        kinds.append("method")
    sides = (one, other)

    def value(inside: int) -> Fraction:
        later = {kind for bit, kind in enumerate(kinds) if inside >> (bit + len(moved)) & 1}
        moves = {child: inside >> bit & 1 for bit, child in enumerate(moved)}
        there, declared = sides["scope" in later], weights["weight" in later]
        pairs = []
        for child in there:
            points = sides[moves.get(child, 0)].get(child)
            pairs.append((declared[child], there[child] if points is None else points))
        return mean(pairs, orders["method" in later])

    found = shapley(len(moved) + len(kinds), value)
    gains = {child: points / (other[child] - one[child]) for child, points in zip(moved, found)}
    for child in common:
        if child not in gains:
            slopes = [_slope(child, sides[side], weights[side], orders[side]) for side in (0, 1)]
            gains[child] = (slopes[0] + slopes[1]) / 2
    return gains, dict(zip(kinds, found[len(moved) :]))


def _slope(child: str, used: dict[str, Fraction], weights: dict[str, Fraction], order: Fraction) -> Fraction:
    level = mean([(weights[each], points) for each, points in used.items()], order)
    if not used[child] or not level:
        return ZERO
    total = sum((weights[each] for each in used), ZERO)
    return weights[child] / total * power(used[child] / level, order - 1)
