"""A reason for a change must be about a figure that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.figures.record import Observation

from .record import ChangeReason


def check_reasons(
    file: str, rows: Sequence[Placed[ChangeReason]], observations: Sequence[Placed[Observation]]
) -> Iterator[Problem]:
    """Each reason against the figures of its quarter; a reason for nothing is a warning."""
    there = {(row.metric_id, row.unit_id) for _, row in observations}
    for line, row in rows:
        if (row.metric_id, row.unit_id) not in there:
            yield problem(
                file,
                line,
                "metric_id",
                "reason-for-nothing",
                f"{row.metric_id} of {row.unit_id} is not among this quarter's figures.",
                "Remove the row, or correct it.",
                "warning",
            )
