"""One quarter's corrective actions against those before: what was going on stays until it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.problems import Problem

from .record import Action


def check_action_history(file: str, now: Sequence[Action], before: Sequence[Action]) -> Iterator[Problem]:
    """A warning for each action that was still going on a quarter before and is gone, and for each that
    was opened on another day or has another due day than it had; a due day may only be given, not moved."""
    there = {action.action_id: action for action in now}
    for then in before:
        action = there.get(then.action_id)
        if action is None:
            if then.status in ("open", "in_progress"):
                yield problem(
                    file,
                    0,
                    "",
                    "action-gone",
                    f"{then.action_id} was {then.status} in the quarter before and is no longer there.",
                    "Put it back, with the status done or dropped if it ended.",
                    "warning",
                )
            continue
        if action.opened_on != then.opened_on:
            yield _changed(file, f"{then.action_id} was opened on {then.opened_on}", "is not there so")
        if then.due_on is not None and action.due_on != then.due_on:
            yield _changed(file, f"{then.action_id} was due on {then.due_on}", "is not there so")


def _changed(file: str, what: str, how: str) -> Problem:
    return problem(
        file,
        0,
        "",
        "register-changed",
        f"In the quarter before: {what}; it {how}.",
        "Put it back as it was; what was published once is not rewritten.",
        "warning",
    )
