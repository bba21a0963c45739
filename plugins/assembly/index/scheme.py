"""How an index is made, as declared in a scheme folder and nowhere else (see ``FORM.md``).

A scheme is a tree of weighted parts whose leaves are metrics, one rule per metric that turns a
figure into a score, and bands that give scores a name. ``reading.read_scheme`` returns one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from plugins.assembly.records import NO_TEXT, Band, Bilingual, Direction

from .ahp import Weighing

Method = Literal["ratio_to_target", "goalposts", "observed_range", "target_range", "points", "none"]
#: What turns a figure and its target into a ratio (1 = the target exactly met).
RatioRule = Literal["ratio", "inverse", "mirror", "baseline"]
Clip = Literal["both", "low", "high", "none"]
MissingRule = Literal["require_all", "reweight"]
WeightBasis = Literal["equal", "judgement", "budget_allocation", "statute", "ahp"]
SchemeStatus = Literal["illustrative", "proposed", "adopted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of the index (``nodes.csv``): the root, a dimension, or a leaf that is a metric.

    ``weight`` counts relative to its siblings. ``order`` is that of the generalised mean that makes
    this part from its own parts: 1 arithmetic, 0 geometric, -1 harmonic. ``min_coverage`` is a share
    from 0 to 1; equal is enough.
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
    rationale: Bilingual = NO_TEXT
    line: int = field(default=0, compare=False)

    @property
    def is_leaf(self) -> bool:
        """Whether it is a metric."""
        return self.metric_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalisation:
    """How one metric's figure becomes a score (``normalisation.csv``); ``normalise.py`` has the formulas.

    Percentages are shares here: ``cap`` 1.25 is 125 %. ``None`` means that nothing was declared.
    """

    metric_id: str
    method: Method
    direction: Direction = "up"
    title: Bilingual = NO_TEXT
    unit: str = ""
    log: bool = False
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    clip: Clip = "both"
    range_over: Literal["period", "all"] = "period"
    target: Decimal | None = None
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    rule: RatioRule = "ratio"
    baseline: Decimal | None = None
    ratio_floor: Decimal | None = Decimal(0)
    cap: Decimal | None = None
    full_at: Decimal = Decimal(1)
    points: tuple[tuple[Decimal, Decimal], ...] = ()
    steps: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerReview:
    """One outside review of the scheme (``peer_reviews.csv``)."""

    on_date: str
    reviewer: str
    scope: Bilingual
    finding: Bilingual
    response: Bilingual
    outcome: Literal["planned", "accepted", "accepted_with_changes", "not_accepted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """What the simulation varies (``[uncertainty]`` of ``scheme.toml``); see ``uncertainty.py``.

    In every draw each weight is multiplied by a number between 1 - ``weights`` and 1 + ``weights``,
    and one of each list of alternatives is chosen. ``None`` in ``orders`` is the declared order.
    """

    seed: int = 1
    draws: int = 10_000
    weights: Decimal = Decimal("0.25")
    interval: Decimal = Decimal("0.90")
    sure: Decimal = Decimal("0.90")
    orders: tuple[Decimal | None, ...] = (None,)
    missing: tuple[Literal["declared", "last_known", "lowest"], ...] = ("declared",)
    normalisations: tuple[Mapping[str, Normalisation], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One version of one index. ``nodes`` are in the order of the file; ``children`` are a node's
    parts in that order, ``shares`` each node's declared weight as a share of its siblings' sum.
    ``weighings`` are the AHP results by parent. ``variants`` are schemes for other kinds of unit,
    read from subfolders."""

    scheme_id: str
    version: str
    title: Bilingual
    note: Bilingual = NO_TEXT
    status: SchemeStatus
    enabled: bool = True
    effective_from: str = ""
    effective_to: str = ""
    applies_to: tuple[str, ...] = ()
    scale_low: Decimal = Decimal(0)
    scale_high: Decimal = Decimal(100)
    better: Literal["higher", "lower"] = "higher"
    decimals: int = 1
    periods_per_year: int = 1
    nodes: tuple[Node, ...]
    normalisations: Mapping[str, Normalisation]
    bands: tuple[Band, ...] = ()
    reviews: tuple[PeerReview, ...] = ()
    uncertainty: Uncertainty = Uncertainty()
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    variants: tuple[Scheme, ...] = ()
    folder: str = ""
    children: Mapping[str, tuple[Node, ...]] = field(init=False, repr=False, compare=False)
    root: Node = field(init=False, repr=False, compare=False)
    shares: Mapping[str, Fraction] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[str, list[Node]] = {node.node_id: [] for node in self.nodes}
        for node in self.nodes:
            if node.parent_id is not None:
                children[node.parent_id].append(node)
        object.__setattr__(self, "children", {key: tuple(value) for key, value in children.items()})
        total = {
            key: sum((Fraction(node.weight) for node in parts), Fraction(0))
            for key, parts in children.items()
        }
        shares = {
            node.node_id: Fraction(node.weight) / total[node.parent_id] if node.parent_id else Fraction(1)
            for node in self.nodes
        }
        object.__setattr__(self, "shares", shares)
        object.__setattr__(self, "root", next(node for node in self.nodes if node.parent_id is None))

    @property
    def leaves(self) -> tuple[Node, ...]:
        """The metrics, in the order of the file."""
        return tuple(node for node in self.nodes if node.is_leaf)

    def applies_in(self, period: str) -> bool:
        """Whether ``period`` lies between ``effective_from`` and ``effective_to`` (empty: no limit)."""
        at = in_order(period)
        return not (
            (self.effective_from and at < in_order(self.effective_from))
            or (self.effective_to and at > in_order(self.effective_to))
        )

    def for_kind(self, kind: str) -> Scheme | None:
        """The enabled scheme for units of that kind: this one, else a variant, else ``None``.

        A scheme without ``applies_to`` is for every kind that no variant names.
        """
        candidates = [scheme for scheme in (self, *self.variants) if scheme.enabled]
        named = [scheme for scheme in candidates if kind in scheme.applies_to]
        return next(iter(named or [scheme for scheme in candidates if not scheme.applies_to]), None)


def in_order(period: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that reads digits as numbers: week 9 comes before week 10, 2025-26-Q4 before
    2026-27-Q1."""
    parts = re.findall(r"\d+|\D+", period)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
