"""Scores up the tree: what is missing is left out, re-weighted or makes the part incomplete.

The score of a part is the weighted generalised mean, of the order that the part declares, of its own
parts' scores. Parts without a score are left out, so that the others share their weight in
proportion, if the part's missing rule and coverage threshold allow it (equal is enough); otherwise
the part has no score and is ``incomplete``, and its own parent treats it as missing.

Coverage counts what the score rests on: metrics (``coverage_of`` metrics) anywhere below, those of a
part without a score not counted, or the parts directly below (``parts``); by declared weight or by
number. What is not applicable, or weighs nothing, is not expected and does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from .exact import ONE, ZERO, half_up, mean
from .scheme import Node, Scheme

ScoreStatus = Literal["computed", "incomplete", "missing", "not_applicable"]
Scores = Mapping[str, Fraction | None]


class Part(NamedTuple):
    """A part's score and how it came about; ``used`` are (node, weight, score) of the parts in it."""

    status: ScoreStatus
    score: Fraction | None
    unrounded: Fraction | None
    used: tuple[tuple[Node, Fraction, Fraction], ...]
    coverage: Fraction
    by_weight: Fraction
    leaves: int
    covered: int


def roll_up(scheme: Scheme, scores: Scores) -> dict[str, Part]:
    """Every part's score, given the leaves' (by node id). A leaf that is not in ``scores`` is not
    applicable: nobody expects it. ``None`` is a leaf that was expected and is missing."""
    parts: dict[str, Part] = {}
    _visit(scheme, scheme.root, scores, parts)
    return parts


def _visit(scheme: Scheme, node: Node, scores: Scores, parts: dict[str, Part]) -> Part:
    if node.is_leaf:
        parts[node.node_id] = part = _leaf(node, scores)
        return part
    children = [(child, _visit(scheme, child, scores, parts)) for child in scheme.children[node.node_id]]
    expected = [
        (child, scheme.shares[child.node_id], part)
        for child, part in children
        if part.status != "not_applicable" and child.weight
    ]
    parts[node.node_id] = part = _combined(node, expected) if expected else _EMPTY
    return part


_EMPTY = Part("not_applicable", None, None, (), ZERO, ZERO, 0, 0)


def _leaf(node: Node, scores: Scores) -> Part:
    if node.node_id not in scores:
        return _EMPTY
    found = scores[node.node_id]
    if found is None:
        return Part("missing", None, None, (), ZERO, ZERO, 1, 0)
    return Part("computed", found, found, (), ONE, ONE, 1, 1)


def _combined(node: Node, expected: list[tuple[Node, Fraction, Part]]) -> Part:
    total = sum((weight for _, weight, _ in expected), ZERO)
    used = tuple((child, weight, part.score) for child, weight, part in expected if part.score is not None)
    with_score = [(weight, part) for _, weight, part in expected if part.score is not None]
    by_weight = sum((weight * part.by_weight for weight, part in with_score), ZERO) / total
    leaves = sum(part.leaves for _, _, part in expected)
    covered = sum(part.covered for _, part in with_score)
    if node.coverage_of == "metrics":
        coverage = by_weight if node.coverage_by == "weight" else Fraction(covered, leaves)
    elif node.coverage_by == "weight":
        coverage = sum((weight for weight, _ in with_score), ZERO) / total
    else:
        coverage = Fraction(len(with_score), len(expected))
    needed = ONE if node.missing_rule == "require_all" else Fraction(node.min_coverage)
    if not used or coverage < needed:
        return Part(
            "incomplete" if used else "missing", None, None, used, coverage, by_weight, leaves, covered
        )
    unrounded = mean([(weight, found) for _, weight, found in used], Fraction(node.order))
    rounded = unrounded if node.round_decimals is None else Fraction(half_up(unrounded, node.round_decimals))
    return Part("computed", rounded, unrounded, used, coverage, by_weight, leaves, covered)
