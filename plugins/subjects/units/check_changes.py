"""What happened to units agrees with their first and last quarters, and with itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import listed
from checked_tables.problems import Problem
from checked_tables.table import Table
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from .model_changes import Event, events, last_quarter_of
from .record import Unit, UnitChange

_DONE = {
    "created": "is created",
    "closed": "closes",
    "split": "is divided",
    "merged": "becomes part of another",
    "transferred": "hands over work",
}
_PAST = {"closed": "closed", "split": "was divided", "merged": "became part of another"}


def check_changes(
    file: str, changes: Sequence[Placed[UnitChange]], units_file: str, units: Sequence[Placed[Unit]]
) -> Iterator[Problem]:
    """Each event is one kind on one day; both sides are alive when they should be; ids and names are used
    once; nothing becomes itself by a round way."""
    known = {placed.record.unit_id: placed for placed in units}
    lines = {change.change_id: line for line, change in reversed(changes)}
    yield from _check_one_event(file, changes)
    told = events(change for _, change in changes)
    for event in told:
        yield from _check_pairs(file, lines[event.first.change_id], event)
        yield from _check_edges(lines[event.first.change_id], event, units_file, known)
    yield from _check_ids(file, lines, told)
    yield from _check_circles(file, lines, told)
    yield from _check_names(file, changes, units)


def check_parents(file: str, units: Sequence[Placed[Unit]]) -> Iterator[Problem]:
    """Nobody alive belongs to a unit that is not."""
    known = {unit.unit_id: unit for _, unit in units}
    for line, unit in units:
        above = known.get(unit.parent_id or "")
        if above is None or above.last_quarter is None:
            continue
        if unit.last_quarter is None or above.last_quarter < unit.last_quarter:
            yield problem(
                file,
                line,
                "parent_id",
                "parent-ended",
                f"{unit.unit_id} belongs to {above.unit_id}, which ends with {above.last_quarter}.",
                "Move it to a unit that goes on, or end it too.",
            )


def ended_in_words(unit_id: str, tables: Mapping[str, Table]) -> str:
    """``dept_x closed on 1 October 2027.``; empty where no change says how the unit ended."""
    table = tables.get(UnitChange.TABLE)
    rows = [row.cells for row in (table.rows if table is not None else ()) if row.cells["unit_id"] == unit_id]
    for cells in reversed(rows):
        if cells["kind"] in _PAST and cells["to_unit_id"] != unit_id:
            return f"{unit_id} {_PAST[cells['kind']]} on {day_in_words(cells['effective_on'])}."
    return ""


def day_in_words(written: str) -> str:
    """``1 October 2027`` for a day as it stands in a table; anything else as it is."""
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        return written
    return f"{day.day} {formats.MONTHS['en'][day.month - 1]} {day.year}"


def _check_one_event(file: str, changes: Sequence[Placed[UnitChange]]) -> Iterator[Problem]:
    first: dict[str, Placed[UnitChange]] = {}
    for line, change in changes:
        other = first.setdefault(change.change_id, Placed(line, change))
        if (change.kind, change.effective_on) != (other.record.kind, other.record.effective_on):
            yield problem(
                file,
                line,
                "change_id",
                "two-events",
                f"Line {other.line} has the same change_id, and another kind or day.",
                "Give each event an id of its own.",
            )


def _check_pairs(file: str, line: int, event: Event) -> Iterator[Problem]:
    kind, side = event.first.kind, event.after
    if kind == "merged":
        side = event.before
    if kind in ("split", "merged") and len(side) < 2:
        found = f"{listed(event.before)} is divided, and only one row says into what."
        if kind == "merged":
            found = f"Only one row says what becomes part of {listed(event.after)}."
        yield problem(
            file,
            line,
            "kind",
            "half-a-change",
            found,
            "Write a row for each of the units; one that goes on stands in both columns of its row.",
        )


def _check_edges(
    line: int, event: Event, units_file: str, known: Mapping[str, Placed[Unit]]
) -> Iterator[Problem]:
    """The first and the last quarters in ``units.csv``, against the day."""
    first = event.first
    day, quarter = day_in_words(first.effective_on.isoformat()), first.quarter
    for unit_id in dict.fromkeys(chain(event.before, event.after)):
        if unit_id not in known:
            continue
        at, unit = known[unit_id]
        where = f"on {day} (unit_changes.csv, line {line})"
        if event.begins(unit_id) and unit.first_quarter != quarter:
            yield _edge(
                units_file, at, "first_quarter", f"{unit_id} begins {where}", unit.first_quarter, quarter
            )
        if event.ends(unit_id):
            last = last_quarter_of(event)
            if unit.last_quarter != last:
                found = f"{unit_id} {_DONE[first.kind]} {where}"
                yield _edge(units_file, at, "last_quarter", found, unit.last_quarter, last)
        elif unit_id in event.after and not unit.reports_in(quarter) and not event.begins(unit_id):
            yield problem(
                units_file,
                at,
                "unit_id",
                "not-alive",
                f"{unit_id} takes over {where}, and is not there in {quarter}.",
                "Name a unit that goes on, or correct its quarters.",
            )


def _edge(file: str, line: int, column: str, found: str, there: Quarter | None, right: Quarter) -> Problem:
    word = column.partition("_")[0]
    said = f"so its {word} quarter is {right}; here it is {there}" if there else f"so it has a {word} quarter"
    return problem(
        file,
        line,
        column,
        "change-and-life",
        f"{found}, {said}.",
        f"Write {right}, or correct the day there.",
    )


def _check_ids(file: str, lines: Mapping[str, int], told: Sequence[Event]) -> Iterator[Problem]:
    begun: dict[str, int] = {}
    for event in told:
        line = lines[event.first.change_id]
        for unit_id in event.after:
            if event.begins(unit_id) and begun.setdefault(unit_id, line) != line:
                yield problem(
                    file,
                    line,
                    "to_unit_id",
                    "used-id",
                    f"{unit_id} began already in line {begun[unit_id]}.",
                    "An id is never used again: give the new unit one of its own.",
                )


def _check_circles(file: str, lines: Mapping[str, int], told: Sequence[Event]) -> Iterator[Problem]:
    after: dict[str, set[str]] = {}
    for event in told:
        if event.first.kind in ("split", "merged"):
            for unit_id in event.before:
                after.setdefault(unit_id, set()).update(set(event.after) - {unit_id})
    for event in told:
        for unit_id in event.before:
            if event.first.kind in ("split", "merged") and unit_id in _reached(unit_id, after):
                yield problem(
                    file,
                    lines[event.first.change_id],
                    "to_unit_id",
                    "circle",
                    f"{unit_id} becomes itself again, by way of the units after it.",
                    "Correct which unit took over.",
                )


def _reached(unit_id: str, after: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [*after.get(unit_id, ())]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += after.get(one, ())
    return found


def _check_names(
    file: str, changes: Sequence[Placed[UnitChange]], units: Sequence[Placed[Unit]]
) -> Iterator[Problem]:
    """A name that was given up returns only to the unit that had it."""
    owners = {unit.name.en.casefold(): unit.unit_id for _, unit in units}
    for line, change in changes:
        if change.kind == "renamed":
            owner = owners.setdefault(change.was.en.casefold(), change.unit_id or "")
            if owner != change.unit_id:
                yield problem(
                    file,
                    line,
                    "was_en",
                    "used-name",
                    f"{change.unit_id} was called so, and {owner} bears or bore the same name.",
                    "A name returns only to the unit that had it: give the other one another.",
                )
