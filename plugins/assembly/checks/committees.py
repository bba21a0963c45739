"""The committees' plans, sittings, reports and questions: days in order, none from after the quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from plugins.assembly.mapping import Placed
from plugins.assembly.periods import Quarter
from plugins.assembly.problems import Problem
from plugins.assembly.records import Unit
from plugins.assembly.records_committees import CommitteeReport, ExecutiveQuery, PlanItem, Sitting

from .fault import problem

#: A column and its day, in the order in which they can only happen.
Days = Sequence[tuple[str, date | None]]


def check_plan(
    file: str, rows: Sequence[Placed[PlanItem]], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """A plan is of the quarter's financial year; what is late or dropped has its reason."""
    for line, row in rows:
        yield from check_committee(file, line, row.committee_id, units)
        if row.financial_year != quarter.financial_year:
            found = f"{row.financial_year} is not the year of this quarter, {quarter.financial_year}."
            yield problem(file, line, "financial_year", "other-year", found, "Leave out other years' plans.")
            continue
        if row.status == "dropped" and not row.reason:
            write = "Say in one sentence why the item was dropped."
            yield problem(file, line, "reason_en", "no-reason", "The item was dropped.", write)
        late = row.planned_quarter <= quarter.number and row.delivered_count < row.target_count
        if late and row.status == "in_plan" and not row.reason:
            found = f"{row.delivered_count} of {row.target_count} were delivered by the end of its quarter."
            write = "Say in one sentence why."
            yield problem(file, line, "reason_en", "no-reason", found, write, "warning")


def check_sittings(
    file: str, rows: Sequence[Placed[Sitting]], units: Mapping[str, Unit], quarter: Quarter, closed: date
) -> Iterator[Problem]:
    """Sittings are of the quarter; a Hansard comes after its sitting and before reporting ``closed``."""
    for line, row in rows:
        yield from check_committee(file, line, row.committee_id, units)
        if not quarter.first_day <= row.held_on <= quarter.last_day:
            found = f"{row.held_on} is not in the quarter, {quarter.first_day} to {quarter.last_day}."
            yield problem(file, line, "held_on", "other-quarter", found, "Move the row to its own quarter.")
            continue
        days = (("held_on", row.held_on), ("hansard_published_on", row.hansard_published_on))
        yield from check_days(file, line, days, closed)
    yield from _check_numbers(file, rows)


def _check_numbers(file: str, rows: Sequence[Placed[Sitting]]) -> Iterator[Problem]:
    """Each committee numbers its sittings in the order of their days."""
    ordered = sorted(rows, key=lambda placed: (placed.record.committee_id, placed.record.sitting_no))
    for (_, before), (line, row) in pairwise(ordered):
        if row.committee_id == before.committee_id and row.held_on < before.held_on:
            found = (
                f"Sitting {row.sitting_no} was held before sitting {before.sitting_no}, on {before.held_on}."
            )
            write = "Number the sittings in the order of their days."
            yield problem(file, line, "sitting_no", "number-and-day", found, write)


def check_reports(
    file: str, rows: Sequence[Placed[CommitteeReport]], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """A report is tabled after its inquiry, debated after it was tabled, decided on when debated."""
    for line, row in rows:
        yield from check_committee(file, line, row.committee_id, units)
        days = (
            ("inquiry_ended_on", row.inquiry_ended_on),
            ("tabled_on", row.tabled_on),
            ("debated_on", row.debated_on),
        )
        yield from check_days(file, line, days, quarter.last_day)
        if row.debated_on is not None and row.tabled_on is None:
            found = "It was debated, but not tabled."
            yield problem(file, line, "tabled_on", "step-missing", found, "Write the day of its tabling.")
        if row.decision is not None and row.debated_on is None:
            found = f"It was {row.decision}, but not debated."
            yield problem(file, line, "debated_on", "step-missing", found, "Write the day of the debate.")


def check_queries(
    file: str, rows: Sequence[Placed[ExecutiveQuery]], units: Mapping[str, Unit], quarter: Quarter
) -> Iterator[Problem]:
    """An answer comes after its question, and has an outcome."""
    for line, row in rows:
        yield from check_committee(file, line, row.committee_id, units)
        days = (("asked_on", row.asked_on), ("answered_on", row.answered_on))
        yield from check_days(file, line, days, quarter.last_day)
        if (row.answered_on is None) != (row.outcome is None):
            said = "There is an outcome without an answer." if row.outcome else "The answer has no outcome."
            write = "Empty the cell." if row.outcome else "Write full, partial or refused."
            yield problem(file, line, "outcome", "outcome-and-answer", said, write)


def check_days(file: str, line: int, days: Days, closed: date) -> Iterator[Problem]:
    """The known ones of ``days`` follow one another, none after ``closed``."""
    before: tuple[str, date] | None = None
    for column, day in days:
        if day is None:
            continue
        if before is not None and day < before[1]:
            found = f"{day} is before {before[0]}, {before[1]}."
            yield problem(file, line, column, "dates-backwards", found, "Correct one of the two.")
        if day > closed:
            found = f"{day} is after the register closed, on {closed}."
            write = "Leave it for the next quarter."
            yield problem(file, line, column, "date-after-quarter", found, write)
        before = (column, day)


def check_committee(file: str, line: int, unit_id: str, units: Mapping[str, Unit]) -> Iterator[Problem]:
    """A unit that is not a committee; one that nobody knows is reported where names are checked."""
    unit = units.get(unit_id)
    if unit is not None and unit.kind != "committee":
        found = f"{unit.unit_id} is of the kind {unit.kind}."
        yield problem(file, line, "committee_id", "wrong-level", found, "Write a committee.")
