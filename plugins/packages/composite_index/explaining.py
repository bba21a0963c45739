"""Down the tree again: what each part weighs, what it adds to the index, and how far it could be off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .exact import ONE, ZERO, fraction, power
from .given import NOT_REPORTED, Given
from .nodes import Node
from .normalise import ratio
from .rollup import Part, ScoreStatus
from .scheme import Normalisation, Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeScore:
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
        return self.given.aim or (None if self.rule.target is None else fraction(self.rule.target))

    @property
    def achievement(self) -> Fraction | None:
        """Actual over target by the metric's ratio rule, 1 = met, neither capped nor floored; ``None``
        where no target is used, nothing was reported, or there is no such ratio (nothing at all where
        less is better)."""
        target, number = self.target, self.given.number if self.given else None
        if self.rule is None or self.rule.method != "ratio_to_target" or not target or number is None:
            return None
        return ratio(self.rule, number, target)


def explained(
    scheme: Scheme,
    observations: Mapping[str, Given],
    parts: Mapping[str, Part],
    worst: Mapping[str, Part],
    best: Mapping[str, Part],
) -> Iterator[NodeScore]:
    """Top down: weights multiply; so do gains, by which a part's points become index points.

    A part of a product of n gets one n-th of its score. The gain of part i in a mean M of order p is
    ``w_i (s_i / M)^(p-1)``, the derivative of M; since M is homogeneous of degree one, gains times scores
    add up to M (Euler)."""
    complete = all(part.covered == part.leaves for part in parts.values())
    nominal = scheme.tree.nominal
    whole = nominal[scheme.root.node_id]
    waiting: list[tuple[Node, int, Fraction | None, Fraction, Fraction | None]]
    waiting = [(scheme.root, 0, whole, whole, parts[scheme.root.node_id].score)]
    while waiting:
        node, depth, effective, gain, points = waiting.pop()
        part = parts[node.node_id]
        if part.score is None:
            effective = None
        if part.score is None or effective is None:
            points = None
        elif points is None:
            points = gain * part.score
        metric_id = node.metric_id
        yield NodeScore(
            node=node,
            depth=depth,
            status=part.status,
            given=None if metric_id is None else observations.get(metric_id, NOT_REPORTED),
            rule=None if metric_id is None else scheme.normalisations[metric_id],
            score=part.score,
            share=scheme.shares[node.node_id],
            nominal_weight=nominal[node.node_id],
            effective_weight=effective,
            contribution=points,
            coverage=part.coverage,
            worst=part.score if complete else _bound(node, part, worst),
            best=part.score if complete else _bound(node, part, best),
        )
        gains = _gains(scheme, node, part) if part.score is not None else {}
        as_declared = effective is nominal[node.node_id]
        for child in reversed(scheme.children[node.node_id]):
            share, own_gain = gains.get(child.node_id, (None, ZERO))
            if share is None or effective is None:
                below = None
            elif as_declared and share is scheme.shares[child.node_id]:
                below = nominal[child.node_id]  # the same product, once for all units
            else:
                below = effective * share
            if own_gain is None:  # a metric in a geometric mean has its share of the mean's points
                own_points = None if share is None or points is None else points * share
                waiting.append((child, depth + 1, below, ZERO, own_points))
                continue
            same = below is not None and own_gain is share and gain is effective
            own = below if same and below is not None else own_gain if gain is whole else gain * own_gain
            waiting.append((child, depth + 1, below, own, None))


def _gains(scheme: Scheme, node: Node, part: Part) -> dict[str, tuple[Fraction, Fraction | None]]:
    """Each used part's share of the weight, and its gain (see ``explained``); the same object where
    the mean is arithmetic; ``None`` for a metric in a geometric mean, whose points are its share of the
    mean's. Where every part is used its share is the declared one."""
    if len(part.used) == sum(1 for child in scheme.children[node.node_id] if child.weight):
        shares = {child.node_id: scheme.shares[child.node_id] for child, _, _ in part.used}
    else:
        total = sum(weight for _, weight, _ in part.used)
        shares = {child.node_id: Fraction(weight, total) for child, weight, _ in part.used}
    if part.score is None or part.unrounded is None:
        return {}
    if node.is_product:
        each = Fraction(1, len(part.used))
        return {
            child.node_id: (each, each * part.score / found if found else ZERO)
            for child, _, found in part.used
        }
    as_it_is = part.score == part.unrounded
    if node.order == 1 and as_it_is:
        return {key: (share, share) for key, share in shares.items()}
    rounding = ONE if as_it_is or not part.unrounded else part.score / part.unrounded
    gains: dict[str, tuple[Fraction, Fraction | None]] = {}
    for child, _, found in part.used:
        if node.order == 0 and child.is_leaf:
            gains[child.node_id] = (shares[child.node_id], None)
            continue
        slope = shares[child.node_id] if as_it_is else shares[child.node_id] * rounding
        if node.order == 0:
            slope = slope * (part.unrounded / found) if found else ZERO
        elif node.order != 1:
            slope *= (
                power(found / part.unrounded, fraction(node.order) - 1) if found and part.unrounded else ZERO
            )
        gains[child.node_id] = (shares[child.node_id], slope)
    return gains


def _bound(node: Node, part: Part, bounds: Mapping[str, Part]) -> Fraction | None:
    """A bound holds only if nothing below it is still missing, that is, if every rule has limits."""
    if part.covered == part.leaves:
        return part.score
    found = bounds[node.node_id]
    return found.score if found.covered == found.leaves else None
