"""From a unit's figures in one period to its index, with every number in between.

``compute`` scores each metric (``normalise.py``), rolls the scores up the tree (``rollup.py``) and goes
down it again to say what each part weighs and adds, and how far what is missing could move it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .band import Band
from .exact import ONE, ZERO, fraction, half_up, power
from .nodes import Node
from .normalise import CannotScore, Given, Range, attainable, ratio, score
from .ranking import band_of
from .rollup import Part, Scores, ScoreStatus, roll_up
from .scheme import Normalisation, Scheme

NOT_REPORTED = Given(None, status="not_reported")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The index of one unit in one period. ``nodes`` go from the root down, each part before its own
    parts. ``value`` is the root's score rounded half up to the scheme's decimals, ``None`` unless
    ``status`` is ``computed``; ``band`` is decided on it. ``helped_by_missing``: the index would be
    worse if what is missing now still had its last known score."""

    scheme: Scheme
    status: ScoreStatus
    value: Decimal | None
    band: Band | None
    helped_by_missing: bool
    nodes: tuple[NodeScore, ...]
    observed: Mapping[str, Range]

    @property
    def root(self) -> NodeScore:
        """The whole index."""
        return self.nodes[0]

    @property
    def leaves(self) -> tuple[NodeScore, ...]:
        """The metrics."""
        return tuple(found for found in self.nodes if found.node.is_leaf)

    @property
    def metric_scores(self) -> Mapping[str, Fraction]:
        """The score of every metric that has one."""
        return {
            found.node.metric_id: found.score
            for found in self.nodes
            if found.node.metric_id is not None and found.score is not None
        }


def compute(
    scheme: Scheme,
    observations: Mapping[str, Given],
    *,
    observed: Mapping[str, Range] | None = None,
    last_scores: Mapping[str, Fraction] | None = None,
) -> Score:
    """The index of one unit in one period.

    ``observations`` maps metric ids to what was reported; a metric that is not in it was not reported.
    ``observed`` is what ``normalise.ranges`` returns, for metrics scored over their observed range.
    ``last_scores`` are the metrics' latest known scores, for ``helped_by_missing``. Raises
    ``CannotScore`` for a figure that its rule cannot score, such as a target of zero.
    """
    scores = score_metrics(scheme, observations, observed)
    parts = roll_up(scheme, scores)
    missing = [key for key, found in scores.items() if found is None]
    worst = best = parts
    if missing:
        worst = _filled(scheme, scores, parts, lambda node: _attainable(scheme, node)[0])
        best = _filled(scheme, scores, parts, lambda node: _attainable(scheme, node)[1])
    root = parts[scheme.root.node_id]
    value = None if root.score is None else half_up(root.score, scheme.decimals)
    return Score(
        scheme=scheme,
        status=root.status,
        value=value,
        band=band_of(scheme.bands, value),
        helped_by_missing=bool(missing and last_scores) and _helped(scheme, scores, parts, last_scores or {}),
        nodes=tuple(_explained(scheme, observations, parts, worst, best)),
        observed=observed or {},
    )


def score_metrics(
    scheme: Scheme, observations: Mapping[str, Given], observed: Mapping[str, Range] | None = None
) -> dict[str, Fraction | None]:
    """The score of every leaf (by node id), ``None`` where it is missing; without those that are not
    applicable. Raises ``CannotScore``."""
    scores: dict[str, Fraction | None] = {}
    for node in scheme.leaves:
        metric_id = node.metric_id or ""
        given = observations.get(metric_id, NOT_REPORTED)
        if given.status == "not_applicable":
            continue
        number = given.number
        if number is None:
            scores[node.node_id] = None
            continue
        rule = scheme.normalisations[metric_id]
        try:
            scores[node.node_id] = score(rule, scheme, number, given.aim, (observed or {}).get(metric_id))
        except CannotScore as reason:
            raise CannotScore(f"{metric_id}: {reason}", reason.about, reason.write) from None
    return scores


def _attainable(scheme: Scheme, node: Node) -> tuple[Fraction | None, Fraction | None]:
    return attainable(scheme.normalisations[node.metric_id or ""], scheme)


def _filled(
    scheme: Scheme, scores: Scores, parts: Mapping[str, Part], fill: Callable[[Node], Fraction | None]
) -> dict[str, Part]:
    filled = dict(scores)
    for node in scheme.leaves:
        if node.node_id in scores and scores[node.node_id] is None:
            filled[node.node_id] = fill(node)
    return roll_up(scheme, filled, parts)


def _helped(scheme: Scheme, scores: Scores, parts: Mapping[str, Part], last: Mapping[str, Fraction]) -> bool:
    now = parts[scheme.root.node_id].score
    held = _filled(scheme, scores, parts, lambda node: last.get(node.metric_id or ""))[
        scheme.root.node_id
    ].score
    if now is None or held is None:
        return False
    return now > held if scheme.better == "higher" else now < held


def _explained(
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
    """Each used part's share of the weight, and its gain (see ``_explained``); the same object where
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
