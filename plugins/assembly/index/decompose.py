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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from .engine import NodeScore, Score
from .exact import ONE, ZERO, apportioned, half_up, mean, power
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
    old = {found.node.node_id: found for found in before.nodes}
    new = {found.node.node_id: found for found in after.nodes}
    effects = [each for each in _explain(after.root.node.node_id, before, after, old, new) if each.points]
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


_Nodes = Mapping[str, NodeScore]
_Used = dict[str, tuple[Fraction, Fraction]]


def _explain(node_id: str, before: Score, after: Score, old: _Nodes, new: _Nodes) -> Iterator[Effect]:
    """Effects that add up to the change of this part's score, which it has on both sides."""
    was, now = old[node_id], new[node_id]
    if was.node.is_leaf or now.node.is_leaf:
        yield from _explain_metric(was, now, before, after)
        return
    one, other = _used(was, before, old), _used(now, after, new)
    gone, come = one.keys() - other.keys(), other.keys() - one.keys()
    shares = _weights(before, one, other), _weights(after, other, one)
    orders = Fraction(was.node.order), Fraction(now.node.order)
    common = [key for key in one if key in other]
    if orders == (ONE, ONE):
        gains, whole = _of_sum(common, one, other, shares)
    else:
        gains, whole = _of_mean(common, one, other, shares, orders)
    explained = sum(whole.values(), ZERO)
    for key in common:
        explained += gains[key] * (other[key][1] - one[key][1])
        for each in _explain(key, before, after, old, new):
            yield replace(each, points=each.points * gains[key])
    for kind, points in whole.items():
        about = tuple(sorted(gone | come)) if kind == "scope" else ()
        yield Effect(kind=kind, node_id=about[0] if len(about) == 1 else node_id, points=points, about=about)
    if was.score is not None and now.score is not None:
        yield Effect(kind="rounding", node_id=node_id, points=now.score - was.score - explained)


def _explain_metric(was: NodeScore, now: NodeScore, before: Score, after: Score) -> Iterator[Effect]:
    if was.score is None or now.score is None or was.given is None or now.given is None:
        return
    change, node_id, metric_id = now.score - was.score, now.node.node_id, now.node.metric_id or ""
    sides = (was, before), (now, after)
    rules = tuple(side.scheme.normalisations[metric_id] for _, side in sides)
    observed = tuple(side.observed.get(metric_id) for _, side in sides)
    numbers = tuple(found.given.number or ZERO for found, _ in sides if found.given is not None)
    scales = tuple((side.scheme.scale_low, side.scheme.scale_high, side.scheme.better) for _, side in sides)
    kinds: list[Kind] = []
    if numbers[0] != numbers[1]:
        kinds.append("data")
    if was.target != now.target:
        kinds.append("target")
    if rules[0] != rules[1] or observed[0] != observed[1] or scales[0] != scales[1]:
        kinds.append("method")
    if len(kinds) == 1:
        yield Effect(kind=kinds[0], node_id=node_id, points=change)
        return

    def value(inside: int) -> Fraction:
        new = {kind for bit, kind in enumerate(kinds) if inside >> bit & 1}
        method, target = "method" in new, "target" in new
        return score(
            rules[method],
            sides[method][1].scheme,
            numbers["data" in new],
            sides[target][0].target,
            observed[method],
        )

    try:
        shares = shapley(len(kinds), value)
    except CannotScore:  # one side's figure cannot be scored by the other side's rule
        yield Effect(kind="method", node_id=node_id, points=change)
        return
    for kind, points in zip(kinds, shares, strict=True):
        yield Effect(kind=kind, node_id=node_id, points=points)


def _used(found: NodeScore, side: Score, nodes: _Nodes) -> _Used:
    """The parts that count: their declared share and score."""
    used: _Used = {}
    for child in side.scheme.children[found.node.node_id]:
        points = nodes[child.node_id].score
        if points is not None and child.weight:
            used[child.node_id] = (side.scheme.shares[child.node_id], points)
    return used


def _weights(side: Score, own: _Used, others: _Used) -> dict[str, Fraction]:
    """Every part's declared share on this side; a part that this side does not declare keeps the
    other side's."""
    declared = side.scheme.shares
    keys = [*own, *(key for key in others if key not in own)]
    return {key: declared[key] if declared.get(key) else (own.get(key) or others[key])[0] for key in keys}


_Shares = tuple[dict[str, Fraction], dict[str, Fraction]]


def _of_sum(
    common: list[str], one: _Used, other: _Used, shares: _Shares
) -> tuple[dict[str, Fraction], dict[Kind, Fraction]]:
    """Arithmetic: what a point of each common part is worth, and the effects of scope and weight.

    Shapley's shares of ``e x s``, part by part, where e depends on who is there and on the weights."""
    same_scope = one.keys() == other.keys()
    same_weights = all(shares[0][key] == shares[1][key] for key in shares[0])
    sets = (one, other)
    totals = {
        (there, weights): sum((shares[weights][key] for key in sets[there]), ZERO)
        for there in ((0,) if same_scope else (0, 1))
        for weights in ((0,) if same_weights else (0, 1))
    }

    def effective(key: str, there: bool, weights: bool) -> Fraction:
        at = there and not same_scope, weights and not same_weights
        return shares[at[1]][key] / totals[at] if key in sets[at[0]] else ZERO

    if same_scope and same_weights:
        return {key: effective(key, False, False) for key in common}, {}
    gains: dict[str, Fraction] = {}
    whole: dict[Kind, Fraction] = {"scope": ZERO, "weight": ZERO}
    for key in shares[0]:
        was, now = (one.get(key) or other[key])[1], (other.get(key) or one[key])[1]
        e00, e10 = effective(key, False, False), effective(key, True, False)
        e01, e11 = effective(key, False, True), effective(key, True, True)
        gains[key] = (2 * e00 + e10 + e01 + 2 * e11) / 6
        middle = was + now
        whole["scope"] += ((e10 - e00) * (was + middle) + (e11 - e01) * (now + middle)) / 6
        whole["weight"] += ((e01 - e00) * (was + middle) + (e11 - e10) * (now + middle)) / 6
    if same_scope:
        del whole["scope"]
    if same_weights:
        del whole["weight"]
    return gains, whole


def _of_mean(
    common: list[str],
    one: _Used,
    other: _Used,
    shares: _Shares,
    orders: tuple[Fraction, Fraction],
) -> tuple[dict[str, Fraction], dict[Kind, Fraction]]:
    """Any order of the mean: Shapley's shares among the parts that moved, scope, weight and order."""
    moved = [key for key in common if one[key][1] != other[key][1]]
    wholes: list[Kind] = []
    if one.keys() != other.keys():
        wholes.append("scope")
    if any(shares[0][key] != shares[1][key] for key in shares[0]):
        wholes.append("weight")
    if orders[0] != orders[1]:
        wholes.append("method")
    sets = (one, other)

    def value(inside: int) -> Fraction:
        new = {kind for bit, kind in enumerate(wholes) if inside >> (bit + len(moved)) & 1}
        points = {key: (inside >> bit & 1) for bit, key in enumerate(moved)}
        there = sets["scope" in new]
        return mean(
            [
                (shares["weight" in new][key], (sets[points.get(key, 0)].get(key) or there[key])[1])
                for key in there
            ],
            orders["method" in new],
        )

    found = shapley(len(moved) + len(wholes), value)
    gains = {
        key: points / (other[key][1] - one[key][1])
        for key, points in zip(moved, found[: len(moved)], strict=True)
    }
    for key in common:
        if key not in gains:  # equal on both sides, but what is below it may have moved and cancelled out
            gains[key] = _slope(key, one, orders[0]) / 2 + _slope(key, other, orders[1]) / 2
    return gains, dict(zip(wholes, found[len(moved) :], strict=True))


def _slope(key: str, used: _Used, order: Fraction) -> Fraction:
    whole = mean(list(used.values()), order)
    weight, points = used[key]
    total = sum((each for each, _ in used.values()), ZERO)
    if not points or not whole:
        return ZERO
    return weight / total * power(points / whole, order - 1)
