"""Named parts of an index's scale, and which way a metric is meant to go."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checked_tables.texts import Bilingual

Direction = Literal["up", "down", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named part of the index scale: ``lower`` <= value < ``upper`` (the top band includes it)."""

    number: int
    label: Bilingual
    lower: Decimal
    upper: Decimal
    symbol: str
