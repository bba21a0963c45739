"""Public participation in bills: what lies ahead is announced, people counted where some could have come.

That nobody is pointed at is checked for every table (``people``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from checked_tables.status import WITH_VALUE
from plugins.core.time.quarter import Quarter

from .record import Participation

_MEETINGS = ("hearing", "town_hall")


def check_participation(
    file: str, rows: Sequence[Placed[Participation]], quarter: Quarter
) -> Iterator[Problem]:
    """The events of one quarter's register."""
    for line, row in rows:
        if row.held_on > quarter.last_day and row.notice_on is None:
            found = f"It lies ahead, on {row.held_on}, but no notice is recorded."
            write = "Write when it was announced, or remove the row."
            yield problem(file, line, "notice_on", "not-announced", found, write)
        yield from _check_status(file, line, row, quarter)


def _check_status(file: str, line: int, row: Participation, quarter: Quarter) -> Iterator[Problem]:
    counted = row.kind in _MEETINGS and row.held_on <= quarter.last_day
    if not counted and row.status != "not_applicable":
        found = "Nobody can have been counted: " + (
            "it lies ahead." if row.kind in _MEETINGS else f"it is of the kind {row.kind}."
        )
        yield problem(file, line, "status", "nobody-counted", found, "Write not_applicable.")
    elif counted and row.status in WITH_VALUE and row.attendees is None:
        write = "Write the number, or the status that says why there is none."
        yield problem(file, line, "attendees", "no-number", f"The status is {row.status}.", write)
