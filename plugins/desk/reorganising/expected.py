"""How many figures are expected of whom in a quarter, by a register of units and metrics."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.core.facts.read_folder import as_copied
from plugins.core.facts.version import Read
from plugins.core.time.quarter import Quarter
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.metrics.measure import in_force
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import Unit

from .register import Register


def asked_of(read: Read, register: Register, quarter: Quarter) -> Mapping[str, int]:
    """The number of figures that each unit is asked for in ``quarter``, by its id."""
    facts = as_copied(read, SUBJECTS, quarter, illustrative=register.illustrative)
    metrics = in_force(facts.rows(Metric), quarter).values()
    return {
        unit.unit_id: sum(unit.kind in metric.levels for metric in metrics)
        for unit in facts.rows(Unit)
        if unit.reports_in(quarter)
    }
