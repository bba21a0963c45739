"""Labour inputs: no more productive hours than hours, no more good output than output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records import LabourInputs, Unit

from .amounts import check_amounts
from .fault import problem

_AMOUNTS = ("scheduled_hours", "productive_hours", "standard_output", "actual_output", "conforming_output")
_WITHIN = (("productive_hours", "scheduled_hours"), ("conforming_output", "actual_output"))


def check_labour(
    file: str, rows: Sequence[Placed[LabourInputs]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """The inputs of each department in one quarter."""
    for line, row in rows:
        amounts = {name: getattr(row, name) for name in _AMOUNTS}
        yield from check_amounts(file, line, row.status, amounts)
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
        for part, whole in _WITHIN:
            if amounts[part] is not None and amounts[whole] is not None and amounts[part] > amounts[whole]:
                yield problem(
                    file,
                    line,
                    part,
                    "part-over-whole",
                    f"{amounts[part]} is more than {whole}, {amounts[whole]}.",
                    "Correct one of the two.",
                )
        if amounts["scheduled_hours"] == 0:
            yield problem(
                file,
                line,
                "scheduled_hours",
                "zero-base",
                "No hours were planned, so there is nothing to compute.",
                "Empty the numbers and write the status not_applicable.",
            )
