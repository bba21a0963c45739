"""The index of a unit, its parts, why it changed and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from checked_tables.texts import Bilingual as Bilingual
from composite_index.band import Band
from composite_index.decompose import Kind
from composite_index.engine import Score
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import (
    Change,
)
from plugins.subjects.units.record import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexNode:
    """One row of the worked calculation: a metric or a dimension of the index.

    ``score`` is 0 to 100; ``weight_pct`` is the declared share within the parent;
    ``effective_weight_pct`` the share of the whole after re-weighting over what was reported;
    ``contribution`` is in index points and adds up over the leaves to the index.
    """

    node_id: str
    parent_id: str | None
    depth: int
    title: Bilingual
    metric_id: str | None
    value: Decimal | None
    target: Decimal | None
    achievement_pct: Decimal | None
    score: Decimal | None
    weight_pct: Decimal
    effective_weight_pct: Decimal | None
    contribution: Decimal | None
    coverage_pct: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEffect:
    """One cause of a change of an index: ``points`` by which ``kind`` moved it through ``node_id``.

    ``about`` names the metrics that appeared or went missing (``kind`` scope).
    """

    kind: Kind
    node_id: str
    title: Bilingual
    metric_id: str | None
    points: Decimal
    about: tuple[str, ...] = ()

    @property
    def effect_id(self) -> str:
        """Unique among the effects of one change: ``data.ovs_report_completion``."""
        return f"{self.kind}.{self.node_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexExplanation:
    """Why the published index differs from that of ``base`` (the version compared with): effects in the
    tree's order, which add up to ``change`` exactly (``composite_index/decompose.py`` has the formulas).
    ``restarted`` are the metrics that count from 1 July and began anew in between: what their figures and
    targets did says nothing about performance."""

    base: Quarter
    base_version: int
    base_value: Decimal
    change: Decimal
    effects: tuple[IndexEffect, ...]
    restarted: frozenset[str] = frozenset()

    @property
    def restarts(self) -> tuple[IndexEffect, ...]:
        """What the figures and targets of the metrics did that began anew."""
        kinds = ("data", "target")
        return tuple(one for one in self.effects if one.kind in kinds and one.metric_id in self.restarted)

    @property
    def restart(self) -> Decimal:
        """The points of that together."""
        return sum((effect.points for effect in self.restarts), Decimal(0))

    def besides(self, kind: Kind) -> tuple[IndexEffect, ...]:
        """All effects of one kind but those of the restart."""
        return tuple(effect for effect in self.of_kind(kind) if effect not in self.restarts)

    def rest(self, kind: Kind) -> Decimal:
        """The points of those together."""
        return sum((effect.points for effect in self.besides(kind)), Decimal(0))

    def of_kind(self, kind: Kind) -> tuple[IndexEffect, ...]:
        """All effects of one kind."""
        return tuple(effect for effect in self.effects if effect.kind == kind)

    def total(self, kind: Kind) -> Decimal:
        """The points of one kind together."""
        return sum((effect.points for effect in self.of_kind(kind)), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """What the simulation says of one index; computed when the release was frozen, then kept.

    ``intervals`` are (low, middle, high) by part; ``bands`` shares of the draws by band number;
    ``ahead`` by other unit, and ``better``/``worse`` by base (``2025-26-Q4/v2``), likewise. Shares are
    in per cent, exact. A comparison that holds in less than ``sure_pct`` is not distinguishable.
    """

    seed: int
    draws: int
    interval_pct: Decimal
    sure_pct: Decimal
    method: str
    intervals: Mapping[str, tuple[Decimal, Decimal, Decimal]]
    bands: Mapping[int, Decimal]
    ahead: Mapping[str, Decimal]
    better: Mapping[str, Decimal]
    worse: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitIndex:
    """The index of one unit in one quarter, or why there is none.

    ``value`` has one decimal, 0 to 100, higher is better; ``worst``/``best`` bound it for what was
    not reported; ``reason`` is a wording key when ``status`` is not ``computed``. ``why_previous`` and
    ``why_year`` explain the change on the quarter before and on the same quarter a year earlier,
    ``score`` has the exact numbers, ``certainty`` what was simulated when the release was frozen.
    """

    unit: Unit
    quarter: Quarter
    status: Literal["computed", "incomplete", "no_index"]
    value: Decimal | None
    band: Band | None
    coverage_pct: Decimal
    worst: Decimal | None
    best: Decimal | None
    reason: str
    nodes: tuple[IndexNode, ...]
    change_previous: Change
    change_year: Change
    helped_by_missing: bool
    why_previous: IndexExplanation | None = None
    why_year: IndexExplanation | None = None
    score: Score | None = field(default=None, repr=False, compare=False)
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indices:
    """The index of the whole Assembly, and those of its departments, in a report."""

    assembly: UnitIndex
    units: tuple[UnitIndex, ...]
