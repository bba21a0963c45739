"""One register of corrective actions over all quarters: each as the last quarter that tells of it has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plugins.core.facts.assembly import Report
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .model import ActionStanding, ActionState
from .record import Action

ONGOING = frozenset({"open", "in_progress"})


def is_overdue(action: Action, as_at: date) -> bool:
    """Whether it was due before the quarter's reporting date and was still going on then.

    ``as_at`` comes from the release, never from the calendar, so an old report does not age.
    """
    return action.status in ONGOING and action.due_on is not None and action.due_on < as_at


def action_columns(release: Release, action_id: str | None) -> dict[str, object]:
    """The release whose list has the action that a row names: one that stays open is listed each quarter."""
    if not action_id:
        return {"action_quarter": None, "action_version": None}
    return {"action_quarter": release.quarter, "action_version": release.version}


def action_register(reports: Sequence[Report]) -> tuple[ActionStanding, ...]:
    """Every action that a report (oldest first) tells of, in the order in which they were opened.

    Each is counted at the reporting date of the last report that has it: an action that is going on
    stays in every later report, so that is the newest report for all that are open.
    """
    first: dict[str, Quarter] = {}
    last: dict[str, tuple[Report, Action]] = {}
    for report in reports:
        for action in report.rows(Action):
            first.setdefault(action.action_id, report.quarter)
            last[action.action_id] = (report, action)
    found = [action_standing(report, action, first[action.action_id]) for report, action in last.values()]
    return tuple(sorted(found, key=lambda one: (one.action.opened_on, one.action.action_id)))


def action_standing(report: Report, action: Action, first_told: Quarter) -> ActionStanding:
    """How ``action`` stands at the reporting date of ``report``, which tells of it last."""
    as_at = report.release.as_at
    state: ActionState = "overdue" if is_overdue(action, as_at) else action.status
    until = action.done_on or as_at
    due = action.due_on if action.status in (*ONGOING, "done") else None
    return ActionStanding(
        action=action,
        first_told=first_told,
        last_told=report.quarter,
        as_at=as_at,
        state=state,
        age_days=max(0, (until - action.opened_on).days),
        days_late=None if due is None else max(0, (until - due).days),
    )
