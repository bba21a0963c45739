"""The worked calculation of an index, in published digits that add up.

The engine's numbers are exact; a reader adds the rounded ones. So each part's number is shared out
among its own parts by largest remainders (``exact.apportioned``), from the root down: declared weights
add up to 100 within their parent, effective weights to 100 and contributions to the published index.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from composite_index.engine import NodeScore, Score
from composite_index.exact import apportioned, half_up
from plugins.subjects.figures.measure import Figure, Key
from plugins.subjects.units.record import Unit

from .model import IndexNode

_HUNDRED = Decimal("100.0")


def index_nodes(
    score: Score, figures: Mapping[Key, Figure], unit: Unit, caps_pct: Mapping[str, Decimal]
) -> tuple[IndexNode, ...]:
    """One row for each part, from the root down; scores have one decimal, as the index has."""
    places = score.scheme.decimals
    per_cent = {found.node.node_id: found.effective_weight for found in score.nodes}
    per_cent = {key: weight and 100 * weight for key, weight in per_cent.items()}
    contributions = {found.node.node_id: found.contribution for found in score.nodes}
    weights = _weights(score)
    effective = _shared_out(score, per_cent, _HUNDRED, 1)
    points = _shared_out(score, contributions, score.value, places)
    return tuple(
        _node(found, score, figures, unit, caps_pct, weights, effective, points) for found in score.nodes
    )


def _node(
    found: NodeScore,
    score: Score,
    figures: Mapping[Key, Figure],
    unit: Unit,
    caps_pct: Mapping[str, Decimal],
    weights: Mapping[str, Decimal],
    effective: Mapping[str, Decimal],
    points: Mapping[str, Decimal],
) -> IndexNode:
    node = found.node
    figure = figures.get((node.metric_id or "", unit.unit_id))
    achieved = None if found.achievement is None else half_up(100 * found.achievement, 1)
    rule = score.scheme.normalisations.get(node.metric_id or "")
    if achieved is None and found.score is not None and rule and rule.method == "ratio_to_target":
        achieved = caps_pct[rule.metric_id]  # nothing at all where less is better
    return IndexNode(
        node_id=node.node_id,
        parent_id=node.parent_id,
        depth=found.depth,
        title=figure.metric.title if figure and not node.title else node.title,
        metric_id=node.metric_id,
        value=figure.published if figure else None,
        target=None if found.target is None else _decimal(found.target),
        achievement_pct=achieved,
        score=None if found.score is None else half_up(found.score, score.scheme.decimals),
        weight_pct=weights[node.node_id],
        effective_weight_pct=effective.get(node.node_id),
        contribution=points.get(node.node_id),
        coverage_pct=half_up(100 * found.coverage, 1),
    )


def _weights(score: Score) -> dict[str, Decimal]:
    """Each part's declared share within its parent, in per cent with one decimal."""
    found = {score.scheme.root.node_id: _HUNDRED}
    for children in score.scheme.children.values():
        shares = [score.scheme.shares[child.node_id] * 100 for child in children]
        for child, share in zip(children, apportioned(shares, _HUNDRED, 1), strict=True):
            found[child.node_id] = share
    return found


def _shared_out(
    score: Score, exact: Mapping[str, Fraction | None], total: Decimal | None, places: int
) -> dict[str, Decimal]:
    """``total`` for the root, and each part's number shared out among its parts that have one."""
    if total is None or score.value is None:
        return {}
    found = {score.scheme.root.node_id: total}
    for part in score.nodes:
        if part.node.node_id in found:
            children = [child.node_id for child in score.scheme.children[part.node.node_id]]
            numbers = {key: number for key in children if (number := exact[key]) is not None}
            shared = apportioned(tuple(numbers.values()), found[part.node.node_id], places)
            found.update(zip(numbers, shared, strict=True))
    return found


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
