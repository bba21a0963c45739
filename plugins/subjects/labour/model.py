"""Labour effectiveness and why it changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checked_tables.status import Status
from checked_tables.texts import Bilingual as Bilingual
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourResult:
    """Overall Labour Effectiveness = availability x performance x quality, each in per cent."""

    unit: Unit
    quarter: Quarter
    status: Status
    availability_pct: Decimal | None
    performance_pct: Decimal | None
    quality_pct: Decimal | None
    effectiveness_pct: Decimal | None
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourExplanation:
    """Why a unit's effectiveness changed on ``base``: percentage points by factor, adding up exactly."""

    unit_id: str
    base: Quarter
    base_version: int
    change: Decimal
    availability: Decimal
    performance: Decimal
    quality: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourReport:
    """Labour effectiveness by department in a report, and why it changed."""

    results: tuple[LabourResult, ...]
    why: tuple[LabourExplanation, ...] = ()
