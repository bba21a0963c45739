"""The body that a step of a bill names was there on the day of the step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.units.model_changes import was_there
from plugins.subjects.units.record import Unit, UnitChange

from .record import BillAction


def check_bodies(
    file: str,
    actions: Sequence[Placed[BillAction]],
    units: Mapping[str, Unit],
    changes: Sequence[UnitChange],
) -> Iterator[Problem]:
    """Steps before a committee that had ended or had not begun; who nobody knows is said where names are."""
    for line, step in actions:
        unit = units.get(step.unit_id or "")
        if unit is not None and not was_there(changes, unit, step.date):
            found = f"{unit.unit_id} was not there on {step.date}."
            write = "Write the committee that was there on that day, or correct the day."
            yield problem(file, line, "unit_id", "not-there", found, write)
