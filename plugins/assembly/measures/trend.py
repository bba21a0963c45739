"""Trend: stub."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.assembly.model import Trend
from plugins.assembly.periods import Quarter

from .figures import Figure

TOO_FEW = Trend(word="too_few_quarters", quarters=0, slope_per_year=None, p_value=None)


def trend(figure: Figure, quarter: Quarter, earlier: Sequence[tuple[Quarter, Decimal]]) -> Trend:
    """Stub."""
    return TOO_FEW
