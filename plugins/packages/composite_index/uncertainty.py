"""How sure an index is: the same figures under many defensible choices.

In each draw every declared weight is multiplied by its own number, uniform between 1 - w and 1 + w; and one
of the declared alternatives is taken for the order of the means, for what is missing and for the
normalisation (OECD/JRC Handbook 2008, step 7; Saisana, Saltelli and Tarantola, JRSS A 168, 2005). A
unit keeps its draws from period to period, so changes can be judged draw by draw.

Same seed, same bytes, on every machine and NumPy version: numbers come from ``steady``, and the one
operation that libraries are free to order as they like, the matrix product, is given whole numbers so
small (weights below 2^22, scores up to 2^31) that every sum is exact in whatever order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .evaluating import published
from .normalise import Range
from .scheme import Scheme
from .steady import Array, uniform
from .worlds import Case as Case
from .worlds import Prepared
from .worlds import prepare as prepare

_WEIGHT = 2.0**20
_ORDER, _MISSING, _RULES, _NODES = 0, 1, 2, 16
#: Multiplications at a time: few enough for the processor's own memory, and for the matrix library not
#: to start threads, which cost more than they bring here.
_AT_ONCE = 250_000

Whole = NDArray[np.int32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Draws:
    """The choices of every draw, made once for a scheme: ``weights`` has a row for each node (whole
    numbers) and a column for each draw; ``worlds`` are the alternatives taken (normalisation, missing,
    order) with the columns in which they are: draws are kept in that order."""

    scheme: Scheme
    weights: Array
    worlds: tuple[tuple[tuple[int, int, int], slice], ...]

    @property
    def count(self) -> int:
        """How many draws there are."""
        return len(self.weights[0])


@dataclass(frozen=True, slots=True)
class Simulated:
    """Every draw's published value, in units of the last decimal, one row a unit, one column a draw;
    those of the parts that have parts in the same form, by node id, and of which units they have a score
    (of the others the draws say nothing)."""

    units: tuple[str, ...]
    published: Whole
    parts: Mapping[str, Whole]
    there: Mapping[str, tuple[bool, ...]]


def draw(scheme: Scheme) -> Draws:
    """The choices that the scheme's ``uncertainty`` asks for."""
    asked = scheme.uncertainty
    count, spread = asked.draws, float(asked.weights)
    sizes = 1 + len(asked.normalisations), len(asked.missing), len(asked.orders)
    choices = [
        np.floor(uniform(asked.seed, stream, count) * size).astype(np.int64)
        for stream, size in zip((_RULES, _MISSING, _ORDER), sizes, strict=True)
    ]
    key = (choices[0] * sizes[1] + choices[1]) * sizes[2] + choices[2]
    arranged = np.argsort(key, kind="stable")
    weights = np.empty((len(scheme.nodes), count))
    for place, node in enumerate(scheme.nodes):
        stream = _NODES + (place if node.place is None else node.place)
        factor = (1.0 - spread) + 2.0 * spread * uniform(asked.seed, stream, count)
        weights[place] = np.rint(float(scheme.shares[node.node_id]) * _WEIGHT * factor)[arranged]
    worlds = []
    start = 0
    for number, size in enumerate(np.bincount(key, minlength=sizes[0] * sizes[1] * sizes[2]).tolist()):
        chosen = number // (sizes[1] * sizes[2]), number // sizes[2] % sizes[1], number % sizes[2]
        worlds += [(chosen, slice(start, start + size))] if size else []
        start += size
    return Draws(scheme, weights, tuple(worlds))


def simulate(draws: Draws, cases: Sequence[Case], observed: Mapping[str, Range] | None = None) -> Simulated:
    """The index of every unit that has one, in every draw, in one period.

    Units without a published value are left out: an interval around nothing would be a value.
    """
    return run(draws, prepare(draws.scheme, cases, observed))


def run(draws: Draws, prepared: Prepared) -> Simulated:
    """Every draw of a prepared simulation."""
    scheme, units = draws.scheme, prepared.units
    inner = [node.node_id for node in scheme.nodes if not node.is_leaf]
    largest = max((world.unit for world in prepared.worlds.values()), default=1.0) * 10.0**scheme.decimals
    narrow = np.int32 if largest < 2**30 else np.int64  # half the memory to go through
    parts = {node_id: np.empty((len(units), draws.count), dtype=narrow) for node_id in inner}
    widest = max(map(len, scheme.children.values()))
    size = max(_AT_ONCE // (widest * max(len(units), 1)), 50)
    for (number, way, turn), columns in draws.worlds:
        world, order = prepared.worlds[number, way], scheme.uncertainty.orders[turn]
        for start in range(columns.start, columns.stop, size):
            block = slice(start, min(start + size, columns.stop))
            for node_id, values in published(world, scheme, draws.weights[:, block], order).items():
                parts[node_id][:, block] = values
    return Simulated(units, parts[scheme.root.node_id], parts, prepared.there)
