"""A competency as assessed, by level of work (``competency_summary.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import Bilingual

#: All strata together, in ``competency_summary.csv``.
ALL_STRATA = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencySummary:
    """How many people of one stratum were assessed in one competency, how many of them reached the level
    their work asks for, and by how many levels they fall short on average (``competency_summary.csv``)."""

    TABLE: ClassVar = "competency_summary"

    stratum_id: str
    competency_id: str
    n_assessed: int | None
    n_at_or_above: int | None
    mean_gap: Decimal | None
    status: Status
    note: Bilingual
    source: Source
