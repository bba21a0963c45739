"""A figure as reported (``observations.csv``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from checked_tables.mapping import NO_COLUMN
from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure, or the reason why there is none (``observations.csv``)."""

    TABLE: ClassVar = "observations"

    quarter: Quarter = field(metadata=NO_COLUMN)
    metric_id: str
    metric_version: int
    unit_id: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: Status
    note: Bilingual
    source: Source
