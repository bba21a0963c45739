"""The change of one part shared out among its own parts, its weights, what is there, and the mean itself.

Arithmetic means have a closed form; a product of the same factors is shared out by logarithmic means (see
``lmdi``); everything else by Shapley's rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import lcm
from typing import Literal

from . import fixed
from .exact import ONE, ZERO, fifty_digits, fraction, power, whole_ln
from .lmdi import product_effects
from .means import Raised, mean, mean_of_raised, product, raised, weighted_sum
from .nodes import Node
from .scheme import Scheme
from .shapley import MOST, shapley

Kind = Literal["data", "plan", "target", "weight", "scope", "method", "rounding"]
#: A ratio whose common divisors are left in until the end, which is much quicker.
Ratio = tuple[int, int]
#: The parts that count, with weight and score.
Used = Mapping[str, tuple[int, Fraction]]
#: Every part's weight before and after.
Weights = tuple[Mapping[str, int], Mapping[str, int]]
#: A part's unrounded scores before and after.
Ends = tuple[Fraction, Fraction] | None
#: What a point of each part that stayed is worth, and the effects of what concerns the whole part.
Explained = tuple[dict[str, Ratio], dict[Kind, Fraction]]


@dataclass(frozen=True, slots=True)
class Combining:
    """How one side makes the part from its parts."""

    order: Fraction
    is_product: bool
    full: Fraction

    @property
    def is_sum(self) -> bool:
        """Whether it is an arithmetic mean."""
        return self.order == ONE and not self.is_product

    @property
    def is_geometric(self) -> bool:
        """Whether it is a geometric mean."""
        return not self.order and not self.is_product

    def raised(self, score: Fraction) -> Raised:
        """What is added up of a score, or the score itself where there is nothing to add."""
        return score if self.is_product else raised(score, self.order)

    def __call__(self, parts: list[tuple[int, Fraction, Raised]]) -> Fraction:
        """The score made of (weight, score, what is added up of it)."""
        if not self.is_product:
            return mean_of_raised(parts, self.order)
        return product(((weight, score) for weight, score, _ in parts), self.full)

    def slope(self, key: str, used: Used) -> Fraction:
        """By how much the score moves with that part's, a little."""
        whole = self([(count, score, self.raised(score)) for count, score in used.values()])
        weight, points = used[key]
        if not points or not whole:
            return ZERO
        if self.is_product:
            return whole / points
        return Fraction(weight, sum(each for each, _ in used.values())) * power(
            points / whole, self.order - 1
        )


def combining(node: Node, scheme: Scheme) -> Combining:
    """How the scheme makes that part."""
    order = ONE if node.is_product else fraction(node.order)
    return Combining(order, node.is_product, fraction(scheme.scale_high) if node.is_product else ONE)


def share_out(
    one: Used, other: Used, weights: Weights, how: tuple[Combining, Combining], ends: Ends = None
) -> Explained:
    """What a point of each part that stayed is worth, and the effects of scope, weight and method. ``ends``
    are the unrounded scores before and after, if they are known."""
    if how[0].is_sum and how[1].is_sum:
        return _of_sum(one, other, weights)
    if how[0] == how[1] and how[0].is_product and one.keys() == other.keys():
        return _of_product(one, other, how[0]), {}
    return _of_any(one, other, weights, how, ends)


def _of_product(one: Used, other: Used, how: Combining) -> dict[str, Ratio]:
    effects = product_effects(
        [points / how.full for _, points in one.values()], [other[key][1] / how.full for key in one]
    )
    effect = {key: how.full * each for key, each in zip(one, effects, strict=True)}
    return _gains(one, other, effect, how, how)


def _gains(
    one: Used, other: Used, effects: Mapping[str, Fraction], early: Combining, late: Combining
) -> dict[str, Ratio]:
    """Effects a point of each part that stayed. Of a part that is equal on both sides, what is below may
    have moved and cancelled out: there a point is worth what it is on average of the two sides."""
    gains = {}
    for key in one:
        if key in other:
            moved = other[key][1] - one[key][1]
            if moved:
                effect = effects[key]
                above, below = effect.numerator * moved.denominator, effect.denominator * moved.numerator
                gains[key] = (above, below) if below > 0 else (-above, -below)
            else:
                gain = (early.slope(key, one) + late.slope(key, other)) / 2
                gains[key] = (gain.numerator, gain.denominator)
    return gains


def _of_sum(one: Used, other: Used, shares: Weights) -> Explained:
    """Arithmetic: what a point of each part that stayed is worth, and the effects of scope and weight.

    Shapley's shares of ``e x s``, part by part, where e depends on who is there and on the weights."""
    sets, (first, second) = (one, other), shares
    same_scope = one.keys() == other.keys()
    same_weights = first is second or first == second
    total = [[sum(weights[key] for key in there) for weights in shares] for there in sets]
    if same_scope and same_weights:
        return {key: (first[key], total[0][0]) for key in first}, {}
    was = {key: score for key, (_, score) in {**other, **one}.items()}
    now = {key: score for key, (_, score) in {**one, **other}.items()}

    def effective(there: int, weights: int, key: str) -> int:
        """The effective weight times every total there is."""
        if key not in sets[there]:
            return 0
        return shares[weights][key] * (whole // total[there][weights])

    whole = lcm(*(each for both in total for each in both))
    e00 = {key: effective(0, 0, key) for key in first}
    e11 = {key: effective(1, 1, key) for key in first}
    if same_scope or same_weights:
        gains = {key: (e00[key] + e11[key], 2 * whole) for key in first}
        moved = [(e11[key] - e00[key], key) for key in first]
        sums = weighted_sum((by, side[key]) for by, key in moved for side in (was, now))
        return gains, {"weight" if same_scope else "scope": sums / (2 * whole)}
    e10 = {key: effective(1, 0, key) for key in first}
    e01 = {key: effective(0, 1, key) for key in first}
    gains = {key: (2 * e00[key] + e10[key] + e01[key] + 2 * e11[key], 6 * whole) for key in first}
    scope = weight = ZERO
    for key in first:
        early, late = 2 * was[key] + now[key], was[key] + 2 * now[key]
        scope += ((e10[key] - e00[key]) * early + (e11[key] - e01[key]) * late) / (6 * whole)
        weight += ((e01[key] - e00[key]) * early + (e11[key] - e10[key]) * late) / (6 * whole)
    return gains, {"scope": scope, "weight": weight}


def _of_any(
    one: Used, other: Used, weights: Weights, how: tuple[Combining, Combining], ends: Ends
) -> Explained:
    """Shapley's shares among the parts that moved, scope, weight and the mean itself."""
    moved = [key for key in one if key in other and one[key][1] != other[key][1]]
    wholes: list[Kind] = []
    if one.keys() != other.keys():
        wholes.append("scope")
    if weights[0] != weights[1]:
        wholes.append("weight")
    if how[0] != how[1]:
        wholes.append("method")
    sets = (one, other)
    if not wholes and how[0].is_geometric and len(moved) <= MOST and _above_zero(one, other):
        return _gains(one, other, _of_geometric(one, other, moved, weights[0], ends), *how), {}

    @cache
    def taken(method: bool, side: int, key: str) -> tuple[Fraction, Raised]:
        score = sets[side][key][1]
        return score, how[method].raised(score)

    def value(inside: int) -> Fraction:
        new = {kind for bit, kind in enumerate(wholes) if inside >> (bit + len(moved)) & 1}
        moves = {key: inside >> bit & 1 for bit, key in enumerate(moved)}
        late, method = int("scope" in new), "method" in new
        counts = weights["weight" in new]
        sides = {key: moves.get(key, 0) if key in one and key in other else late for key in sets[late]}
        return how[method]([(counts[key], *taken(method, side, key)) for key, side in sides.items()])

    found = shapley(len(moved) + len(wholes), value)
    gains = _gains(one, other, dict(zip(moved, found, strict=False)), *how)
    return gains, dict(zip(wholes, found[len(moved) :], strict=True))


def _above_zero(one: Used, other: Used) -> bool:
    """Whether all scores are so far above zero that their products keep fifty digits."""
    return all(score.numerator * 10**10 > score.denominator for _, score in (*one.values(), *other.values()))


def _of_geometric(
    one: Used, other: Used, moved: Sequence[str], counts: Mapping[str, int], ends: Ends
) -> dict[str, Fraction]:
    """Shapley's shares among the parts that moved in a geometric mean: each multiplies the mean by a factor
    of its own, so that the mean of every subset is a product. The two ends are the scores themselves."""
    total = sum(counts[key] for key in one)
    if ends is None:
        first, last = (
            mean([(counts[key], s) for key, (_, s) in side.items()], ZERO) for side in (one, other)
        )
        ends = first, last
    means = [fixed.to_fixed(ends[0])]
    for key in moved:
        step = counts[key] * (whole_ln(other[key][1]) - whole_ln(one[key][1])) // total
        mantissa, twos = fixed.exp(step)
        factor = mantissa << twos if twos >= 0 else mantissa >> -twos
        means += [each * factor >> fixed.BITS for each in means]
    inside = [fifty_digits(each) for each in means[1:-1]]
    shares = shapley(len(moved), [ends[0], *inside, ends[1]].__getitem__)
    return dict(zip(moved, shares, strict=True))
