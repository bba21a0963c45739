"""A bill and the older one that it has to do with: the newer names the older, never itself, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem

from .record import ENDS, BillAction, BillLink


def check_links(
    file: str, links: Sequence[Placed[BillLink]], actions: Sequence[Placed[BillAction]]
) -> Iterator[Problem]:
    """What the keys of the table do not say."""
    steps: dict[str, list[BillAction]] = {}
    for _, action in actions:
        steps.setdefault(action.bill_id, []).append(action)
    for line, link in links:
        if link.bill_id == link.other_bill_id:
            found = f"{link.bill_id} names itself."
            yield problem(file, line, "other_bill_id", "own-link", found, "Write the other bill.")
            continue
        own, other = steps.get(link.bill_id), steps.get(link.other_bill_id)
        if not own or not other:
            continue
        if link.relation != "companion" and min(a.date for a in own) < min(a.date for a in other):
            found = f"{link.bill_id} is older than {link.other_bill_id}."
            write = "Exchange the two: the newer bill names the older."
            yield problem(file, line, "bill_id", "link-backwards", found, write)
        elif link.relation == "reintroduces" and not _has_ended(other):
            found = f"{link.other_bill_id} has not ended, so it cannot have come again."
            write = "Write another relation, or add the step with which it ended."
            yield problem(file, line, "relation", "not-ended", found, write)


def _has_ended(steps: Sequence[BillAction]) -> bool:
    last = max(steps, key=lambda step: step.seq)
    return last.stage_id in ENDS or last.result == "failed"
