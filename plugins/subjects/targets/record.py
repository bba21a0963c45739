"""A target as declared (``targets.csv``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from checked_tables.source import Source
from checked_tables.texts import Bilingual
from plugins.core.time.lives import Span
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The value a unit set out to reach over a span of quarters (``targets.csv``).

    ``value`` is ``None`` where it was decided that there is no target (the basis ``none``);
    ``change_reason`` then says why.
    """

    TABLE: ClassVar = "targets"

    metric_id: str
    metric_version: int
    unit_id: str
    first_quarter: Quarter
    last_quarter: Quarter
    value: Decimal | None = field(metadata={"column": "target_value"})
    approved_on: date
    approved_by: str
    late: bool = field(metadata={"column": "late_approved"})
    basis: str
    change_reason: Bilingual
    source: Source

    @property
    def provenance(self) -> Provenance:
        """Whether the target is invented."""
        return "illustrative" if self.basis == "illustrative" else "reported"

    @property
    def life(self) -> Span:
        """The quarters that it covers."""
        return Span(self.first_quarter, self.last_quarter)
