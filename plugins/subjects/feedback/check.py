"""Feedback with its answers: nobody named, no middle value of a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.people.model import LEAST_BASE, looks_like_a_name

from .record import Feedback


def check_feedback(file: str, rows: Sequence[Placed[Feedback]]) -> Iterator[Problem]:
    """What was said and answered: in our own words, nobody named, no middle value of a few."""
    for line, row in rows:
        if row.median_days is not None and (row.people is None or row.people < LEAST_BASE):
            found = f"It is a middle value of fewer than {LEAST_BASE} people."
            yield problem(file, line, "median_days", "base-too-small", found, "Leave the cell empty.")
        for column, text in (("said_en", row.said.en), ("said_sw", row.said.sw)):
            if named := looks_like_a_name(text):
                found = f"{named!r} looks like the name of a person."
                yield problem(file, line, column, "person-named", found, "Say what was said, not who did.")
