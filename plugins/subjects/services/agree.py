"""The quarter's row on petitions against the register of petitions.

A warning where they differ: one of the two is wrong, or something was counted in another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from checked_tables.problems import Problem
from checked_tables.source import Source
from plugins.core.facts.assembly import Report
from plugins.core.time.quarter import Quarter
from plugins.subjects.charter.record import standards_at
from plugins.subjects.petitions.measure import petition_story
from plugins.subjects.petitions.model import PetitionStory

from .record import ALL, ServiceRecords, ServiceRequests


def check_petition_counts(report: Report) -> Iterator[Problem]:
    """A warning for each number of the row on petitions that their register does not bear out."""
    records = report.records[ServiceRecords]
    if not records.petitions:
        return
    stories = [petition_story(one, records.standards, report.quarter.last_day) for one in records.petitions]
    in_force = standards_at(records.standards, report.quarter)
    for row in records.requests:
        standard = in_force.get(row.service_id)
        if row.channel == ALL and standard is not None and standard.kind == "petition":
            yield from _petitions(row, stories, report.quarter)


def _petitions(row: ServiceRequests, stories: Sequence[PetitionStory], quarter: Quarter) -> Iterator[Problem]:
    ended = [
        story
        for story in stories
        if story.petition.replied_on is not None and Quarter.containing(story.petition.replied_on) == quarter
    ]
    answered = [story for story in ended if story.stage != "withdrawn"]
    days = [story.days_to_reply for story in answered if story.days_to_reply is not None]
    counted = {
        "received": sum(Quarter.containing(story.petition.received_on) == quarter for story in stories),
        "answered": len(answered),
        "within_standard": sum(story.in_time is True for story in answered),
        "open_late": sum(story.is_open and story.in_time is False for story in stories),
        "median_days": Decimal(str(median(days))) if days else None,
    }
    for column, number in counted.items():
        told = getattr(row, column)
        if told is not None and told != number:
            made = f"makes it {number}" if number is not None else "has nothing to count it from"
            found = f"The row on petitions says {told}; the register of petitions {made}."
            yield _differs(row.source, column, found)


def _differs(source: Source, column: str, found: str) -> Problem:
    return Problem(
        file=source.file,
        line=source.line,
        column=column,
        kind="tables-of-services",
        found=found,
        write="Correct whichever is wrong, or explain the difference in the note.",
        severity="warning",
    )
