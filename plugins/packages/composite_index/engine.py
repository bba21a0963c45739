"""From a unit's figures in one period to its index, with every number in between.

``compute`` scores each metric (``normalise.py``), rolls the scores up the tree (``rollup.py``) and goes
down it again to say what each part weighs and adds, and how far what is missing could move it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .band import Band
from .exact import half_up
from .explaining import NodeScore as NodeScore
from .explaining import explained
from .given import NOT_REPORTED
from .nodes import Node
from .normalise import CannotScore, Given, Range, attainable, score
from .ranking import band_of
from .rollup import Part, Scores, ScoreStatus, roll_up
from .scheme import Scheme


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
        nodes=explained(scheme, observations, parts, worst, best),
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
