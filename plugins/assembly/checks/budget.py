"""The budget so far: complete under its status, and never falling within a financial year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.assembly.problems import Problem
from plugins.assembly.records import BudgetLine, Unit
from plugins.assembly.typed import Placed

from .amounts import check_amounts
from .fault import problem


def check_budget(
    file: str, rows: Sequence[Placed[BudgetLine]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """The lines of one quarter. Spending beyond the approved budget is asked about."""
    for line, row in rows:
        amounts = {"approved_kes": row.approved_kes, "spent_to_date_kes": row.spent_to_date_kes}
        yield from check_amounts(file, line, row.status, amounts)
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
        if row.approved_kes is None or row.spent_to_date_kes is None:
            continue
        if row.spent_to_date_kes > row.approved_kes:
            yield problem(
                file,
                line,
                "spent_to_date_kes",
                "over-budget",
                f"{row.spent_to_date_kes} is more than the approved {row.approved_kes}.",
                "Check both figures.",
                "warning",
            )


def check_cumulative(
    file: str, rows: Sequence[Placed[BudgetLine]], before: str, earlier: Sequence[Placed[BudgetLine]]
) -> Iterator[Problem]:
    """What was spent to date, against an earlier quarter (the file ``before``) of the same year."""
    spent = {(row.unit_id, row.economic_class): (line, row.spent_to_date_kes) for line, row in earlier}
    for line, row in rows:
        then = spent.get((row.unit_id, row.economic_class))
        if then is None or then[1] is None or row.spent_to_date_kes is None:
            continue
        if row.spent_to_date_kes < then[1]:
            yield problem(
                file,
                line,
                "spent_to_date_kes",
                "budget-falls",
                f"Spent to date is {row.spent_to_date_kes}, less than {then[1]} in {before}, line {then[0]}.",
                "Write everything spent since 1 July, not this quarter alone.",
            )
