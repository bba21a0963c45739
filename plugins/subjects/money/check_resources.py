"""Use of resources: each part under its own resource, in its own unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import RESOURCES, ResourceUse


def check_resources(file: str, rows: Sequence[Placed[ResourceUse]]) -> Iterator[Problem]:
    """The rows of one quarter. A resource of which only some parts have a row is asked about."""
    for line, row in rows:
        declared = RESOURCES[row.resource]
        if row.part not in declared.parts:
            yield problem(
                file,
                line,
                "part",
                "part-of-another",
                f"{row.part} is no part of {row.resource}.",
                f"Write {', '.join(declared.parts)}.",
            )
        if row.unit != declared.unit:
            yield problem(
                file,
                line,
                "unit",
                "unit-of-another",
                f"{row.resource} is counted in {declared.unit}, not in {row.unit}.",
                f"Write {declared.unit}, and the quantity in it.",
            )
    for resource, declared in RESOURCES.items():
        there = {row.part: line for line, row in rows if row.resource == resource}
        missing = [part for part in declared.parts if part not in there]
        if there and missing:
            yield problem(
                file,
                min(there.values()),
                "part",
                "part-missing",
                f"{resource} has no row for {', '.join(missing)}.",
                "Add it, with the status not_reported if nobody knows it.",
                "warning",
            )
