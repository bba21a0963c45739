"""The index of a unit, its parts, why it changed and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from checked_tables.texts import Bilingual as Bilingual
from composite_index.band import Band
from composite_index.decompose import Kind
from composite_index.engine import Score
from composite_index.exact import half_up
from plugins.core.claims.statement import Statement
from plugins.core.time.quarter import Quarter
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
    """One cause of a change of an index: ``points`` (rounded by itself) by which ``kind`` moved it through
    ``node_id``.

    ``about`` names the metrics that appeared or went missing (``kind`` scope).
    """

    kind: Kind
    node_id: str
    title: Bilingual
    metric_id: str | None
    points: Decimal
    exact: Fraction
    about: tuple[str, ...] = ()

    @property
    def effect_id(self) -> str:
        """Unique among the effects of one change: ``data.ovs_report_completion``."""
        return f"{self.kind}.{self.node_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexExplanation:
    """Why the published index differs from that of ``base`` (the version compared with): effects in the
    tree's order, which add up to ``change`` with that of rounding (``composite_index/decompose.py`` has the
    formulas)."""

    base: Quarter
    base_version: int
    base_value: Decimal
    change: Decimal
    effects: tuple[IndexEffect, ...]

    def of_kind(self, kind: Kind) -> tuple[IndexEffect, ...]:
        """All effects of one kind."""
        return tuple(effect for effect in self.effects if effect.kind == kind)

    def total(self, kind: Kind) -> Decimal:
        """The points of one kind together, rounded once."""
        exact = sum((effect.exact for effect in self.of_kind(kind)), Fraction(0))
        return half_up(exact, max(0, -int(self.change.as_tuple().exponent)))

    def largest(self, *, up: bool) -> tuple[IndexEffect, ...]:
        """The metrics whose own figures gained (or lost) most in published points; several where they tie,
        none where none did."""
        moved = [one for one in self.of_kind("data") if (one.points > 0) == up and one.points]
        most = max((abs(one.points) for one in moved), default=None)
        return tuple(one for one in moved if abs(one.points) == most)


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
    change_previous: Statement
    change_year: Statement
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
