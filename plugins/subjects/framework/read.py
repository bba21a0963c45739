"""Competencies with the indicators that belong to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .record import Competency, Indicator


def joined(rows: Iterable[Competency], indicators: Iterable[Indicator]) -> tuple[Competency, ...]:
    """Each competency with its indicators, both in the order of their tables."""
    of_competency: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        of_competency[indicator.competency_id].append(indicator)
    return tuple(replace(row, indicators=tuple(of_competency[row.competency_id])) for row in rows)
