"""The step that was planned for a quarter, of a figure that adds up through the financial year.

Such a figure has one plan in steps, and the next step of it is no other target. It was revised if its value
for this quarter of the year differs from that of the year before, or from what the release before had for it.
"""

from __future__ import annotations

from decimal import Decimal

from plugins.core.facts.history import History, Measured
from plugins.subjects.targets.measure import rows_in_force
from plugins.subjects.targets.record import Target

from .measure import Figure, Key


class PlannedSteps:
    """What releases before had for the steps of one quarter."""

    def __init__(self, one: Measured, history: History) -> None:
        self._steps: dict[tuple[str, int, str], Decimal] = {}
        for earlier, quarter in (
            (history.quarter(one.quarter.year_earlier), one.quarter.year_earlier),
            (history.quarter(one.quarter.previous), one.quarter),
        ):
            if earlier is not None:
                rows = rows_in_force(earlier.version.declared.rows(Target), quarter)
                self._steps |= {key: row.value for key, row in rows.items() if row.value is not None}

    def before_revision(self, key: Key, figure: Figure, target: Target | None) -> Decimal | None:
        """The step before it was revised; ``None`` where it was not, and of figures without such a plan."""
        if not figure.metric.cumulative or target is None:
            return None
        found = self._steps.get((key[0], figure.metric.metric_version, key[1]))
        return None if found == target.value else found
