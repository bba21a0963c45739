"""Which rule hid what the illustrative tables leave out, beside competencies and trainings.

A row whose first count is too few goes as a whole, and so does the row that keeps it company: all its
numbers have the one reason.
"""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from .bills import bill_tables
from .services_story import COMPLAINTS, HIDDEN_CHANNELS, URGENT, Counts
from .staff import HIDDEN_BANDS, staff_rows
from .story import HIDDEN_OBSERVATIONS, SINGLE, Edition
from .voices import HIDDEN_ANSWERS, feedback_rows, survey_tables

Reasons: TypeAlias = Counter[str]


def hidden_elsewhere(edition: Edition) -> Reasons:
    """How many numbers each rule hid at hearings, in services, surveys, feedback, bands and observations."""
    parts = (_hearings, _services, _answers, _feedback, _bands, _observations)
    return sum((part(edition) for part in parts), Reasons())


def _hearings(edition: Edition) -> Reasons:
    """All four counts of a row, or the parts that are too few."""
    hidden = 0
    for row in bill_tables(edition)["bill_participation"]:
        parts = [row.get(f"attendees_{part}") for part in ("women", "youth", "pwd")]
        if row["status"] == "suppressed":
            hidden += 4
        elif row.get("attendees"):
            hidden += sum(part is None for part in parts)
    return Reasons(small_count=hidden)


def _services(edition: Edition) -> Reasons:
    each = len(Counts._fields)
    reasons = Reasons(small_count=each if URGENT.get(edition.quarter) == "suppressed" else 0)
    for channel, counts in COMPLAINTS.get(edition.quarter, {}).items():
        if counts is None:
            reasons[HIDDEN_CHANNELS[channel]] += each
    return reasons


def _answers(edition: Edition) -> Reasons:
    """The answers and the base of each hidden one."""
    rows = survey_tables(edition).get("survey_results", ())
    hidden = [row for row in rows if row["status"] == "suppressed"]
    return Reasons([HIDDEN_ANSWERS[str(row["survey_id"])][row["answer_no"]] for row in hidden] * 2)


def _feedback(edition: Edition) -> Reasons:
    return Reasons(small_count=sum(row["status"] == "suppressed" for row in feedback_rows(edition)))


def _bands(edition: Edition) -> Reasons:
    rows = staff_rows(edition)
    return Reasons(HIDDEN_BANDS[row["band"]] for row in rows if row["status"] == "suppressed")


def _observations(edition: Edition) -> Reasons:
    """The value, the numerator and the denominator of each."""
    rules = [
        HIDDEN_OBSERVATIONS[metric]
        for (quarter, metric, _), (status, _) in SINGLE.items()
        if quarter == edition.quarter and status == "suppressed"
    ]
    return Reasons(rules * 3)
