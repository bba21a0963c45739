"""The committees' tables: rows of committees, reasons for what is late, sittings numbered in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import Unit

from .record import PlanItem, Sitting


class OfCommittee(Protocol):
    """A row of a committee."""

    @property
    def committee_id(self) -> str:
        """The unit that it is of."""


Row = TypeVar("Row", bound=OfCommittee)


def check_plan(file: str, rows: Sequence[Placed[PlanItem]], quarter: Quarter) -> Iterator[Problem]:
    """What is late has its reason; plans of another year are not looked at."""
    for line, row in rows:
        if row.financial_year != quarter.financial_year:
            continue
        late = row.planned_quarter <= quarter.number and row.delivered_count < row.target_count
        if late and row.status == "in_plan" and not row.reason:
            found = f"{row.delivered_count} of {row.target_count} were delivered by the end of its quarter."
            write = "Say in one sentence why."
            yield problem(file, line, "reason_en", "no-reason", found, write, "warning")


def check_sittings(file: str, rows: Sequence[Placed[Sitting]]) -> Iterator[Problem]:
    """Each committee numbers its sittings in the order of their days."""
    ordered = sorted(rows, key=lambda placed: (placed.record.committee_id, placed.record.sitting_no))
    for (_, before), (line, row) in pairwise(ordered):
        if row.committee_id == before.committee_id and row.held_on < before.held_on:
            found = (
                f"Sitting {row.sitting_no} was held before sitting {before.sitting_no}, on {before.held_on}."
            )
            write = "Number the sittings in the order of their days."
            yield problem(file, line, "sitting_no", "number-and-day", found, write)


def check_committees(file: str, rows: Iterable[Placed[Row]], units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Units that are no committees; one that nobody knows is reported where names are checked."""
    for line, row in rows:
        unit = units.get(row.committee_id)
        if unit is not None and unit.kind != "committee":
            found = f"{unit.unit_id} is of the kind {unit.kind}."
            yield problem(file, line, "committee_id", "wrong-level", found, "Write a committee.")
