"""The parts of an index and the tree that they form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal

from checked_tables.texts import NO_TEXT, Bilingual

MissingRule = Literal["require_all", "reweight"]
WeightBasis = Literal["equal", "judgement", "budget_allocation", "statute", "ahp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of the index (``nodes.csv``): the root, a dimension, or a leaf that is a metric.

    ``weight`` counts relative to its siblings. ``order`` is that of the generalised mean that makes
    this part from its own parts: 1 arithmetic, 0 geometric, -1 harmonic. ``min_coverage`` is a share
    from 0 to 1; equal is enough. With ``is_product`` the parts are multiplied, as shares of the scale, and
    ``order`` means nothing. ``place`` is the node's among all that the file names, whatever edition is read.
    """

    node_id: str
    parent_id: str | None
    title: Bilingual
    metric_id: str | None
    weight: Fraction
    weight_basis: WeightBasis = "judgement"
    order: Decimal = Decimal(1)
    missing_rule: MissingRule = "reweight"
    min_coverage: Decimal = Decimal(0)
    coverage_of: Literal["metrics", "parts"] = "metrics"
    coverage_by: Literal["weight", "count"] = "weight"
    round_decimals: int | None = None
    is_product: bool = False
    rationale: Bilingual = NO_TEXT
    place: int | None = field(default=None, compare=False)
    line: int = field(default=0, compare=False)

    @property
    def is_leaf(self) -> bool:
        """Whether it is a metric."""
        return self.metric_id is not None


@dataclass(frozen=True, slots=True)
class Tree:
    """What follows from the nodes: them by their id, each one's parts, and its weight as a share of its
    siblings' sum (``shares``; ``counts`` are whole numbers in the same proportions) and of the whole
    (``nominal``)."""

    root: Node
    by_id: Mapping[str, Node]
    leaves: tuple[Node, ...]
    children: Mapping[str, tuple[Node, ...]]
    shares: Mapping[str, Fraction]
    counts: Mapping[str, int]
    nominal: Mapping[str, Fraction]


def tree_of(nodes: Sequence[Node]) -> Tree:
    """The tree of nodes that have one root, known parents and no cycle."""
    children: dict[str, list[Node]] = {node.node_id: [] for node in nodes}
    for node in nodes:
        if node.parent_id is not None:
            children[node.parent_id].append(node)
    root = next(node for node in nodes if node.parent_id is None)
    shares, counts, nominal = {root.node_id: Fraction(1)}, {root.node_id: 1}, {root.node_id: Fraction(1)}
    waiting = [root.node_id]
    while waiting:
        parent = waiting.pop()
        parts = children[parent]
        total = sum((part.weight for part in parts), Fraction(0))
        found = {part.node_id: part.weight / total for part in parts}
        common = lcm(*(share.denominator for share in found.values()))
        shares |= found
        counts |= {name: int(share * common) for name, share in found.items()}
        nominal |= {name: nominal[parent] * share for name, share in found.items()}
        waiting += found
    leaves = tuple(node for node in nodes if node.is_leaf)
    by_id = {node.node_id: node for node in nodes}
    return Tree(
        root, by_id, leaves, {key: tuple(parts) for key, parts in children.items()}, shares, counts, nominal
    )
