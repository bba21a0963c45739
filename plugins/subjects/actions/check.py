"""Actions that are under way belong to somebody who is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.measure import is_left
from plugins.subjects.units.record import Unit

from .record import Action


def check_left(
    file: str, actions: Sequence[Placed[Action]], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """Actions under way of an ended unit of which nobody says who has them now."""
    for line, action in actions:
        under_way = action.status in ("open", "in_progress")
        if under_way and is_left(units, action.unit_id, action.now_with, quarter):
            found = f"It is {action.status}, and {action.unit_id} is there no more."
            yield problem(file, line, "now_with", "left-behind", found, "Write the unit that has it now.")
