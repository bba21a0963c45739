"""The budget so far: of units that have one, and never falling within a financial year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.subjects.units.record import Unit

from .record import BudgetLine


def check_budget(
    file: str, rows: Sequence[Placed[BudgetLine]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """The lines of one quarter are those of departments and of the whole."""
    for line, row in rows:
        unit = units.get(row.unit_id)
        if unit is not None and unit.kind not in ("assembly", "department"):
            yield problem(
                file,
                line,
                "unit_id",
                "wrong-level",
                f"{row.unit_id} is of the kind {unit.kind}.",
                "Write a department or assembly.",
            )


def check_cumulative(
    file: str, rows: Sequence[Placed[BudgetLine]], before: str, earlier: Sequence[Placed[BudgetLine]]
) -> Iterator[Problem]:
    """What was spent to date and what was first approved, against an earlier quarter (the file ``before``)
    of the same year: the one never falls, the other never changes."""
    there = {(row.unit_id, row.economic_class): (line, row) for line, row in earlier}
    for line, row in rows:
        if (row.unit_id, row.economic_class) not in there:
            continue
        line_then, then = there[row.unit_id, row.economic_class]
        now_spent, then_spent = row.spent_to_date_kes, then.spent_to_date_kes
        if now_spent is not None and then_spent is not None and now_spent < then_spent:
            yield problem(
                file,
                line,
                "spent_to_date_kes",
                "budget-falls",
                f"Spent to date is {now_spent}, less than {then_spent} in {before}, line {line_then}.",
                "Write everything spent since 1 July, not this quarter alone.",
            )
        if None not in (row.original_kes, then.original_kes) and row.original_kes != then.original_kes:
            yield problem(
                file,
                line,
                "original_kes",
                "original-changes",
                f"First approved was {row.original_kes}, but {then.original_kes} in {before}, "
                f"line {line_then}.",
                "Write the first budget of the year in both; a revision belongs in approved_kes.",
            )
