"""When data was due, came and was accepted: by units that bring some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.units.record import Unit

from .record import Submission


def check_submissions(
    file: str, rows: Sequence[Placed[Submission]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """Rows of a unit that submits nothing."""
    for line, row in rows:
        unit = units.get(row.unit_id)
        if unit is not None and unit.kind not in ("department", "committee"):
            yield problem(
                file,
                line,
                "unit_id",
                "wrong-level",
                f"{row.unit_id} is of the kind {unit.kind}.",
                "Write a department or a committee.",
            )
