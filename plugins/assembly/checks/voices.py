"""Feedback with its answers, and members' reports: complete, possible, and by seat only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.assembly.mapping import Placed
from plugins.assembly.problems import Problem
from plugins.assembly.records import Release
from plugins.assembly.records_voices import Engagement, Feedback

from .fault import problem
from .people import LEAST_BASE
from .petitions import looks_like_a_name


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


def check_engagement(file: str, rows: Sequence[Placed[Engagement]], release: Release) -> Iterator[Problem]:
    """The reports of one quarter: none before it began, none after the release went out."""
    for line, row in rows:
        if named := looks_like_a_name(row.seat.en):
            found = f"{named!r} looks like the name of a person."
            yield problem(
                file, line, "seat_en", "person-named", found, "Write the ward or the seat's number."
            )
        if (row.submitted == "yes") != (row.submitted_on is not None):
            found = f"It says {row.submitted}, and there is {'no' if row.submitted_on is None else 'a'} day."
            yield problem(file, line, "submitted_on", "day-and-word", found, "Correct one of the two.")
        elif row.submitted != "not_due" and row.due_on is None:
            found = "A report was due, but not on any day."
            yield problem(file, line, "due_on", "no-day", found, "Write when it was due, or not_due.")
        if row.meetings is not None and row.submitted != "yes":
            found = "Without a report nothing is known of meetings."
            yield problem(file, line, "meetings", "number-unused", found, "Empty the cell.")
        day = row.submitted_on
        if day is not None and not release.quarter.first_day <= day <= release.published_on:
            found = f"{day} lies before the quarter or after the publication on {release.published_on}."
            yield problem(file, line, "submitted_on", "date-outside", found, "Check the date.")
