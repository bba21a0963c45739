"""A metric as defined (``metrics.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from checked_tables.texts import NO_TEXT, Bilingual
from composite_index.band import Direction
from plugins.core.time.lives import Span
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import UnitKind

Objective = Literal[
    "resources", "decent_work", "competitive", "service", "legislation", "jobs", "welfare", "efficient_use"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One version of one metric's definition (``metrics.csv``)."""

    TABLE: ClassVar = "metrics"

    metric_id: str
    metric_version: int
    title: Bilingual
    definition: Bilingual
    numerator: str
    denominator: str
    formula: str
    unit: Literal["count", "percent", "days", "kes", "hours", "kwh", "pages", "score"]
    decimals: int
    direction: Direction
    family: Literal["legislative", "oversight", "administrative", "stakeholder"]
    function: Literal["legislation", "oversight", "representation", "administration"]
    perspective: Literal["quality", "efficiency", "innovation"]
    qcd: Literal["quality", "cost", "delivery", "none"]
    levels: tuple[UnitKind, ...]
    aggregation: Literal["sum", "ratio_of_sums", "median", "last", "none"]
    change_threshold: Decimal
    jump_threshold_pct: Decimal
    min_base: int | None
    owner_unit_id: str
    source_clause: str
    introduced: Quarter
    retired: Quarter | None
    change_note: Bilingual
    status: Literal["proposed", "illustrative", "adopted", "retired"]
    cumulative: bool = False
    source: Literal["fixed", "survey", "composite", "money"] | None = None
    seasonal: bool = False
    parts: Literal["labour.actual_output", "labour.effectiveness_pct"] | None = None
    replaced_by: str | None = None
    retired_reason: Bilingual = NO_TEXT
    objective: Objective | None = None
    priority: Literal["digital", "climate"] | None = None
    programme: Bilingual = NO_TEXT

    @property
    def life(self) -> Span:
        """The quarters in which this version applies."""
        return Span(self.introduced, self.retired)

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.metric_id.replace("_", "-")

    @property
    def is_ratio(self) -> bool:
        """Whether the value is numerator / denominator (times 100 for a percentage)."""
        return bool(self.denominator)
