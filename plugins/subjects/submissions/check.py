"""When data was due, came and was accepted: by units that bring some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import Unit

from .record import Submission


def check_submissions(
    file: str, rows: Sequence[Placed[Submission]], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """Rows of a unit that submits nothing; and departments without a row, where others have one: who sent
    nothing is counted by name."""
    sent = {row.unit_id for _, row in rows}
    asked = [one.unit_id for one in units.values() if one.kind == "department" and one.reports_in(quarter)]
    for unit_id in asked if sent & {*asked} else ():
        if unit_id not in sent:
            found = f"{unit_id} is asked for data in {quarter} and has no row."
            write = "Add its row; where nothing came, received_on stays empty."
            yield problem(file, 0, "unit_id", "no-row", found, write)
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
