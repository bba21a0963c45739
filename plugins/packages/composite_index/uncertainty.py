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

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .engine import Score, score_metrics
from .nodes import Node
from .normalise import Given, Range, attainable
from .rollup import roll_up
from .scheme import Scheme
from .steady import Array, raised, taken_back, uniform

_WEIGHT, _SCORE = 2.0**20, 2.0**31
_ORDER, _MISSING, _RULES, _NODES = 0, 1, 2, 16
#: Multiplications at a time: few enough for the processor's own memory, and for the matrix library not
#: to start threads, which cost more than they bring here.
_AT_ONCE = 250_000

Whole = NDArray[np.int32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Case:
    """One unit in one period: what it reported, its point score, and its metrics' last known scores."""

    unit_id: str
    observations: Mapping[str, Given]
    score: Score
    last_scores: Mapping[str, Fraction]


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
    those of the parts that have parts in the same form, by node id."""

    units: tuple[str, ...]
    published: Whole
    parts: Mapping[str, Whole]


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a simulation of one period needs to know: the units that have an index, and their metrics'
    scores in every combination of alternatives."""

    units: tuple[str, ...]
    worlds: Mapping[tuple[int, int], _World]


def simulate(draws: Draws, cases: Sequence[Case], observed: Mapping[str, Range] | None = None) -> Simulated:
    """The index of every unit that has one, in every draw, in one period.

    Units without a published value are left out: an interval around nothing would be a value.
    """
    return run(draws, prepare(draws.scheme, cases, observed))


def prepare(scheme: Scheme, cases: Sequence[Case], observed: Mapping[str, Range] | None = None) -> Prepared:
    """The scores of one period under each normalisation and each way with what is missing."""
    asked = scheme.uncertainty
    cases = [case for case in cases if case.score.value is not None]
    worlds: dict[tuple[int, int], _World] = {}
    for number in range(1 + len(asked.normalisations)):
        rules = asked.normalisations[number - 1] if number else {}
        varied = replace(scheme, normalisations={**scheme.normalisations, **rules}) if rules else scheme
        scores = [_metric_scores(varied, case, scheme, observed) for case in cases]
        for way, missing in enumerate(asked.missing):
            worlds[number, way] = _world(varied, cases, scores, missing)
    return Prepared(tuple(case.unit_id for case in cases), worlds)


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
            for node_id, values in _evaluate(world, scheme, draws.weights[:, block], order).items():
                parts[node_id][:, block] = _half_up(values, world.unit * 10.0**scheme.decimals)
    return Simulated(units, parts[scheme.root.node_id], parts)


@dataclass(frozen=True, slots=True)
class _World:
    """Metric scores by unit (rows) and node (columns), as shares of ``unit``; who has which part."""

    columns: Mapping[str, int]
    scores: Array
    there: Array
    parts: Mapping[str, NDArray[np.bool_]]
    unit: float


def _metric_scores(
    varied: Scheme, case: Case, scheme: Scheme, observed: Mapping[str, Range] | None
) -> dict[str, Fraction | None]:
    if varied is not scheme:
        return score_metrics(varied, case.observations, observed)
    return {
        found.node.node_id: found.score for found in case.score.leaves if found.status != "not_applicable"
    }


def _world(
    scheme: Scheme, cases: Sequence[Case], scores: Sequence[Mapping[str, Fraction | None]], missing: str
) -> _World:
    leaves = scheme.leaves
    values = np.zeros((len(cases), len(leaves)))
    there = np.zeros((len(cases), len(leaves)))
    inner = [node.node_id for node in scheme.nodes if not node.is_leaf]
    has = {node_id: np.zeros((len(cases), 1), dtype=np.bool_) for node_id in inner}
    for row, (case, given) in enumerate(zip(cases, scores, strict=True)):
        filled = _filled(scheme, case, given, missing)
        if filled == given:
            with_score = {found.node.node_id for found in case.score.nodes if found.score is not None}
        else:
            with_score = {key for key, part in roll_up(scheme, filled).items() if part.score is not None}
        for column, node in enumerate(leaves):
            found = filled.get(node.node_id)
            if found is not None:
                values[row, column] = float(found)
                there[row, column] = 1.0
        for node_id in inner:
            has[node_id][row] = node_id in with_score
    largest = float(np.abs(values).max(initial=0.0))
    unit = float(2.0 ** np.frexp(largest)[1]) if largest else 1.0
    return _World(
        {node.node_id: column for column, node in enumerate(leaves)}, values / unit, there, has, unit
    )


def _filled(
    scheme: Scheme, case: Case, scores: Mapping[str, Fraction | None], missing: str
) -> Mapping[str, Fraction | None]:
    """``last_known``: what is missing keeps its last score, if it had one. ``lowest``: it gets the worst
    score that its rule can give, if there is one. ``declared``: the scheme's own rule."""
    if missing == "declared" or None not in scores.values():
        return scores
    fill: Callable[[Node], Fraction | None]
    if missing == "last_known":
        fill = lambda node: case.last_scores.get(node.metric_id or "")  # noqa: E731
    else:
        fill = lambda node: attainable(scheme.normalisations[node.metric_id or ""], scheme)[0]  # noqa: E731
    return {
        node.node_id: fill(node) if scores[node.node_id] is None else scores[node.node_id]
        for node in scheme.leaves
        if node.node_id in scores
    }


def _evaluate(world: _World, scheme: Scheme, weights: Array, order: Decimal | None) -> dict[str, Array]:
    """Every part's score in the given draws (columns) for every unit (rows), as a share of ``unit``."""
    found: dict[str, Array] = {}
    places = {node.node_id: place for place, node in enumerate(scheme.nodes)}

    def multiplied(children: Sequence[Node], full: float) -> Array:
        """``full`` times the shares of the parts that a unit has; whoever lacks one has no score at all."""
        result = np.full((len(world.scores), weights.shape[1]), full)
        for child in children:
            if child.is_leaf:
                column = world.columns[child.node_id]
                points, has = world.scores[:, [column]], world.there[:, [column]] > 0
            else:
                points, has = visit(child), world.parts[child.node_id]
            result *= np.where(has, points / full, 1.0)
        return result

    def visit(node: Node) -> Array:
        children = [child for child in scheme.children[node.node_id] if child.weight]
        if node.is_product:
            full = float(scheme.scale_high) / world.unit
            found[node.node_id] = result = multiplied(children, full)
            return result
        leaves = [child for child in children if child.is_leaf]
        columns = [world.columns[child.node_id] for child in leaves]
        p = float(node.order if order is None else order)
        there = world.there[:, columns]
        values, zero = raised(world.scores[:, columns], p)
        top = np.abs(values * there).max(axis=1, initial=0.0, keepdims=True)
        tick = _SCORE / np.ldexp(1.0, np.frexp(top)[1])  # one power of two for each unit
        own = weights[[places[child.node_id] for child in leaves]]
        total = (np.rint(values * there * tick) @ own) / tick
        weight = own.sum(axis=0, keepdims=True) if there.all() else there @ own
        nothing = np.asarray((zero & (there > 0)).any(axis=1, keepdims=True))
        for child in children:
            if not child.is_leaf:
                has = world.parts[child.node_id]
                points, empty = raised(visit(child), p)
                share = weights[places[child.node_id]]
                share = share if has.all() else share * has
                total += share * points
                weight = weight + share
                if p <= 0 and empty.any():
                    nothing = nothing | (empty & has)
        np.maximum(weight, 1.0, out=weight)  # nobody there: no weight, and a total of zero
        total /= weight
        found[node.node_id] = result = taken_back(total, p, nothing)
        return result

    visit(scheme.root)
    return found


def _half_up(values: Array, scale: float) -> Array:
    """``values x scale``, rounded, halves away from zero."""
    scaled = values * scale
    if scaled.min(initial=0.0) < 0.0:
        return np.asarray(np.sign(scaled) * np.floor(np.abs(scaled) + 0.5))
    scaled += 0.5
    return np.floor(scaled, out=scaled)
