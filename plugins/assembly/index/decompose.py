"""Why an index changed: every point of the change has a cause, and the causes add up exactly.

Going down the tree, the change of a part's score is shared out among its own parts' changes, the change
of their declared weights (``weight``), parts appearing or going missing (``scope``) and a change of the
mean itself (``method``), by Shapley's rule; the change of a metric's score among its figure
(``data``), its target (``target``) and its rule or observed range (``method``). For an arithmetic mean, which
is a sum, the shares have a closed form: with effective weights e and scores s,
``data = (e0 + e1) / 2 x (s1 - s0)`` and ``scope or weight = (s0 + s1) / 2 x (e1 - e0)``.
The same numbers hold at every level: the effects below a part, added up, are that part's effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal

from .engine import NodeScore, Score
from .exact import ONE, ZERO, apportioned, fraction, half_up, mean, power, weighted_sum
from .normalise import CannotScore, score
from .shapley import shapley

Kind = Literal["data", "target", "weight", "scope", "method", "rounding"]
KINDS: tuple[Kind, ...] = ("data", "target", "scope", "weight", "method", "rounding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """``points`` (exact) and ``published`` (rounded so that all add up to the published change) by which
    ``kind`` moved the index through ``node_id``; ``about`` names the parts that came or went (scope)."""

    kind: Kind
    node_id: str
    points: Fraction
    published: Decimal = Decimal(0)
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decomposition:
    """The change of an index and its causes, in the tree's order; ``published_change`` is the
    difference of the two published values."""

    change: Fraction
    published_change: Decimal
    effects: tuple[Effect, ...]

    def total(self, kind: Kind) -> Fraction:
        """All effects of that kind together, exact."""
        return sum((effect.points for effect in self.effects if effect.kind == kind), ZERO)


def decompose(before: Score, after: Score) -> Decomposition | None:
    """Why the index of one unit went from ``before`` to ``after``; ``None`` unless both have a value.

    The two may have different schemes (another version): parts are matched by ``node_id``.
    """
    if before.root.score is None or after.root.score is None:
        return None
    if before.value is None or after.value is None:
        return None
    effects = [each for each in _Pair(before, after).explain(after.root.node.node_id, ONE) if each.points]
    places = max(before.scheme.decimals, after.scheme.decimals)
    change = after.root.score - before.root.score
    published_change = after.value - before.value
    published = apportioned([each.points for each in effects], published_change, places)
    if not effects and published_change:  # the two schemes publish other decimals
        effects = [Effect(kind="rounding", node_id=after.root.node.node_id, points=change)]
        published = (half_up(Fraction(published_change), places),)
    return Decomposition(
        change=change,
        published_change=published_change,
        effects=tuple(replace(e, published=p) for e, p in zip(effects, published, strict=True)),
    )


_Used = dict[str, tuple[int, Fraction]]
_Shares = tuple[dict[str, int], dict[str, int]]
_Explained = tuple[dict[str, Fraction], dict[Kind, Fraction]]


class _Pair:
    """Two scores of one unit, and the walk down their trees."""

    def __init__(self, before: Score, after: Score) -> None:
        self.before, self.after = before, after
        self.old = {found.node.node_id: found for found in before.nodes}
        self.new = {found.node.node_id: found for found in after.nodes}
        self.one_scheme = before.scheme is after.scheme
        self.one_scale = self.one_scheme or _scale(before) == _scale(after)

    def explain(self, node_id: str, worth: Fraction) -> Iterator[Effect]:
        """Effects that add up to the change of this part's score, which it has on both sides, times
        what a point of it is ``worth``."""
        was, now = self.old[node_id], self.new[node_id]
        if was.node.is_leaf or now.node.is_leaf:
            yield from self._explain_metric(was, now, worth)
            return
        one, other, shares = self._used(node_id)
        orders = fraction(was.node.order), fraction(now.node.order)
        common = [key for key in one if key in other]
        exact = orders == (ONE, ONE)
        gains, whole = _of_sum(one, other, shares) if exact else _of_mean(common, one, other, shares, orders)
        for key in common:
            yield from self.explain(key, worth * gains[key])
        about = tuple(sorted(one.keys() ^ other.keys()))
        for kind, points in whole.items():
            names = about if kind == "scope" else ()
            at = names[0] if len(names) == 1 else node_id
            yield Effect(kind=kind, node_id=at, points=worth * points, about=names)
        rounded = was.node.round_decimals is not None or now.node.round_decimals is not None
        if (rounded or not exact) and was.score is not None and now.score is not None:
            explained = sum((gains[key] * (other[key][1] - one[key][1]) for key in common), ZERO)
            rest = now.score - was.score - explained - sum(whole.values(), ZERO)
            yield Effect(kind="rounding", node_id=node_id, points=worth * rest)

    def _explain_metric(self, was: NodeScore, now: NodeScore, worth: Fraction) -> Iterator[Effect]:
        if was.score is None or now.score is None or was.given is None or now.given is None:
            return
        change, node_id, metric_id = now.score - was.score, now.node.node_id, now.node.metric_id or ""
        rules = tuple(side.scheme.normalisations[metric_id] for side in (self.before, self.after))
        observed = tuple(side.observed.get(metric_id) for side in (self.before, self.after))
        numbers = was.given.number or ZERO, now.given.number or ZERO
        targets = was.target, now.target
        kinds: list[Kind] = []
        if numbers[0] != numbers[1]:
            kinds.append("data")
        if targets[0] is not targets[1] and targets[0] != targets[1]:
            kinds.append("target")
        same_rule = rules[0] is rules[1] or rules[0] == rules[1]
        if not (same_rule and observed[0] == observed[1] and self.one_scale):
            kinds.append("method")
        if len(kinds) == 1:
            yield Effect(kind=kinds[0], node_id=node_id, points=worth * change)
            return

        def value(inside: int) -> Fraction:
            new = {kind for bit, kind in enumerate(kinds) if inside >> bit & 1}
            method = "method" in new
            scheme = (self.after if method else self.before).scheme
            return score(
                rules[method], scheme, numbers["data" in new], targets["target" in new], observed[method]
            )

        try:
            found = shapley(len(kinds), value)
        except CannotScore:  # one side's figure cannot be scored by the other side's rule
            yield Effect(kind="method", node_id=node_id, points=worth * change)
            return
        for kind, points in zip(kinds, found, strict=True):
            yield Effect(kind=kind, node_id=node_id, points=worth * points)

    def _used(self, node_id: str) -> tuple[_Used, _Used, _Shares]:
        """The parts that count on either side, with weight and score, and every part's weight on both: a
        part that one side does not declare keeps the other side's."""
        keys: dict[str, None] = {}
        for side, nodes in ((self.before, self.old), (self.after, self.new)):
            for child in side.scheme.children[node_id]:
                if child.weight and nodes[child.node_id].score is not None:
                    keys[child.node_id] = None
        old, new = self.before.scheme.tree, self.after.scheme.tree
        weights: _Shares
        if self.one_scheme:
            weights = ({key: old.counts[key] for key in keys},) * 2
        else:
            first = {key: old.shares.get(key) or new.shares[key] for key in keys}
            second = {key: new.shares.get(key) or old.shares[key] for key in keys}
            common = lcm(*(share.denominator for share in (*first.values(), *second.values())))
            weights = (
                {key: int(share * common) for key, share in first.items()},
                {key: int(share * common) for key, share in second.items()},
            )
        one, other = (
            {
                key: (weights[side][key], found.score)
                for key in keys
                if (found := nodes.get(key)) is not None and found.score is not None and found.node.weight
            }
            for side, nodes in enumerate((self.old, self.new))
        )
        return one, other, weights


def _scale(side: Score) -> tuple[Decimal, Decimal, str]:
    return side.scheme.scale_low, side.scheme.scale_high, side.scheme.better


def _of_sum(one: _Used, other: _Used, shares: _Shares) -> _Explained:
    """Arithmetic: what a point of each part that stayed is worth, and the effects of scope and weight.

    Shapley's shares of ``e x s``, part by part, where e depends on who is there and on the weights."""
    sets, first, second = (one, other), *shares
    same_scope = one.keys() == other.keys()
    same_weights = first is second or first == second

    def effective(there: int, weights: int) -> dict[str, Fraction]:
        total = sum(shares[weights][key] for key in sets[there])
        return {key: Fraction(shares[weights][key], total) if key in sets[there] else ZERO for key in first}

    e00 = effective(0, 0)
    if same_scope and same_weights:
        return e00, {}
    e11 = effective(1, 1)
    was = {key: (one.get(key) or other[key])[1] for key in first}
    now = {key: (other.get(key) or one[key])[1] for key in first}
    if same_scope or same_weights:
        gains = {key: (e00[key] + e11[key]) / 2 for key in first}
        rest = weighted_sum((1, (was[key] + now[key]) * (e11[key] - e00[key])) for key in first) / 2
        return gains, {"weight" if same_scope else "scope": rest}
    e10, e01 = effective(1, 0), effective(0, 1)
    gains = {key: (2 * e00[key] + e10[key] + e01[key] + 2 * e11[key]) / 6 for key in first}
    scope = weight = ZERO
    for key in first:
        early, late = 2 * was[key] + now[key], was[key] + 2 * now[key]
        scope += ((e10[key] - e00[key]) * early + (e11[key] - e01[key]) * late) / 6
        weight += ((e01[key] - e00[key]) * early + (e11[key] - e10[key]) * late) / 6
    return gains, {"scope": scope, "weight": weight}


def _of_mean(
    common: list[str], one: _Used, other: _Used, shares: _Shares, orders: tuple[Fraction, Fraction]
) -> _Explained:
    """Any order of the mean: Shapley's shares among the parts that moved, scope, weight and order."""
    moved = [key for key in common if one[key][1] != other[key][1]]
    wholes: list[Kind] = []
    if one.keys() != other.keys():
        wholes.append("scope")
    if shares[0] != shares[1]:
        wholes.append("weight")
    if orders[0] != orders[1]:
        wholes.append("method")
    sets = (one, other)

    def value(inside: int) -> Fraction:
        new = {kind for bit, kind in enumerate(wholes) if inside >> (bit + len(moved)) & 1}
        moves = {key: inside >> bit & 1 for bit, key in enumerate(moved)}
        there, weights = sets["scope" in new], shares["weight" in new]
        points = [(weights[key], (sets[moves.get(key, 0)].get(key) or there[key])[1]) for key in there]
        return mean(points, orders["method" in new])

    found = shapley(len(moved) + len(wholes), value)
    gains = {key: points / (other[key][1] - one[key][1]) for key, points in zip(moved, found, strict=False)}
    for key in common:
        if key not in gains:  # equal on both sides, but what is below it may have moved and cancelled out
            gains[key] = (_slope(key, one, orders[0]) + _slope(key, other, orders[1])) / 2
    return gains, dict(zip(wholes, found[len(moved) :], strict=True))


def _slope(key: str, used: _Used, order: Fraction) -> Fraction:
    whole = mean(list(used.values()), order)
    weight, points = used[key]
    if not points or not whole:
        return ZERO
    return Fraction(weight, sum(each for each, _ in used.values())) * power(points / whole, order - 1)
