"""Why an index changed: every point of the change has a cause, and the causes add up exactly.

Going down the tree, the change of a part's score is shared out among its own parts' changes, the change
of their declared weights (``weight``), parts appearing or going missing (``scope``) and a change of the
mean itself (``method``), by Shapley's rule; the change of a metric's score among its figure
(``data``), its target (``target``) and its rule or observed range (``method``). A metric that adds up towards
a plan in steps is one cause, ``plan``: its figure and the step that was planned move together, and what they
did apart says nothing; only a step that was revised is a ``target`` of its own. For an arithmetic mean, which
is a sum, the shares have a closed form: with effective weights e and scores s,
``data = (e0 + e1) / 2 x (s1 - s0)`` and ``scope or weight = (s0 + s1) / 2 x (e1 - e0)``.
The same numbers hold at every level: the effects below a part, added up, are that part's effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import NamedTuple

from .engine import Score
from .exact import ZERO, NoMean, half_up
from .means import weighted_sum
from .metric_causes import Plans as Plans
from .metric_causes import metric_causes, sides_of
from .sharing import Kind as Kind
from .sharing import Ratio, Used, Weights, combining, share_out

KINDS: tuple[Kind, ...] = ("data", "plan", "target", "scope", "weight", "method", "rounding")


class Effect(NamedTuple):
    """``points`` (exact) and ``published`` (rounded half up by itself) by which ``kind`` moved the index
    through ``node_id``; ``about`` names the parts that came or went (scope)."""

    kind: Kind
    node_id: str
    points: Fraction
    published: Decimal = Decimal(0)
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decomposition:
    """The change of an index and its causes, in the tree's order; ``published_change`` is the difference of
    the two published values. What rounding of the two values and of the causes leaves over is the cause
    ``rounding`` of the whole, so that exact points and published ones each add up to the published change."""

    change: Fraction
    published_change: Decimal
    effects: tuple[Effect, ...]

    def totals(self) -> dict[Kind, Fraction]:
        """All effects of each kind together, exact; without kinds of which there is none."""
        points: dict[Kind, list[Fraction]] = {}
        for effect in self.effects:
            points.setdefault(effect.kind, []).append(effect.points)
        return {
            kind: found[0] if len(found) == 1 else weighted_sum((1, each) for each in found)
            for kind, found in points.items()
        }


def decompose(before: Score, after: Score, plans: Plans = MappingProxyType({})) -> Decomposition | None:
    """Why the index of one unit went from ``before`` to ``after``; ``None`` unless both have a value.

    The two may have different schemes (another version): parts are matched by ``node_id``. ``plans`` are the
    metrics whose figure and planned step are one cause.
    """
    if before.root.score is None or after.root.score is None:
        return None
    if before.value is None or after.value is None:
        return None
    places = max(before.scheme.decimals, after.scheme.decimals)
    pair = _Pair(before, after, plans, places)
    pair.explain(after.root.node.node_id, (1, 1))
    change = after.root.score - before.root.score
    published_change = after.value - before.value
    return Decomposition(
        change=change,
        published_change=published_change,
        effects=_with_rest(pair.found, after.root.node.node_id, change, published_change),
    )


def _with_rest(
    effects: list[Effect], root: str, change: Fraction, published_change: Decimal
) -> tuple[Effect, ...]:
    """The effects and what then lacks to the published change as one of rounding, behind the others.
    Together they are the exact change."""
    whole = [one for one in effects if (one.kind, one.node_id) == ("rounding", root)]
    for one in whole:
        effects.remove(one)
    exact = sum((one.points for one in whole), ZERO) + Fraction(published_change) - change
    rest = published_change - sum((one.published for one in effects), Decimal(0))
    if exact or rest:
        effects.append(Effect("rounding", root, exact, rest))
    return tuple(effects)


class _Pair:
    """Two scores of one unit, and the walk down their trees."""

    def __init__(self, before: Score, after: Score, plans: Plans, places: int) -> None:
        self.before, self.after, self.places = before, after, places
        self.found: list[Effect] = []
        self.old = {found.node.node_id: found for found in before.nodes}
        self.new = {found.node.node_id: found for found in after.nodes}
        self.one_scheme = before.scheme is after.scheme
        self.sides = sides_of(before, after, plans)

    def explain(self, node_id: str, worth: Ratio) -> None:
        """Finds effects that add up to the change of this part's score, which it has on both sides, times
        what a point of it is ``worth``."""
        was, now = self.old[node_id], self.new[node_id]
        if was.node.metric_id is not None or now.node.metric_id is not None:
            for cause, ratio in metric_causes(self.sides, was, now):
                self._note(cause, node_id, worth, ratio)
            return
        one, other, shares = self._used(node_id)
        common = [key for key in one if key in other]
        how = combining(was.node, self.before.scheme), combining(now.node, self.after.scheme)
        rounded = was.node.round_decimals is not None or now.node.round_decimals is not None
        assert was.score is not None
        assert now.score is not None
        ends = None if rounded else (was.score, now.score)
        try:
            gains, whole = share_out(one, other, shares, how, ends)
        except NoMean:  # a score below zero of which the other side's mean cannot be taken
            self._note("method", node_id, worth, (now.score - was.score).as_integer_ratio())
            return
        for key in common:
            above, below = gains[key]
            self.explain(key, (worth[0] * above, worth[1] * below))
        about = tuple(sorted(one.keys() ^ other.keys()))
        for kind, points in whole.items():
            names = about if kind == "scope" else ()
            where = names[0] if len(names) == 1 else node_id
            self._note(kind, where, worth, points.as_integer_ratio(), names)
        if rounded:
            explained = sum((Fraction(*gains[key]) * (other[key][1] - one[key][1]) for key in common), ZERO)
            rest = now.score - was.score - explained - sum(whole.values(), ZERO)
            self._note("rounding", node_id, worth, rest.as_integer_ratio())

    def _note(
        self, kind: Kind, node_id: str, worth: Ratio, points: Ratio, about: tuple[str, ...] = ()
    ) -> None:
        if points[0] and worth[0]:
            found = Fraction(worth[0] * points[0], worth[1] * points[1])
            self.found.append(Effect(kind, node_id, found, half_up(found, self.places), about))

    def _used(self, node_id: str) -> tuple[Used, Used, Weights]:
        """The parts that count on either side, with weight and score, and every part's weight on both: a
        part that one side does not declare keeps the other side's proportion to those that stayed."""
        if self.one_scheme:
            return self._used_in_one_scheme(node_id)
        keys: dict[str, None] = {}
        for side, nodes in ((self.before, self.old), (self.after, self.new)):
            for child in side.scheme.children[node_id]:
                if child.weight and nodes[child.node_id].score is not None:
                    keys[child.node_id] = None
        sides = [
            {child.node_id for child in side.scheme.children[node_id]} for side in (self.before, self.after)
        ]
        old, new = self.before.scheme.tree, self.after.scheme.tree
        first = {key: old.shares[key] for key in keys if key in sides[0] and old.shares[key]}
        second = {key: new.shares[key] for key in keys if key in sides[1] and new.shares[key]}
        stayed = first.keys() & second.keys()
        if stayed:  # the two are compared by what stayed: a new part beside it moves no weight
            by = sum((first[key] for key in stayed), ZERO) / sum((second[key] for key in stayed), ZERO)
            second = {key: by * share for key, share in second.items()}
        first, second = {**second, **first}, {**first, **second}
        common = lcm(*(share.denominator for share in (*first.values(), *second.values())))
        weights = (
            {key: int(first[key] * common) for key in keys},
            {key: int(second[key] * common) for key in keys},
        )
        one, other = (
            {
                key: (weights[side][key], found.score)
                for key in keys
                if key in sides[side] and (found := nodes[key]).score is not None and found.node.weight
            }
            for side, nodes in enumerate((self.old, self.new))
        )
        return one, other, weights

    def _used_in_one_scheme(self, node_id: str) -> tuple[Used, Used, Weights]:
        """The same where no weight can have moved."""
        tree, one, other, weights = self.after.scheme.tree, {}, {}, {}
        for child in tree.children[node_id]:
            name = child.node_id
            count, was, now = tree.counts[name], self.old[name].score, self.new[name].score
            if not count:
                continue
            if was is not None:
                one[name] = (count, was)
            if now is not None:
                other[name] = (count, now)
            if name in one or name in other:
                weights[name] = count
        return one, other, (weights, weights)
