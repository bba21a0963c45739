"""Small schemes written out in code, for the tests of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checked_tables.texts import Bilingual
from composite_index.nodes import Node
from composite_index.normalise import Given
from composite_index.scheme import Normalisation, Scheme


def part(
    node_id: str, parent: str | None, weight: str | int = 1, metric: str | None = None, **rest: Any
) -> Node:
    """A node; a metric when ``metric`` is given (``True``-like shorthand: the same id)."""
    return Node(
        node_id=node_id,
        parent_id=parent,
        title=Bilingual(node_id),
        metric_id=metric,
        weight=Fraction(weight),
        **rest,
    )


def leaf(node_id: str, parent: str, weight: str | int = 1) -> Node:
    return part(node_id, parent, weight, node_id)


def ratio(metric_id: str, target: str | None = "100", **rest: Any) -> Normalisation:
    """Ratio to target with a full mark at the target and no cap unless one is given."""
    return Normalisation(
        metric_id=metric_id,
        method="ratio_to_target",
        target=None if target is None else Decimal(target),
        **rest,
    )


def already_score(metric_id: str) -> Normalisation:
    return Normalisation(metric_id=metric_id, method="none")


def goalposts(metric_id: str, floor: str, ceiling: str, **rest: Any) -> Normalisation:
    return Normalisation(
        metric_id=metric_id, method="goalposts", floor=Decimal(floor), ceiling=Decimal(ceiling), **rest
    )


def scheme(nodes: list[Node], rules: list[Normalisation] | None = None, **rest: Any) -> Scheme:
    """A scheme on 0 to 100; metrics without a rule are scores already."""
    known = {rule.metric_id: rule for rule in rules or []}
    found = {
        node.metric_id: known.get(node.metric_id, already_score(node.metric_id))
        for node in nodes
        if node.metric_id
    }
    return Scheme(
        scheme_id="example",
        version="1",
        title=Bilingual("Example"),
        status="illustrative",
        nodes=tuple(nodes),
        normalisations=found,
        **rest,
    )


def given(values: Mapping[str, str | None], **targets: str) -> dict[str, Given]:
    """Observations from texts; ``None`` was not reported."""
    return {
        key: Given(
            None if value is None else Decimal(value),
            Decimal(targets[key]) if key in targets else None,
            "not_reported" if value is None else "reported",
        )
        for key, value in values.items()
    }
