"""One block of draws: the scores of all parts of all units up the tree, and as they would be published.

The library's own logarithms and exponentials differ in their last bits from one processor to another. A mean
of non-negative scores passes on no more than the share by which its parts are wrong, so after ten levels
they and those of ``steady`` lie within 1e-13 of each other (orders from 0.01 in size; ``approximate`` has
the argument). Where a value lies farther than a hundred times that from a half of the last digit, both
give the same digit; the other draws are computed again with the steady functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from .nodes import Node
from .scheme import Scheme
from .steady import PLAIN, QUICK, STEADY, Array, Functions, raised, taken_back
from .worlds import World

#: Scores are whole numbers up to this size in the matrix product, where every sum is then exact.
_SCORE = 2.0**31
#: By how much of itself a value may be wrong, and by how much of the last digit before nothing is gained.
_WRONG, _TOO_WRONG = 1e-11, 1e-3


def published(world: World, scheme: Scheme, weights: Array, order: Decimal | None) -> dict[str, Array]:
    """Every part's published value in units of the last decimal, in the given draws (columns) for every unit
    (rows): whole numbers, the same on every machine."""
    scale = world.unit * 10.0**scheme.decimals
    quick = _may_be_quick(world, scheme, order) and scale * _WRONG < _TOO_WRONG
    found = evaluate(world, scheme, weights, order, QUICK if quick else STEADY)
    if not quick:
        return {node_id: _half_up(values * scale) for node_id, values in found.items()}
    doubtful = np.zeros(weights.shape[1], dtype=np.bool_)
    digits = {}
    for node_id, values in found.items():
        values *= scale
        largest = values.max(initial=scale) if scheme.nodes_by_id[node_id].is_product else scale
        margin = _WRONG * float(largest)
        values += 0.5
        digits[node_id] = below = np.floor(values)
        values -= below
        if values.min(initial=0.5) < margin or values.max(initial=0.5) > 1.0 - margin:
            doubtful |= ((values < margin) | (values > 1.0 - margin)).any(axis=0)
    if doubtful.any():
        for node_id, values in evaluate(world, scheme, weights[:, doubtful], order, STEADY).items():
            digits[node_id][:, doubtful] = _half_up(values * scale)
    return digits


def _may_be_quick(world: World, scheme: Scheme, order: Decimal | None) -> bool:
    """Whether some mean takes logarithms, none has an order so near to zero that digits are lost, and no
    score is negative."""
    orders = {float(node.order if order is None else order) for node in scheme.nodes if not node.is_product}
    return (
        not orders <= PLAIN
        and all(each == 0.0 or abs(each) >= 0.01 for each in orders)
        and bool(world.scores.min(initial=0.0) >= 0.0)
    )


def evaluate(
    world: World, scheme: Scheme, weights: Array, order: Decimal | None, by: Functions
) -> dict[str, Array]:
    """The score of every part that has parts, in the given draws (columns) for every unit (rows), as a share
    of the world's ``unit``. ``order`` takes the place of the declared ones. Metrics' scores, which are
    rounded to whole numbers, are always raised by the steady functions, those of parts by ``by``."""
    block = _Block(world, scheme, weights, order, by)
    block.visit(scheme.root)
    return block.found


class _Block:
    """Draws that are evaluated together, and the way up the tree. (A class, for functions that call one
    another inside a function would keep the arrays until somebody looks for cycles.)"""

    def __init__(
        self, world: World, scheme: Scheme, weights: Array, order: Decimal | None, by: Functions
    ) -> None:
        self.world, self.scheme, self.weights, self.order, self.by = world, scheme, weights, order, by
        self.found: dict[str, Array] = {}
        self.places = {node.node_id: place for place, node in enumerate(scheme.nodes)}

    def visit(self, node: Node) -> Array:
        """The scores of that part and, in ``found``, of all below it."""
        world, scheme, weights, by = self.world, self.scheme, self.weights, self.by
        for child in scheme.children[node.node_id]:
            if not child.weight and not child.is_leaf:
                self.visit(child)  # it counts nothing, but has scores of its own
        children = [child for child in scheme.children[node.node_id] if child.weight]
        if node.is_product:
            full = float(scheme.scale_high) / world.unit
            self.found[node.node_id] = result = self._multiplied(children, full)
            return result
        leaves = [child for child in children if child.is_leaf]
        columns = [world.columns[child.node_id] for child in leaves]
        p = float(node.order if self.order is None else self.order)
        there = world.there[:, columns]
        values, zero = raised(world.scores[:, columns], p)
        top = np.abs(values * there).max(axis=1, initial=0.0, keepdims=True)
        tick = _SCORE / np.ldexp(1.0, np.frexp(top)[1])  # one power of two for each unit
        own = weights[[self.places[child.node_id] for child in leaves]]
        total = np.rint(values * there * tick) @ own
        total *= 1.0 / tick
        weight = own.sum(axis=0, keepdims=True) if there.all() else there @ own
        nothing = np.asarray((zero & (there > 0)).any(axis=1, keepdims=True))
        for child in children:
            if not child.is_leaf:
                has = world.parts[child.node_id]
                points, empty = raised(self.visit(child), p, by)
                share = weights[self.places[child.node_id]]
                share = share if has.all() else share * has
                total += np.multiply(points, share, out=points if p != 1.0 else None)
                weight = weight + share
                if p <= 0 and empty.any():
                    nothing = nothing | (empty & has)
        np.maximum(weight, 1.0, out=weight)  # nobody there: no weight, and a total of zero
        total /= weight
        self.found[node.node_id] = result = taken_back(total, p, nothing, by)
        return result

    def _multiplied(self, children: Sequence[Node], full: float) -> Array:
        """``full`` times the shares of the parts that a unit has; whoever lacks one has no score at all."""
        result = np.full((len(self.world.scores), self.weights.shape[1]), full)
        for child in children:
            if child.is_leaf:
                column = self.world.columns[child.node_id]
                points, has = self.world.scores[:, [column]], self.world.there[:, [column]] > 0
            else:
                points, has = self.visit(child), self.world.parts[child.node_id]
            result *= np.where(has, points / full, 1.0)
        return result


def _half_up(scaled: Array) -> Array:
    """Rounded, halves away from zero."""
    if scaled.min(initial=0.0) < 0.0:
        return np.asarray(np.sign(scaled) * np.floor(np.abs(scaled) + 0.5))
    scaled += 0.5
    return np.floor(scaled, out=scaled)
