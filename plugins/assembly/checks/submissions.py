"""When data was due, came and was accepted: in an order that is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records import Release, Submission, Unit

from .fault import problem


def check_submissions(
    file: str, rows: Sequence[Placed[Submission]], release: Release, units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """The submissions of one quarter, none before it ended and none after publication."""
    end, published = release.quarter.last_day, release.published_on
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
        days = {"due_on": row.due_on, "received_on": row.received_on, "validated_on": row.validated_on}
        for name, day in days.items():
            if day is not None and day < end:
                yield problem(
                    file,
                    line,
                    name,
                    "date-before-end",
                    f"{day} is before the quarter's last day, {end}.",
                    "Data of a quarter is complete only after it; check the date.",
                )
            elif day is not None and day > published and name != "due_on":
                yield problem(
                    file,
                    line,
                    name,
                    "date-after-publication",
                    f"{day} is after the publication on {published}.",
                    "Check the date.",
                )
        if row.validated_on is not None and row.received_on is None:
            yield problem(
                file,
                line,
                "received_on",
                "validated-not-received",
                "It was validated but never received.",
                "Write when it came.",
            )
        elif row.validated_on and row.received_on and row.validated_on < row.received_on:
            yield problem(
                file,
                line,
                "validated_on",
                "dates-backwards",
                f"It was validated on {row.validated_on}, before it came on {row.received_on}.",
                "Correct one of the two.",
            )
