"""The inputs of labour effectiveness as reported (``labour.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourInputs:
    """What Overall Labour Effectiveness is computed from (``labour.csv``)."""

    TABLE: ClassVar = "labour"

    unit_id: str
    scheduled_hours: Decimal | None
    productive_hours: Decimal | None
    standard_output: Decimal | None
    actual_output: Decimal | None
    conforming_output: Decimal | None
    status: Status
    note: Bilingual
    source: Source
