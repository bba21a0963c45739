"""Scores up the tree: what is missing is left out, re-weighted or makes the part incomplete.

The score of a part is the weighted generalised mean, of the order that the part declares, of its own
parts' scores. Parts without a score are left out, so that the others share their weight in
proportion, if the part's missing rule and coverage threshold allow it (equal is enough); otherwise
the part has no score and is ``incomplete``, and its own parent treats it as missing. A product multiplies
its parts as shares of the scale, such as availability x performance x quality, and needs them all.

Coverage counts what the score rests on: metrics (``coverage_of`` metrics) anywhere below, those of a
part without a score not counted, or the parts directly below (``parts``); by declared weight or by
number. What is not applicable, or weighs nothing, is not expected and does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from .exact import ONE, ZERO, NoMean, fraction, half_up
from .means import mean, product, weighted_sum
from .nodes import Node
from .scheme import Scheme

ScoreStatus = Literal["computed", "incomplete", "missing", "not_applicable"]
Scores = Mapping[str, Fraction | None]
#: How a part's score is made of (weight, score) pairs, given the top of the scale.
Combine = Callable[[Node, Sequence[tuple[int, Fraction]], Fraction], Fraction]


class Part(NamedTuple):
    """A part's score and how it came about; ``used`` are (node, weight, score) of the parts in it."""

    status: ScoreStatus
    score: Fraction | None
    unrounded: Fraction | None
    used: tuple[tuple[Node, int, Fraction], ...]
    coverage: Fraction
    by_weight: Fraction
    leaves: int
    covered: int


def roll_up(scheme: Scheme, scores: Scores, known: Mapping[str, Part] | None = None) -> dict[str, Part]:
    """Every part's score, given the leaves' (by node id). A leaf that is not in ``scores`` is not
    applicable: nobody expects it. ``None`` is a leaf that was expected and is missing. ``known`` are
    parts found before from scores of which only missing ones have changed since."""
    parts = dict(known or {})
    _visit(scheme, scheme.root, scores, parts)
    return parts


def _visit(scheme: Scheme, node: Node, scores: Scores, parts: dict[str, Part]) -> Part:
    name, metric_id = node.node_id, node.metric_id
    if metric_id is not None:
        found = scores.get(name)
        if found is not None:
            part = Part("computed", found, found, (), ONE, ONE, 1, 1)
        else:
            part = _MISSING if name in scores else _EMPTY
        parts[name] = part
        return part
    known = parts.get(name)
    if known is not None and known.covered == known.leaves and known.score is not None:
        return known
    expected, counts = [], scheme.tree.counts
    for child in scheme.tree.children[name]:
        part = _visit(scheme, child, scores, parts)
        count = counts[child.node_id]
        if count and part.status != "not_applicable":
            expected.append((child, count, part))
    parts[name] = part = _combined(node, expected, fraction(scheme.scale_high)) if expected else _EMPTY
    return part


_EMPTY = Part("not_applicable", None, None, (), ZERO, ZERO, 0, 0)
_MISSING = Part("missing", None, None, (), ZERO, ZERO, 1, 0)


def without(scheme: Scheme, parts: Mapping[str, Part], node: Node, combine: Combine) -> Part:
    """The whole as if nobody had expected that part, all others as they are: only what is above it is made
    again, by ``combine``."""
    again, full = {node.node_id: _EMPTY}, fraction(scheme.scale_high)
    while node.parent_id is not None:
        node = scheme.nodes_by_id[node.parent_id]
        children = scheme.children[node.node_id]
        there = [(child, again.get(child.node_id) or parts[child.node_id]) for child in children]
        expected = [
            (child, scheme.tree.counts[child.node_id], part)
            for child, part in there
            if child.weight and part.status != "not_applicable"
        ]
        again[node.node_id] = _combined(node, expected, full, combine) if expected else _EMPTY
    return again[node.node_id]


def exactly(node: Node, parts: Sequence[tuple[int, Fraction]], full: Fraction) -> Fraction:
    """The score of a part made of (weight, score) pairs, exact; ``full`` is the top of a product's scale."""
    return product(parts, full) if node.is_product else mean(parts, fraction(node.order))


def _combined(
    node: Node, expected: list[tuple[Node, int, Part]], full: Fraction, combine: Combine = exactly
) -> Part:
    used = tuple([(child, weight, part.score) for child, weight, part in expected if part.score is not None])
    coverage, by_weight, leaves, covered = _coverage(node, expected)
    needed = ONE if node.missing_rule == "require_all" else fraction(node.min_coverage)
    if not used or coverage < needed:
        status: ScoreStatus = "incomplete" if used else "missing"
        return Part(status, None, None, used, coverage, by_weight, leaves, covered)
    try:
        unrounded = combine(node, [(weight, found) for _, weight, found in used], full)
    except NoMean as reason:
        raise NoMean(f"among the parts of {node.node_id} {reason}") from None
    rounded = unrounded if node.round_decimals is None else Fraction(half_up(unrounded, node.round_decimals))
    return Part("computed", rounded, unrounded, used, coverage, by_weight, leaves, covered)


def _coverage(node: Node, expected: list[tuple[Node, int, Part]]) -> tuple[Fraction, Fraction, int, int]:
    """As the node counts it; by weight of the metrics below; how many metrics; how many of them used."""
    leaves = sum([part.leaves for _, _, part in expected])
    with_score = [(weight, part) for _, weight, part in expected if part.score is not None]
    covered = sum([part.covered for _, part in with_score])
    if covered == leaves:
        return ONE, ONE, leaves, covered
    total = sum(weight for _, weight, _ in expected)
    by_weight = weighted_sum((weight, part.by_weight) for weight, part in with_score) / total
    if node.coverage_of == "metrics":
        coverage = by_weight if node.coverage_by == "weight" else Fraction(covered, leaves)
    elif node.coverage_by == "weight":
        coverage = Fraction(sum(weight for weight, _ in with_score), total)
    else:
        coverage = Fraction(len(with_score), len(expected))
    return coverage, by_weight, leaves, covered
