"""Labour inputs: those of departments; the Assembly's are computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.units.record import Unit

from .record import LabourInputs


def check_labour(
    file: str, rows: Sequence[Placed[LabourInputs]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """Rows of a unit that is no department."""
    for line, row in rows:
        unit = units.get(row.unit_id)
        if unit is not None and unit.kind != "department":
            yield problem(
                file,
                line,
                "unit_id",
                "wrong-level",
                f"{row.unit_id} is of the kind {unit.kind}.",
                "Write a department; the Assembly's figure is computed.",
            )
