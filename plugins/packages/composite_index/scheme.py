"""How an index is made, as declared in a scheme folder and nowhere else (see ``FORM.md``).

A scheme is a tree of weighted parts whose leaves are metrics, one rule per metric that turns a
figure into a score, and bands that give scores a name. ``reading.read_scheme`` returns one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from checked_tables.texts import NO_TEXT, Bilingual

from .ahp import Weighing
from .band import Band, Direction
from .formula import Formula
from .nodes import Node, Tree, tree_of
from .period_order import in_order

Method = Literal["ratio_to_target", "goalposts", "observed_range", "target_range", "points", "none"]
#: What turns a figure and its target into a ratio (1 = the target exactly met).
RatioRule = Literal["ratio", "inverse", "mirror", "baseline"]
Clip = Literal["both", "low", "high", "none"]
SchemeStatus = Literal["illustrative", "proposed", "adopted"]


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
    formula: Formula | None = None
    log: bool = False
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    clip: Clip = "both"
    range_over: Literal["period", "all"] = "period"
    target: Decimal | None = None
    has_plan: bool = False
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    rule: RatioRule = "ratio"
    baseline: Decimal | None = None
    cap: Decimal | None = None
    full_at: Decimal = Decimal(1)
    points: tuple[tuple[Decimal, Decimal], ...] = ()
    steps: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    line: int = field(default=0, compare=False)

    def scores_as(self, other: Normalisation) -> bool:
        """Whether the two make the same score of the same figure and target."""
        return _scoring(self) == _scoring(other)


def _scoring(rule: Normalisation) -> Normalisation:
    rule = replace(rule, title=NO_TEXT, unit="", formula=None, minimum=None, maximum=None)
    return replace(rule, target=None, has_plan=False)


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
    """One version of one index.

    ``nodes`` are in the order of the file, ``weighings`` the AHP results by parent, ``variants`` schemes
    for other kinds of unit, read from subfolders, ``weight_sets`` other weights by set and node, ``groups``
    the units of each group. The good end of the scale is ``bad_end + span``.

    A scheme that changes with time is its newest edition; ``editions`` has all of them in order, each with
    the period ``in_force_from`` which it holds. Without changes ``editions`` is empty.
    """

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
    missing_values: tuple[str, ...] = ()
    nodes: tuple[Node, ...]
    normalisations: Mapping[str, Normalisation]
    bands: tuple[Band, ...] = ()
    reviews: tuple[PeerReview, ...] = ()
    uncertainty: Uncertainty = Uncertainty()
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    variants: tuple[Scheme, ...] = ()
    inputs: tuple[str, ...] = ()
    weight_sets: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    in_force_from: str = ""
    editions: tuple[Scheme, ...] = ()
    folder: str = ""
    tree: Tree = field(init=False, repr=False, compare=False)
    bad_end: Fraction = field(init=False, repr=False, compare=False)
    span: Fraction = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        low, high = Fraction(self.scale_low), Fraction(self.scale_high)
        object.__setattr__(self, "tree", tree_of(self.nodes))
        object.__setattr__(self, "bad_end", low if self.better == "higher" else high)
        object.__setattr__(self, "span", high - low if self.better == "higher" else low - high)

    @property
    def nodes_by_id(self) -> Mapping[str, Node]:
        """The parts by their id."""
        return self.tree.by_id

    @property
    def root(self) -> Node:
        """The whole index."""
        return self.tree.root

    @property
    def leaves(self) -> tuple[Node, ...]:
        """The metrics, in the order of the file."""
        return self.tree.leaves

    @property
    def children(self) -> Mapping[str, tuple[Node, ...]]:
        """Every node's parts, in the order of the file."""
        return self.tree.children

    @property
    def shares(self) -> Mapping[str, Fraction]:
        """Every node's declared weight as a share of its siblings' sum."""
        return self.tree.shares

    def at(self, period: str) -> Scheme:
        """The edition in force in ``period``; before the first begins, that first one."""
        for each in reversed(self.editions):
            if not each.in_force_from or in_order(each.in_force_from) <= in_order(period):
                return each
        return self.editions[0] if self.editions else self

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
