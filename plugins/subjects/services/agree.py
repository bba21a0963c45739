"""The quarter's figures on services against the tables that they were counted from, and those against
the register of petitions.

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
from plugins.subjects.charter.record import OF_THE_CHARTER, standards_at
from plugins.subjects.figures.model import Figures
from plugins.subjects.petitions.measure import petition_story
from plugins.subjects.petitions.model import PetitionStory
from plugins.subjects.surveys.measure import satisfied_of

from .measure import engagement_tally
from .record import ALL, ServiceRecords, ServiceRequests


def check_service_counts(report: Report) -> Iterator[Problem]:
    """A warning for each figure of the Assembly that its tables on services do not bear out."""
    records = report.records[ServiceRecords]
    if not records:
        return
    in_force = standards_at(records.standards, report.quarter)
    wholes = {row.service_id: row for row in records.requests if row.channel == ALL}
    charter = [wholes.get(service_id) for service_id, one in in_force.items() if one.kind in OF_THE_CHARTER]
    answered, late = _sum(charter, "answered"), _sum(charter, "open_late")
    due = None if answered is None or late is None else answered + late
    yield from _figure(report, "stk_charter_compliance", _sum(charter, "within_standard"), due)
    satisfied = [
        found
        for survey in records.surveys
        if survey.audience == "public" and (found := satisfied_of(survey.answers)) is not None
    ]
    if satisfied:
        yes, asked = (sum(numbers) for numbers in zip(*satisfied, strict=True))
        yield from _figure(report, "stk_satisfaction", yes, asked)
    if tally := engagement_tally(records.engagement):
        yield from _figure(report, "stk_engagement_reports", tally.submitted, tally.due)
    if records.petitions:
        last_day = report.quarter.last_day
        stories = [petition_story(one, records.standards, last_day) for one in records.petitions]
        for service_id, one in in_force.items():
            if one.kind == "petition" and service_id in wholes:
                yield from _petitions(wholes[service_id], stories, report.quarter)


def _sum(rows: Sequence[ServiceRequests | None], name: str) -> int | None:
    """The sum over the services; unknown while the number of one of them is."""
    numbers = [None if row is None else getattr(row, name) for row in rows]
    known = [number for number in numbers if number is not None]
    return sum(known) if rows and len(known) == len(numbers) else None


def _figure(
    report: Report, metric_id: str, numerator: int | None, denominator: int | None
) -> Iterator[Problem]:
    result = report[Figures].of(metric_id)
    if result is None or result.source is None:
        return
    for column, counted in (("numerator", numerator), ("denominator", denominator)):
        told = getattr(result, column)
        if told is not None and counted is not None and told != counted:
            found = f"{metric_id} says {told}; the tables on services make it {counted}."
            yield _differs(result.source, column, found)


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
            found = f"The row on petitions says {told}; the register of petitions makes it {number}."
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
