"""Work in hand of a committee that is there no more: somebody has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.measure import is_left
from plugins.subjects.units.record import Unit

from .record import ExecutiveQuery
from .record_chains import Recommendation


def check_left(
    file: str,
    rows: Iterable[Placed[ExecutiveQuery] | Placed[Recommendation]],
    units: Mapping[str, Unit],
    quarter: Quarter,
) -> Iterator[Problem]:
    """Open recommendations and questions of an ended committee of which nobody says who has them now."""
    for line, row in rows:
        if row.is_open and is_left(units, row.committee_id, row.now_with, quarter):
            found = f"It is still open, and {row.committee_id} is there no more."
            yield problem(file, line, "now_with", "left-behind", found, "Write the unit that has it now.")
