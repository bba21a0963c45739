"""The index without one metric or one part, computed, not simulated, from the scores of one period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .approximate import about, can_be, rounded
from .band import Band
from .engine import Score
from .exact import ZERO, NoMean, half_up
from .nodes import Node
from .ranking import band_of, ranks
from .rollup import Part, exactly, roll_up, without
from .scheme import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A unit's index without one part, as if nobody had expected it; its rank among all units. ``without``
    is a metric's id, or the node's where the part has parts."""

    unit_id: str
    without: str
    value: Decimal | None
    band: Band | None
    rank: int | None


def leave_one_out(
    scheme: Scheme, scores: Mapping[str, Score], nodes: Sequence[Node] | None = None
) -> Iterator[LeftOut]:
    """Every unit's index and rank without each of the nodes in turn; without each metric if none is named."""
    parts = {unit_id: roll_up(scheme, _leaf_scores(found)) for unit_id, found in scores.items()}
    largest = {unit_id: _largest(own) for unit_id, own in parts.items()} if can_be(scheme) else {}
    for node in scheme.leaves if nodes is None else nodes:
        values = {
            unit_id: _value_without(scheme, own, node, largest.get(unit_id)) for unit_id, own in parts.items()
        }
        places = ranks(values, scheme.better)
        for unit_id, value in values.items():
            yield LeftOut(
                unit_id=unit_id,
                without=node.metric_id or node.node_id,
                value=value,
                band=band_of(scheme.bands, value),
                rank=places.get(unit_id),
            )


def _leaf_scores(score: Score) -> dict[str, Fraction | None]:
    return {each.node.node_id: each.score for each in score.leaves if each.status != "not_applicable"}


def _largest(parts: Mapping[str, Part]) -> Fraction:
    return max((abs(part.score) for part in parts.values() if part.score is not None), default=ZERO)


def _value_without(
    scheme: Scheme, parts: Mapping[str, Part], node: Node, largest: Fraction | None
) -> Decimal | None:
    """Published; in the machine's numbers, with proof, if it is said how large the scores are."""

    def exact() -> Fraction:
        return without(scheme, parts, node, exactly).score or ZERO

    try:
        found = without(scheme, parts, node, exactly if largest is None else about).score
    except NoMean:  # what is left is negative where only an arithmetic mean takes that
        return None
    if found is None:
        return None
    if largest is None:
        return half_up(found, scheme.decimals)
    return rounded(found, largest, scheme.decimals, exact)
