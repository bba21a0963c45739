"""Every unit's unrounded index as one part's share of its siblings' weight goes from 0 to 1.

The others keep their proportions. If every mean above is arithmetic and no sibling is missing, a line is
straight, and where it reaches a level or another line is exact. Else that is sought by the Illinois method
(a secant that cannot get stuck at one end), for all units at a time, in the machine's numbers with
functions that are the same on every machine (``steady``), to a thousand-millionth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .engine import NodeScore
from .exact import ZERO
from .nodes import Node
from .scheme import Scheme
from .steady import Array, raised, taken_back

#: Where a root is sought step by step, it is found to this part of the whole weight and written so.
_CLOSE, _STEPS = 1e-11, 10**12
_TURNS = 100

Nodes = Mapping[str, NodeScore]
Rows = NDArray[np.int64]
#: The gap whose zero is sought, at a share for each of the places.
_Gap = Callable[[Array, Rows], Array]


class Lines:
    """The lines of one part: ``share`` is its share now; ``rows`` are the units' places, in their order."""

    def __init__(self, scheme: Scheme, node: Node, units: Mapping[str, Nodes]) -> None:
        self.node_id, self.share = node.node_id, scheme.shares[node.node_id]
        self.units = tuple(units)
        self.rows = {unit_id: row for row, unit_id in enumerate(self.units)}
        nodes = tuple(units.values())
        self._above = _above(scheme, node)
        siblings = [child for child in scheme.children[node.parent_id or ""] if child.weight]
        plain = all(
            each.order == 1 and not each.is_product and each.round_decimals is None for each in self._above
        )
        self._straight = [
            _straight(own, node, self.share)
            if plain and all(own[child.node_id].score is not None for child in siblings)
            else None
            for own in nodes
        ]
        self._levels: list[_Level] = []
        if None in self._straight:
            self._levels = [_Level(scheme, child, nodes) for child in (node, *self._above[:-1])]
            self._own = np.array([float(own[node.node_id].score or 0) for own in nodes])
        now = float(self.share)
        self._now, self._first, self._last = (self._at_all(share) for share in (now, 0.0, 1.0))

    def reach(self, levels: Mapping[str, Fraction]) -> Iterator[tuple[str, Fraction]]:
        """The share at which each unit's line reaches its level, if it does."""
        curved = []
        for unit_id, level in levels.items():
            line = self._straight[self.rows[unit_id]]
            if line is None:
                curved.append(unit_id)
                continue
            now, slope = line
            share = self.share + (level - now) / slope if slope and level != now else None
            if share is not None and 0 <= share <= 1:
                yield unit_id, share
        if curved:
            aims = np.array([float(levels[unit_id]) for unit_id in curved] * 2)
            rows = np.array([self.rows[unit_id] for unit_id in curved] * 2)
            ends = np.concatenate([self._first, self._last])[_both(rows, len(self.units))]
            for place, share in self._roots(
                lambda at, of: self._at(at, rows[of]) - aims[of], self._now[rows] - aims, ends - aims
            ):
                yield curved[place], share

    def meet(self, others: Mapping[str, str]) -> Iterator[tuple[str, Fraction]]:
        """The nearest share at which each unit's line meets that of another, if it does."""
        curved = []
        for unit_id, other_id in others.items():
            one, other = self._straight[self.rows[unit_id]], self._straight[self.rows[other_id]]
            if one is None or other is None:
                curved.append(unit_id)
                continue
            gap, slope = one[0] - other[0], one[1] - other[1]
            share = self.share - gap / slope if slope and gap else None
            if share is not None and 0 <= share <= 1:
                yield unit_id, share
        if curved:
            rows = np.array([self.rows[unit_id] for unit_id in curved] * 2)
            beside = np.array([self.rows[others[unit_id]] for unit_id in curved] * 2)
            ends = np.concatenate([self._first, self._last])
            gaps = ends[_both(rows, len(self.units))] - ends[_both(beside, len(self.units))]

            def gap_at(at: Array, of: Rows) -> Array:
                both = self._at(np.tile(at, 2), np.concatenate([rows[of], beside[of]]))
                return both[: len(of)] - both[len(of) :]

            near: dict[str, list[Fraction]] = {}
            for place, share in self._roots(gap_at, self._now[rows] - self._now[beside], gaps):
                near.setdefault(curved[place], []).append(share)
            for unit_id, shares in near.items():
                yield unit_id, min(shares, key=lambda share: abs(share - self.share))

    def nearest(self) -> dict[str, str]:
        """For each unit the other whose line, drawn straight from now to its ends, is met first."""
        now, best = self._now[:, None] - self._now, np.full((len(self.units),) * 2, np.inf)
        for end, values in ((0.0, self._first), (1.0, self._last)):
            gap = values[:, None] - values
            met = (now != 0) & ((gap == 0) | ((gap > 0) != (now > 0)))
            way = abs(end - float(self.share)) * now / np.where(met, now - gap, 1.0)
            best = np.minimum(best, np.where(met, way, np.inf))
        places = best.argmin(axis=1).tolist()
        return {
            unit_id: self.units[place]
            for row, (unit_id, place) in enumerate(zip(self.units, places, strict=True))
            if best[row, place] < np.inf
        }

    def _at_all(self, share: float) -> Array:
        """Every line at one share: the straight ones exact until the end."""
        values = np.zeros(len(self.units))
        exact = Fraction(share) if share in (0.0, 1.0) else self.share
        for row, line in enumerate(self._straight):
            if line is not None:
                values[row] = float(line[0] + line[1] * (exact - self.share))
        curved = np.array([row for row, line in enumerate(self._straight) if line is None], dtype=np.int64)
        if len(curved):
            values[curved] = self._at(np.full(len(curved), share), curved)
        return values

    def _at(self, shares: Array, rows: Rows) -> Array:
        """The lines of those rows, each at its own share, step by step up the tree. Straight ones, too."""
        if not self._levels:
            return self._now[rows]
        values = self._own[rows]
        others = (1.0 - shares) / float(1 - self.share)
        for place, level in enumerate(self._levels):
            values = level.raise_up(values, rows, shares if place == 0 else None, others)
        return values

    def _roots(self, gap: _Gap, first: Array, last: Array) -> Iterator[tuple[int, Fraction]]:
        """Where the gap is zero between now and an end, by place, where it changes sign. The first half of
        the rows goes to the end 0, the second, with the same places, to 1; ``first`` and ``last`` are the
        gaps now and there."""
        half = len(first) // 2
        places = np.arange(len(first))
        start, stop = np.full(len(first), float(self.share)), (places >= half).astype(np.float64)
        going = (first != 0) & ((last == 0) | ((first > 0) != (last > 0)))
        places, start, stop, first, last = (each[going] for each in (places, start, stop, first, last))
        kept = np.zeros(len(places))
        root = np.where(last == 0, stop, start)
        for _ in range(_TURNS):
            open_ = (np.abs(stop - start) > _CLOSE) & (first != 0) & (last != 0)
            if not open_.any():
                break
            root = np.where(open_, start + (stop - start) * first / np.where(open_, first - last, 1.0), root)
            found = np.zeros(len(root))
            found[open_] = gap(root[open_], places[open_])
            same = (found > 0) == (first > 0)
            first, last = (
                np.where(same, found, np.where(kept < 0, first / 2, first)),
                np.where(same, np.where(kept > 0, last / 2, last), found),
            )
            start, stop = np.where(same, root, start), np.where(same, stop, root)
            kept = np.where(same, 1.0, -1.0)
        for place, at in zip(places.tolist(), root.tolist(), strict=True):
            yield place % half, Fraction(round(at * _STEPS), _STEPS)


class _Level:
    """One step up: how a part's score becomes its parent's, for all units."""

    def __init__(self, scheme: Scheme, child: Node, nodes: Sequence[Nodes]) -> None:
        parent = scheme.nodes_by_id[child.parent_id or ""]
        self._is_product, self._order = parent.is_product, float(parent.order)
        self._share = float(scheme.shares[child.node_id])
        others = [
            each for each in scheme.children[parent.node_id] if each.weight and each.node_id != child.node_id
        ]
        shape = len(nodes), max(len(others), 1)
        scores, weights = np.zeros(shape), np.zeros(shape)
        for row, own in enumerate(nodes):
            for column, each in enumerate(others):
                score = own[each.node_id].score
                if score is not None:
                    scores[row, column] = float(score)
                    weights[row, column] = float(scheme.shares[each.node_id])
        if self._is_product:
            shares = np.where(weights > 0, scores / float(scheme.scale_high), 1.0)
            self._factor: Array = shares.prod(axis=1)
            return
        values, zero = raised(scores, self._order)
        self._total, self._weight = (weights * values).sum(axis=1), weights.sum(axis=1)
        self._nothing = np.asarray(((weights > 0) & zero & (self._order <= 0)).any(axis=1))

    def raise_up(self, values: Array, rows: Rows, shares: Array | None, others: Array) -> Array:
        """The parent's scores; at the first step the part has its ``shares`` and the others are scaled."""
        if self._is_product:
            multiplied: Array = values * self._factor[rows]
            return multiplied
        own, scale = (self._share, 1.0) if shares is None else (shares, others)
        powers, zero = raised(values, self._order)
        weight = own + scale * self._weight[rows]
        there = weight > 0
        mean = (own * powers + scale * self._total[rows]) / np.where(there, weight, 1.0)
        nothing = (zero & (own > 0) & (self._order <= 0)) | (self._nothing[rows] & (scale > 0))
        return taken_back(np.where(there, mean, powers), self._order, nothing)


def _both(rows: Rows, units: int) -> Rows:
    """The places of the rows in two lists, one behind the other: the second half's in the second list."""
    half = len(rows) // 2
    return np.concatenate([rows[:half], rows[half:] + units])


def _above(scheme: Scheme, node: Node) -> list[Node]:
    found = []
    while node.parent_id is not None:
        node = scheme.nodes_by_id[node.parent_id]
        found.append(node)
    return found


def _straight(own: Nodes, node: Node, share: Fraction) -> tuple[Fraction, Fraction]:
    """The index now and its slope: what the parent counts times how far the part is from the others' mean,
    ``(x - P) / (1 - t)`` where P is the parent's score."""
    found, parent = own[node.node_id], own[node.parent_id or ""]
    root = next(iter(own.values()))
    slope = (parent.effective_weight or ZERO) * ((found.score or ZERO) - (parent.score or ZERO)) / (1 - share)
    return root.score or ZERO, slope
