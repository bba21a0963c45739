"""What it would take to change a verdict: one metric left out, one weight moved.

Both are computed, not simulated, from the point scores of one period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal

from .band import Band
from .engine import Score
from .exact import ONE, ZERO, fraction, half_up, mean, product
from .nodes import Node
from .ranking import band_of, ranks
from .rollup import roll_up
from .scheme import Scheme

#: Where a root is sought step by step, it is found to this fraction of the whole weight.
_CLOSE, _STEPS = Fraction(1, 10**9), 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A unit's index without one part, as if nobody had expected it; its rank among all units. ``without``
    is a metric's id, or the node's where the part has parts."""

    unit_id: str
    without: str
    value: Decimal | None
    band: Band | None
    rank: int | None


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


def leave_one_out(
    scheme: Scheme, scores: Mapping[str, Score], nodes: Sequence[Node] | None = None
) -> Iterator[LeftOut]:
    """Every unit's index and rank without each of the nodes in turn; without each metric if none is named."""
    for node in scheme.leaves if nodes is None else nodes:
        gone = {node.node_id, *(below.node_id for below in _below(scheme, node))}
        values: dict[str, Decimal | None] = {}
        for unit_id, found in scores.items():
            given = {
                each.node.node_id: each.score
                for each in found.leaves
                if each.status != "not_applicable" and each.node.node_id not in gone
            }
            whole = roll_up(scheme, given)[scheme.root.node_id].score
            values[unit_id] = None if whole is None else half_up(whole, scheme.decimals)
        places = ranks(values, scheme.better)
        for unit_id, value in values.items():
            yield LeftOut(
                unit_id=unit_id,
                without=node.metric_id or node.node_id,
                value=value,
                band=band_of(scheme.bands, value),
                rank=places.get(unit_id),
            )


def _below(scheme: Scheme, node: Node) -> Iterator[Node]:
    for child in scheme.children[node.node_id]:
        yield child
        yield from _below(scheme, child)


def break_even_bands(scheme: Scheme, score: Score, unit_id: str) -> Iterator[BreakEven]:
    """For every part, the smallest change of its weight that puts the unit's published value in another
    band; nothing for parts of which no weight would."""
    if score.band is None:
        return
    half = Fraction(1, 2 * 10**scheme.decimals)  # a value is published as the edge from half a digit below it
    for line in _lines(scheme, score):
        turns = []
        for edge, number in ((score.band.upper, 1), (score.band.lower, -1)):
            if edge.is_finite():
                level = Fraction(edge) - half
                turns += [(share, score.band.number + number) for share in line.reaches(_always(level))]
        if turns:
            share, number = min(turns, key=lambda turn: abs(turn[0] - line.share))
            yield BreakEven(
                unit_id=unit_id,
                node_id=line.node_id,
                verdict="band",
                share=line.share,
                turns_at=share,
                instead=str(number),
            )


def break_even_ranks(scheme: Scheme, scores: Mapping[str, Score]) -> Iterator[BreakEven]:
    """For every unit and part, the smallest change of that part's weight, for all units alike, with which
    the unit draws level with one that is ahead of it or behind it now, before rounding.

    Where the means are not arithmetic, the nearest is chosen by straight lines and then found step by step.
    """
    lines = {
        unit_id: {line.node_id: line for line in _lines(scheme, found)} for unit_id, found in scores.items()
    }
    for unit_id, own in lines.items():
        for line in own.values():
            near = [
                (distance, other_id, others[line.node_id])
                for other_id, others in lines.items()
                if other_id != unit_id and line.node_id in others
                if (distance := line.distance_to(others[line.node_id])) is not None
            ]
            if near:
                _, other_id, other = min(near, key=lambda each: each[0])
                for share in line.reaches(other.at)[:1]:
                    yield BreakEven(
                        unit_id=unit_id,
                        node_id=line.node_id,
                        verdict="rank",
                        share=line.share,
                        turns_at=share,
                        instead=other_id,
                    )


def _lines(scheme: Scheme, score: Score) -> Iterator[_Line]:
    if score.value is not None:
        for found in score.nodes:
            parent = scheme.nodes_by_id.get(found.node.parent_id or "")
            if found.effective_weight and 0 < found.share < 1 and parent and not parent.is_product:
                yield _Line(scheme, score, found.node)


class _Line:
    """A unit's unrounded index as one part's share of its siblings' weight goes from 0 to 1, the others
    keeping their proportions. It only rises or only falls, and is straight if every mean on the way up is
    arithmetic and no sibling is missing."""

    def __init__(self, scheme: Scheme, score: Score, node: Node) -> None:
        self.node_id, self.share = node.node_id, scheme.shares[node.node_id]
        self._scheme, self._node = scheme, node
        self._points = {found.node.node_id: found.score for found in score.nodes}
        self._nodes = {found.node.node_id: found.node for found in score.nodes}
        self._known: dict[Fraction, Fraction] = {}
        self.now, self.ends = float(self.at(self.share)), (float(self.at(ZERO)), float(self.at(ONE)))

    def at(self, share: Fraction) -> Fraction:
        """The index with that share."""
        if share not in self._known:
            self._known[share] = self._at(share)
        return self._known[share]

    def _at(self, share: Fraction) -> Fraction:
        node, declared, whole = self._node, self._scheme.shares, self._scheme.children
        others = (1 - share) / (1 - self.share)
        shares = {part.node_id: declared[part.node_id] * others for part in whole[node.parent_id or ""]}
        shares[node.node_id] = share
        raised = self._points[node.node_id]
        while node.parent_id is not None:
            parent = self._nodes[node.parent_id]
            points = {part.node_id: self._points[part.node_id] for part in whole[parent.node_id]}
            points[node.node_id] = raised
            raised = _mean(shares, points, parent, fraction(self._scheme.scale_high))
            node = parent
            shares = {part.node_id: declared[part.node_id] for part in whole.get(node.parent_id or "", ())}
        return raised if raised is not None else ZERO

    def reaches(self, level: Callable[[Fraction], Fraction]) -> list[Fraction]:
        """The shares, nearest first, at which the index is at ``level(share)``: exact on straight lines."""
        found = []
        for end in (ZERO, ONE):
            root = _root(lambda share: self.at(share) - level(share), self.share, end)
            found += [] if root is None else [root]
        return sorted(found, key=lambda root: abs(root - self.share))

    def distance_to(self, other: _Line) -> float | None:
        """About how far the share must move until both are level; ``None`` if they never are."""
        now, share, found = self.now - other.now, float(self.share), []
        for end, own, others in ((0.0, self.ends[0], other.ends[0]), (1.0, self.ends[1], other.ends[1])):
            gap = own - others
            if now and (gap == 0 or (gap > 0) != (now > 0)):
                found.append(abs(end - share) * now / (now - gap))
        return min(found, default=None)


def _mean(
    shares: Mapping[str, Fraction], points: Mapping[str, Fraction | None], parent: Node, full: Fraction
) -> Fraction | None:
    present = [(shares[key], found) for key, found in points.items() if found is not None and shares[key]]
    if not present:
        return None
    common = lcm(*(share.denominator for share, _ in present))
    pairs = [(int(share * common), found) for share, found in present]
    return product(pairs, full) if parent.is_product else mean(pairs, fraction(parent.order))


def _always(level: Fraction) -> Callable[[Fraction], Fraction]:
    return lambda _: level


def _root(gap: Callable[[Fraction], Fraction], start: Fraction, end: Fraction) -> Fraction | None:
    """Where ``gap`` is zero between the two, if it changes sign: by a straight line if that is exact,
    else by the Illinois method (a secant that cannot get stuck at one end), to a thousand-millionth."""
    first, last = gap(start), gap(end)
    if not first or (last and (first > 0) == (last > 0)):
        return None
    straight = start + (end - start) * first / (first - last)
    if gap(straight) == 0:
        return straight
    kept = 0
    while abs(end - start) > _CLOSE:
        middle = start + (end - start) * first / (first - last)
        middle = Fraction(round(middle * _STEPS), _STEPS)
        found = gap(middle)
        if abs(found) < _CLOSE * _CLOSE or middle in (start, end):
            return middle
        if (found > 0) == (first > 0):
            start, first = middle, found
            last = last / 2 if kept == 1 else last
            kept = 1
        else:
            end, last = middle, found
            first = first / 2 if kept == -1 else first
            kept = -1
    return end
