"""A metric's figures over the quarters."""

from __future__ import annotations

from plugins.core.facts.assembly import Assembly
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result


def history_of(assembly: Assembly, metric_id: str, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
    """A metric's results in every published quarter where it was expected, oldest first."""
    results = (report[Figures].of(metric_id, unit_id) for report in assembly.reports)
    return tuple(result for result in results if result is not None)
