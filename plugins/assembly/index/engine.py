"""From a unit's figures in one period to its index, with every number in between.

``compute`` scores each metric (``normalise.py``), rolls the scores up the tree (``rollup.py``) and goes
down it again to say what each part weighs and adds, and how far what is missing could move it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plugins.assembly.records import Band

from .exact import ONE, ZERO, half_up, power
from .normalise import CannotScore, Given, Range, attainable, ratio, score
from .ranking import band_of
from .rollup import Part, Scores, ScoreStatus, roll_up
from .scheme import Node, Scheme

NOT_REPORTED = Given(None, status="not_reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeScore:
    """One part of the index of one unit in one period. All numbers are exact, nothing is rounded.

    ``share`` and ``nominal_weight`` are the declared weight within the parent and within the whole;
    ``effective_weight`` the weight within the whole after re-weighting, ``None`` where the part is not
    used. ``contribution`` is in index points and, over the leaves, adds up to the root's score.
    ``coverage`` is a share; ``achievement`` actual over target (1 = met), uncapped. ``worst`` and
    ``best`` are the score if everything missing below were as bad or as good as its rule allows;
    ``None`` if there is no limit.
    """

    node: Node
    depth: int
    status: ScoreStatus
    given: Given | None
    target: Fraction | None
    achievement: Fraction | None
    score: Fraction | None
    share: Fraction
    nominal_weight: Fraction
    effective_weight: Fraction | None
    contribution: Fraction | None
    coverage: Fraction
    worst: Fraction | None
    best: Fraction | None


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
    scores: dict[str, Fraction | None] = {}
    facts: dict[str, tuple[Given, Fraction | None, Fraction | None]] = {}
    for node in scheme.leaves:
        given, target, achieved, found = _scored(scheme, node, observations, observed or {})
        facts[node.node_id] = given, target, achieved
        if given.status != "not_applicable":
            scores[node.node_id] = found
    parts = roll_up(scheme, scores)
    missing = [key for key, found in scores.items() if found is None]
    worst = best = parts
    if missing:
        worst = _filled(scheme, scores, lambda node: _attainable(scheme, node)[0])
        best = _filled(scheme, scores, lambda node: _attainable(scheme, node)[1])
    root = parts[scheme.root.node_id]
    value = None if root.score is None else half_up(root.score, scheme.decimals)
    return Score(
        scheme=scheme,
        status=root.status,
        value=value,
        band=band_of(scheme.bands, value),
        helped_by_missing=bool(missing and last_scores) and _helped(scheme, scores, last_scores or {}, root),
        nodes=tuple(_explained(scheme, parts, worst, best, facts)),
        observed=observed or {},
    )


def _scored(
    scheme: Scheme, node: Node, observations: Mapping[str, Given], observed: Mapping[str, Range]
) -> tuple[Given, Fraction | None, Fraction | None, Fraction | None]:
    metric_id = node.metric_id or ""
    rule = scheme.normalisations[metric_id]
    given = observations.get(metric_id, NOT_REPORTED)
    declared = given.target if given.target is not None else rule.target
    target = None if declared is None else Fraction(declared)
    number = given.number
    if number is None:
        return given, target, None, None
    try:
        found = score(rule, scheme, number, target, observed.get(metric_id))
    except CannotScore as reason:
        raise CannotScore(f"{metric_id}: {reason}") from None
    achieved = ratio(rule, number, target) if rule.method == "ratio_to_target" and target else None
    return given, target, achieved, found


def _attainable(scheme: Scheme, node: Node) -> tuple[Fraction | None, Fraction | None]:
    return attainable(scheme.normalisations[node.metric_id or ""], scheme)


def _filled(scheme: Scheme, scores: Scores, with_: Callable[[Node], Fraction | None]) -> dict[str, Part]:
    filled = {
        node.node_id: with_(node) if scores[node.node_id] is None else scores[node.node_id]
        for node in scheme.leaves
        if node.node_id in scores
    }
    return roll_up(scheme, filled)


def _helped(scheme: Scheme, scores: Scores, last: Mapping[str, Fraction], root: Part) -> bool:
    if root.score is None:
        return False
    held = _filled(scheme, scores, lambda node: last.get(node.metric_id or ""))[scheme.root.node_id].score
    if held is None:
        return False
    return root.score > held if scheme.better == "higher" else root.score < held


def _explained(
    scheme: Scheme,
    parts: Mapping[str, Part],
    worst: Mapping[str, Part],
    best: Mapping[str, Part],
    facts: Mapping[str, tuple[Given, Fraction | None, Fraction | None]],
) -> Iterator[NodeScore]:
    """Top down: weights multiply; so do gains, by which a part's points become index points.

    The gain of part i in a mean M of order p is ``w_i (s_i / M)^(p-1)``, the derivative of M; since M
    is homogeneous of degree one, gains times scores add up to M (Euler)."""
    complete = all(part.covered == part.leaves for part in parts.values())
    waiting: list[tuple[Node, int, Fraction, Fraction | None, Fraction]] = [
        (scheme.root, 0, ONE, ONE, ONE),
    ]
    while waiting:
        node, depth, nominal, effective, gain = waiting.pop()
        part = parts[node.node_id]
        if part.score is None:
            effective = None
        given, target, achieved = facts.get(node.node_id, (None, None, None))
        yield NodeScore(
            node=node,
            depth=depth,
            status=part.status,
            given=given,
            target=target,
            achievement=achieved,
            score=part.score,
            share=scheme.shares[node.node_id],
            nominal_weight=nominal,
            effective_weight=effective,
            contribution=None if part.score is None or effective is None else gain * part.score,
            coverage=part.coverage,
            worst=part.score if complete else _bound(node, part, worst),
            best=part.score if complete else _bound(node, part, best),
        )
        gains = _gains(node, part)
        for child in reversed(scheme.children[node.node_id]):
            share, own_gain = gains.get(child.node_id, (None, ZERO))
            waiting.append(
                (
                    child,
                    depth + 1,
                    nominal * scheme.shares[child.node_id],
                    None if share is None or effective is None else effective * share,
                    gain * own_gain,
                )
            )


def _gains(node: Node, part: Part) -> dict[str, tuple[Fraction, Fraction]]:
    """Each used part's share of the weight, and its gain (see ``_explained``)."""
    if part.score is None or part.unrounded is None:
        return {}
    total = sum((weight for _, weight, _ in part.used), ZERO)
    order, rounding = Fraction(node.order), ONE
    if part.unrounded != part.score:
        rounding = part.score / part.unrounded
    gains = {}
    for child, weight, found in part.used:
        gain = weight / total
        if order != 1:
            gain = gain * power(found / part.unrounded, order - 1) if found and part.unrounded else ZERO
        gains[child.node_id] = (weight / total, gain * rounding)
    return gains


def _bound(node: Node, part: Part, bounds: Mapping[str, Part]) -> Fraction | None:
    """A bound holds only if nothing below it is still missing, that is, if every rule has limits."""
    if part.covered == part.leaves:
        return part.score
    found = bounds[node.node_id]
    return found.score if found.covered == found.leaves else None
