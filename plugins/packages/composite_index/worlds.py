"""The scores of one period under every combination of declared alternatives, as arrays to draw from.

A world is one normalisation together with one way with what is missing: ``last_known`` keeps the last score,
if there was one; ``lowest`` takes the worst score that the rule can give, if there is one; ``declared`` is
the scheme's own rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .engine import Score, score_metrics
from .nodes import Node
from .normalise import Given, Range, attainable
from .rollup import roll_up
from .scheme import Scheme
from .steady import Array


@dataclass(frozen=True, slots=True)
class Case:
    """One unit in one period: what it reported, its point score, and its metrics' last known scores."""

    unit_id: str
    observations: Mapping[str, Given]
    score: Score
    last_scores: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class World:
    """Metric scores by unit (rows) and node (columns), as shares of ``unit``; who has which part."""

    columns: Mapping[str, int]
    scores: Array
    there: Array
    parts: Mapping[str, NDArray[np.bool_]]
    unit: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a simulation of one period needs to know: the units that have an index, which of them (one place
    each) have which part that has parts, and their metrics' scores in every world, by normalisation and
    way."""

    units: tuple[str, ...]
    there: Mapping[str, tuple[bool, ...]]
    worlds: Mapping[tuple[int, int], World]


def prepare(scheme: Scheme, cases: Sequence[Case], observed: Mapping[str, Range] | None = None) -> Prepared:
    """The scores of one period under each normalisation and each way with what is missing."""
    asked = scheme.uncertainty
    cases = [case for case in cases if case.score.value is not None]
    worlds: dict[tuple[int, int], World] = {}
    for number in range(1 + len(asked.normalisations)):
        rules = asked.normalisations[number - 1] if number else {}
        varied = replace(scheme, normalisations={**scheme.normalisations, **rules}) if rules else scheme
        scores = [_metric_scores(varied, case, scheme, observed) for case in cases]
        for way, missing in enumerate(asked.missing):
            worlds[number, way] = _world(varied, cases, scores, missing)
    scored = [{each.node.node_id for each in case.score.nodes if each.score is not None} for case in cases]
    inner = [node.node_id for node in scheme.nodes if not node.is_leaf]
    there = {node_id: tuple(node_id in each for each in scored) for node_id in inner}
    return Prepared(tuple(case.unit_id for case in cases), there, worlds)


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
) -> World:
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
    return World(
        {node.node_id: column for column, node in enumerate(leaves)}, values / unit, there, has, unit
    )


def _filled(
    scheme: Scheme, case: Case, scores: Mapping[str, Fraction | None], missing: str
) -> Mapping[str, Fraction | None]:
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
