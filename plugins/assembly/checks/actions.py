"""Corrective actions: each status with what belongs to it, dates in a possible order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records import Action, Release

from .fault import problem

_UNFINISHED = ("open", "in_progress")


def check_actions(file: str, rows: Sequence[Placed[Action]], release: Release) -> Iterator[Problem]:
    """The actions of one quarter."""
    for line, row in rows:
        yield from _check_status(file, line, row)
        yield from _check_days(file, line, row, release)


def _check_status(file: str, line: int, row: Action) -> Iterator[Problem]:
    if row.status == "done" and row.done_on is None:
        yield problem(
            file, line, "done_on", "done-when", "It is done, but no day is given.", "Write when it was done."
        )
    if row.status != "done" and row.done_on is not None:
        yield problem(
            file,
            line,
            "done_on",
            "not-done",
            f"A day is given, but the status is {row.status}.",
            "Empty the cell or write the status done.",
        )
    if row.status in _UNFINISHED and row.due_on is None:
        yield problem(
            file,
            line,
            "due_on",
            "due-when",
            f"The status is {row.status}, but no day is given by which it should be done.",
            "Write the day.",
        )
    if row.status == "none_planned" and row.due_on is not None:
        yield problem(
            file,
            line,
            "due_on",
            "nothing-due",
            "No action is planned, but a day is given.",
            "Empty the cell or write the status open.",
        )
    if row.status == "dropped" and not row.outcome:
        yield problem(
            file, line, "outcome_en", "dropped-why", "It was dropped, but nothing says why.", "Say why."
        )


def _check_days(file: str, line: int, row: Action, release: Release) -> Iterator[Problem]:
    for name in ("opened_on", "done_on"):
        day = getattr(row, name)
        if day is not None and day > release.published_on:
            yield problem(
                file,
                line,
                name,
                "date-after-publication",
                f"{day} is after the publication on {release.published_on}.",
                "Check the date.",
            )
    for name in ("due_on", "done_on"):
        day = getattr(row, name)
        if day is not None and day < row.opened_on:
            yield problem(
                file,
                line,
                name,
                "dates-backwards",
                f"{day} is before it was decided on {row.opened_on}.",
                "Correct one of the two.",
            )
    if row.done_on is not None and row.done_on < release.quarter.first_day:
        yield problem(
            file,
            line,
            "done_on",
            "date-before-quarter",
            f"It was done on {row.done_on}, before the quarter began.",
            "Remove the row: it belongs to an earlier quarter.",
        )
