"""A figure as reported (``observations.csv``), and one on another basis (``restated.csv``)."""

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
    unrecorded: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """A figure on another basis than that on which its quarter reported it (``restated.csv``): of an earlier
    quarter, on the definition or for the units of the release; of its own quarter, on the definition before.
    """

    TABLE: ClassVar = "restated"

    of_quarter: Quarter
    metric_id: str
    metric_version: int
    unit_id: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: Status
    how: Bilingual
    source: Source

    @property
    def observation(self) -> Observation:
        """The same as a figure of its quarter."""
        return Observation(
            quarter=self.of_quarter,
            metric_id=self.metric_id,
            metric_version=self.metric_version,
            unit_id=self.unit_id,
            value=self.value,
            numerator=self.numerator,
            denominator=self.denominator,
            status=self.status,
            note=self.how,
            source=self.source,
        )
