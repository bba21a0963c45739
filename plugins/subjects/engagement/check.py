"""Members' reports: by seat only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.people.model import looks_like_a_name

from .record import Engagement


def check_engagement(file: str, rows: Sequence[Placed[Engagement]]) -> Iterator[Problem]:
    """The reports of one quarter: by seat, nobody named."""
    for line, row in rows:
        if named := looks_like_a_name(row.seat.en):
            found = f"{named!r} looks like the name of a person."
            yield problem(
                file, line, "seat_en", "person-named", found, "Write the ward or the seat's number."
            )
