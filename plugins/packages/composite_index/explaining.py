"""Down the tree again: what each part weighs, what it adds to the index, and how far it could be off."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .exact import ONE, ZERO, fraction, power
from .given import NOT_REPORTED, Given
from .nodes import Node
from .normalise import ratio
from .rollup import Part, ScoreStatus
from .scheme import Normalisation, Scheme


class NodeScore(NamedTuple):
    """One part of the index of one unit in one period. All numbers are exact, nothing is rounded.

    ``given`` and ``rule`` are a metric's. ``share`` and ``nominal_weight`` are the declared
    weight within the parent and within the whole; ``effective_weight`` the weight within the whole after
    re-weighting, ``None`` where the part is not used. ``contribution`` is in index points and, over the
    leaves, adds up to the root's score. ``coverage`` is a share. ``worst`` and ``best`` are the score if
    everything missing below were as bad or as good as its rule allows; ``None`` if there is no limit.
    """

    node: Node
    depth: int
    status: ScoreStatus
    given: Given | None
    rule: Normalisation | None
    score: Fraction | None
    share: Fraction
    nominal_weight: Fraction
    effective_weight: Fraction | None
    contribution: Fraction | None
    coverage: Fraction
    worst: Fraction | None
    best: Fraction | None

    @property
    def target(self) -> Fraction | None:
        """What a metric was judged against: the target beside the figure, else the scheme's."""
        if self.given is None or self.rule is None:
            return None
        if self.given.aim is not None:
            return self.given.aim
        return None if self.rule.target is None else fraction(self.rule.target)

    @property
    def achievement(self) -> Fraction | None:
        """Actual over target by the metric's ratio rule, 1 = met, neither capped nor floored; ``None``
        where no target is used, nothing was reported, or there is no such ratio (nothing at all where
        less is better)."""
        target, number = self.target, self.given.number if self.given else None
        if self.rule is None or self.rule.method != "ratio_to_target" or target is None or number is None:
            return None
        return ratio(self.rule, number, target)


def explained(
    scheme: Scheme,
    observations: Mapping[str, Given],
    parts: Mapping[str, Part],
    worst: Mapping[str, Part],
    best: Mapping[str, Part],
) -> tuple[NodeScore, ...]:
    """Every part from the root down, each before its own parts: weights multiply; so do gains, by which a
    part's points become index points.

    A part of a product of n gets one n-th of its score. The gain of part i in a mean M of order p is
    ``w_i (s_i / M)^(p-1)``, the derivative of M; since M is homogeneous of degree one, gains times scores
    add up to M (Euler)."""
    walk, root = _Walk(scheme, observations, parts, worst, best), scheme.root
    whole = scheme.tree.nominal[root.node_id]
    walk.visit(root, 0, whole, whole, parts[root.node_id].score)
    return tuple(walk.found)


#: A part's effective weight and its gain; its points where they are known before its score.
_Worth = tuple[Fraction | None, Fraction, Fraction | None]
_UNUSED: _Worth = (None, ZERO, None)


class _Walk:
    """The way down the tree of one unit."""

    def __init__(
        self,
        scheme: Scheme,
        observations: Mapping[str, Given],
        parts: Mapping[str, Part],
        worst: Mapping[str, Part],
        best: Mapping[str, Part],
    ) -> None:
        self.scheme, self.tree, self.observations = scheme, scheme.tree, observations
        self.parts, self.worst, self.best = parts, worst, best
        self.found: list[NodeScore] = []

    def visit(
        self, node: Node, depth: int, effective: Fraction | None, gain: Fraction, points: Fraction | None
    ) -> None:
        """Adds that part and all below it to ``found``."""
        name, metric_id, part = node.node_id, node.metric_id, self.parts[node.node_id]
        score = worst = best = part.score
        if score is None:
            effective = None
        if effective is None:
            points = None
        elif points is None and score is not None:
            points = gain * score
        if part.covered != part.leaves:
            worst, best = _bound(self.worst[name]), _bound(self.best[name])
        self.found.append(
            NodeScore(
                node,
                depth,
                part.status,
                None if metric_id is None else self.observations.get(metric_id, NOT_REPORTED),
                None if metric_id is None else self.scheme.normalisations[metric_id],
                score,
                self.tree.shares[name],
                self.tree.nominal[name],
                effective,
                points,
                part.coverage,
                worst,
                best,
            )
        )
        children = self.tree.children[name]
        if children:
            below = self._below(node, part, effective, gain, points) if effective is not None else {}
            for child in children:
                self.visit(child, depth + 1, *below.get(child.node_id, _UNUSED))

    def _below(
        self, node: Node, part: Part, effective: Fraction, gain: Fraction, points: Fraction | None
    ) -> dict[str, _Worth]:
        """What every used part weighs and gains. Where all are used as declared the weights are the declared
        ones, the very same objects."""
        nominal, used, product = self.tree.nominal, part.used, node.is_product
        if part.score is None or part.unrounded is None:
            return {}
        weights = tuple([1 if product else weight for _, weight, _ in used])
        declared = sum(1 for child in self.tree.children[node.node_id] if child.weight)
        if len(used) == declared and effective is nominal[node.node_id] and not product:
            weighs: tuple[Fraction, ...] = tuple([nominal[child.node_id] for child, _, _ in used])
        else:
            weighs = portions(effective, weights)
        if node.order == 1 and part.score == part.unrounded and not product:
            gains = weighs if gain is effective else portions(gain, weights)
            return {
                child.node_id: (weigh, own, None)
                for (child, _, _), weigh, own in zip(used, weighs, gains, strict=True)
            }
        found: dict[str, _Worth] = {}
        for (child, _, score), share, weigh in zip(used, portions(ONE, weights), weighs, strict=True):
            if node.order == 0 and child.is_leaf and not product and points is not None:
                found[child.node_id] = weigh, ZERO, points * share  # a metric has its share of the points
            else:
                found[child.node_id] = (
                    weigh,
                    gain * share * _slope(node, part.score, part.unrounded, score),
                    None,
                )
        return found


def _slope(node: Node, whole: Fraction, unrounded: Fraction, score: Fraction) -> Fraction:
    """The gain of one part over its share of the weight."""
    rounding = whole / unrounded if unrounded else ONE
    if node.order == 1 and not node.is_product:
        return rounding
    if not score or not unrounded:
        return ZERO
    return whole / score if node.is_product else rounding * power(score / unrounded, fraction(node.order) - 1)


@lru_cache(maxsize=1 << 12)
def portions(whole: Fraction, weights: tuple[int, ...]) -> tuple[Fraction, ...]:
    """``whole`` shared out in proportion to the weights; remembered, for many units lack the same parts."""
    above, below = whole.numerator, whole.denominator * sum(weights)
    return tuple([Fraction(above * weight, below) for weight in weights])


def _bound(found: Part) -> Fraction | None:
    """A bound holds only if nothing below it is still missing, that is, if every rule has limits."""
    return found.score if found.covered == found.leaves else None
