"""Bills and what happened to them: every step possible after those before it, none after the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import listed
from checked_tables.problems import Problem
from plugins.subjects.units.record import Unit

from .record import (
    ASSENT,
    COMMITTEE,
    DEEMED_ASSENT,
    DRAFTED,
    ENDS,
    FIRST,
    GAZETTED,
    GOVERNOR,
    IN_FORCE,
    ONWARD,
    PUBLISHED,
    RECOMMITTED,
    RECONSIDERED,
    REFERRED_BACK,
    RESTORED,
    SECOND,
    THIRD,
    Bill,
    BillAction,
    BillStage,
)

#: A step, and those of which one must have come before it (with a result that lets the bill go on).
_AFTER: Mapping[str, tuple[str, ...]] = {
    SECOND: (FIRST,),
    THIRD: (SECOND,),
    GOVERNOR: (THIRD, RECONSIDERED),
    ASSENT: (GOVERNOR,),
    REFERRED_BACK: (GOVERNOR,),
    RECONSIDERED: (REFERRED_BACK,),
    DEEMED_ASSENT: (GOVERNOR,),
    RECOMMITTED: (SECOND,),
    GAZETTED: (ASSENT, DEEMED_ASSENT),
    IN_FORCE: (GAZETTED,),
}
#: Steps that a list of stages may be without.
_MAY_LACK = (DEEMED_ASSENT, RECOMMITTED)
_NEEDED = (DRAFTED, PUBLISHED, FIRST, COMMITTEE, *_AFTER, *ENDS)


def check_stages(file: str, rows: Sequence[Placed[BillStage]]) -> Iterator[Problem]:
    """The list of stages: it has those that clocks and counts need, each place once."""
    first: dict[int, str] = {}
    for line, row in rows:
        if first.setdefault(row.order, row.stage_id) != row.stage_id:
            found = f"{row.stage_id} has the place of {first[row.order]}, {row.order}."
            yield problem(file, line, "order", "same-place", found, "Give each stage a place of its own.")
    there = {row.stage_id for _, row in rows}
    for name in _NEEDED if rows else ():
        if name not in there and name not in _MAY_LACK:
            yield problem(
                file, 0, "stage_id", "missing-stage", f"There is no stage {name}.", "Add it: clocks need it."
            )


def check_bills(
    file: str,
    rows: Sequence[Placed[Bill]],
    actions: Sequence[Placed[BillAction]],
    units: Mapping[str, Unit],
) -> Iterator[Problem]:
    """Each bill goes to a committee, and has its steps."""
    moved = {row.bill_id for _, row in actions}
    for line, row in rows:
        yield from _check_committee(file, line, "committee_id", row.committee_id, units)
        if row.bill_id not in moved:
            yield problem(
                file,
                line,
                "bill_id",
                "nothing-happened",
                f"{row.bill_id} has no row in bill_actions.csv.",
                "Add its first step there.",
            )


def check_actions(
    file: str, rows: Sequence[Placed[BillAction]], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    """Every bill's steps: numbered, in the order of their dates, possible one after the other."""
    by_bill: dict[str, list[Placed[BillAction]]] = defaultdict(list)
    for placed in rows:
        by_bill[placed.record.bill_id].append(placed)
        yield from _check_committee(file, placed.line, "unit_id", placed.record.unit_id, units)
    for steps in by_bill.values():
        yield from _check_journey(file, sorted(steps, key=lambda placed: placed.record.seq))


def _check_journey(file: str, steps: Sequence[Placed[BillAction]]) -> Iterator[Problem]:
    done: set[str] = set()
    ended = ""
    for number, (line, row) in enumerate(steps, start=1):
        earlier = steps[number - 2].record if number > 1 else None
        if row.seq != number:
            found = f"Step {number} of {row.bill_id} has the number {row.seq}."
            yield problem(file, line, "seq", "step-number", found, "Number the steps 1, 2, 3 ...")
            return
        if earlier is not None and row.date < earlier.date:
            found = f"{row.date} is before the step before it, on {earlier.date}."
            yield problem(file, line, "date", "dates-backwards", found, "Correct the date or the order.")
        if row.stage_id == RESTORED and ended not in ENDS:
            found = f"{row.bill_id} had not lapsed and was not withdrawn, so it cannot be restored."
            yield problem(file, line, "stage_id", "not-ended", found, "Take this row out.")
        elif ended and row.stage_id != RESTORED:
            found = f"{row.bill_id} had ended with {ended}."
            write = "Remove one of the two rows."
            if ended in ENDS:
                write = f"Remove one of the two rows, or add the step {RESTORED} between them, with its day."
            yield problem(file, line, "stage_id", "after-the-end", found, write)
        needed = _AFTER.get(row.stage_id)
        if needed is not None and not done.intersection(needed):
            found = f"{row.stage_id} comes without {listed(needed)} before it."
            yield problem(file, line, "stage_id", "step-missing", found, "Add the missing step.")
        if row.result is None or row.result in ONWARD:
            done.add(row.stage_id)
        if row.stage_id in ENDS or row.result == "failed":
            ended = row.stage_id
        elif row.stage_id == RESTORED:
            ended = ""


def _check_committee(
    file: str, line: int, column: str, unit_id: str | None, units: Mapping[str, Unit]
) -> Iterator[Problem]:
    unit = units.get(unit_id or "")
    if unit is not None and unit.kind != "committee":
        found = f"{unit.unit_id} is of the kind {unit.kind}."
        yield problem(file, line, column, "wrong-level", found, "Write a committee.")
