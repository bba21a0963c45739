"""One quarter's register of bills against the next: what was recorded once stays recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.problems import Problem

from .record import Bill, BillAction, Result


def _told(action: BillAction) -> tuple[Result | None, ...]:
    """How an earlier register may have told the step: a result may come later than its step."""
    return (action.result, None)


def check_history(file: str, bills: Sequence[Bill], earlier: Sequence[Bill]) -> Iterator[Problem]:
    """A warning for each bill that is gone from the register, and for each step that is gone or was
    changed; a register that never said why would rewrite what happened."""
    now = {bill.bill_id: bill for bill in bills}
    for before in earlier if bills else ():
        bill = now.get(before.bill_id)
        if bill is None:
            yield problem(
                file,
                0,
                "",
                "bill-gone",
                f"{before.bill_id} was in the register of the quarter before and is no longer there.",
                "Put it back: a bill that ended stays in the register.",
                "warning",
            )
            continue
        there = {
            (action.date, action.stage_id, result) for action in bill.actions for result in _told(action)
        }
        for action in before.actions:
            if (action.date, action.stage_id, action.result) not in there:
                yield problem(
                    file,
                    0,
                    "",
                    "step-changed",
                    f"{action.stage_id} of {bill.bill_id} on {action.date} was in the register of the "
                    "quarter before and is not there as it was.",
                    "Put it back, or say in the bill's note what was corrected.",
                    "warning",
                )
