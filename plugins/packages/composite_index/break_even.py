"""The weight at which a verdict turns: another band, or level with another unit.

Computed, not simulated, from the scores of one period; ``lines`` has the index as a function of a weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .engine import Score
from .lines import Lines
from .scheme import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """The weight at which a verdict turns: ``share`` is the part's share of its siblings' weight now,
    ``turns_at`` the nearest share, with the others keeping their proportions, at which the unit gets
    ``instead`` (another band's number, or the unit that it then draws level with)."""

    unit_id: str
    node_id: str
    verdict: Literal["band", "rank"]
    share: Fraction
    turns_at: Fraction
    instead: str

    @property
    def change(self) -> Fraction:
        """How far the share would have to move."""
        return self.turns_at - self.share


def break_even_bands(scheme: Scheme, scores: Mapping[str, Score]) -> Iterator[BreakEven]:
    """For every unit and part, the smallest change of the part's weight that puts the unit's published value
    in another band; nothing for parts of which no weight would."""
    half = Fraction(1, 2 * 10**scheme.decimals)  # a value is published as the edge from half a digit below it
    found: dict[str, list[BreakEven]] = {unit_id: [] for unit_id in scores}
    bands = {unit_id: score.band for unit_id, score in scores.items() if score.band is not None}
    for lines in _all_lines(scheme, scores):
        turns: dict[str, list[tuple[Fraction, int]]] = {}
        for side in (1, -1):
            edges = {
                unit_id: band.upper if side == 1 else band.lower
                for unit_id, band in bands.items()
                if unit_id in lines.rows
            }
            levels = {unit_id: Fraction(edge) - half for unit_id, edge in edges.items() if edge.is_finite()}
            for unit_id, share in lines.reach(levels):
                turns.setdefault(unit_id, []).append((share, bands[unit_id].number + side))
        for unit_id, each in turns.items():
            share, number = min(each, key=lambda turn: abs(turn[0] - lines.share))
            found[unit_id].append(_turn(lines, unit_id, "band", share, str(number)))
    for each_unit in found.values():
        yield from each_unit


def break_even_ranks(scheme: Scheme, scores: Mapping[str, Score]) -> Iterator[BreakEven]:
    """For every unit and part, the smallest change of that part's weight, for all units alike, with which
    the unit draws level with one that is ahead of it or behind it now, before rounding.

    Where the means are not arithmetic, the nearest is chosen by straight lines and then found step by step.
    """
    found: dict[str, list[BreakEven]] = {unit_id: [] for unit_id in scores}
    for lines in _all_lines(scheme, scores):
        others = lines.nearest()
        for unit_id, share in lines.meet(others):
            found[unit_id].append(_turn(lines, unit_id, "rank", share, others[unit_id]))
    for each_unit in found.values():
        yield from each_unit


def _turn(
    lines: Lines, unit_id: str, verdict: Literal["band", "rank"], share: Fraction, instead: str
) -> BreakEven:
    return BreakEven(
        unit_id=unit_id,
        node_id=lines.node_id,
        verdict=verdict,
        share=lines.share,
        turns_at=share,
        instead=instead,
    )


def _all_lines(scheme: Scheme, scores: Mapping[str, Score]) -> Iterator[Lines]:
    """For every part whose weight matters, from the root down, the units in whose index it counts."""
    published = {unit_id: score for unit_id, score in scores.items() if score.value is not None}
    nodes = {key: {each.node.node_id: each for each in score.nodes} for key, score in published.items()}
    for found in next(iter(published.values())).nodes if published else ():
        node = found.node
        parent = scheme.nodes_by_id.get(node.parent_id or "")
        if parent is None or parent.is_product or not 0 < found.share < 1:
            continue
        used = {unit_id: own for unit_id, own in nodes.items() if own[node.node_id].effective_weight}
        if used:
            yield Lines(scheme, node, used)
