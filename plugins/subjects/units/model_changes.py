"""What happened to units: what they were called, what they became, where their series break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checked_tables.publishing import written
from checked_tables.table import Table
from plugins.core.facts.drift import Retold
from plugins.core.time.lives import Span
from plugins.core.time.quarter import Quarter

from .record import Unit, UnitChange, noun_class_of

#: After these, what a unit reports is about other work than before, or about part of a quarter.
_BREAKS = frozenset({"closed", "split", "merged", "transferred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """All rows of one change. ``before`` and ``after`` are the ids on both sides, in the order of the rows; a
    unit on both sides goes on."""

    first: UnitChange
    before: tuple[str, ...]
    after: tuple[str, ...]

    def ends(self, unit_id: str) -> bool:
        """Whether the unit was there before and is not there after it."""
        ending = self.first.kind in ("closed", "split", "merged")
        return ending and unit_id in self.before and unit_id not in self.after

    def begins(self, unit_id: str) -> bool:
        """Whether the unit is there only since."""
        beginning = self.first.kind in ("created", "split", "merged")
        return beginning and unit_id in self.after and unit_id not in self.before

    def breaks(self, unit_id: str) -> bool:
        """Whether what the unit reports after it cannot be compared with what was reported before."""
        goes_on = self.first.kind in _BREAKS and unit_id in (*self.before, *self.after)
        return goes_on or self.begins(unit_id)


def events(changes: Iterable[UnitChange]) -> tuple[Event, ...]:
    """The changes, oldest first; those of one day in the order of their rows."""
    found: dict[str, list[UnitChange]] = {}
    for change in changes:
        found.setdefault(change.change_id, []).append(change)
    told = [
        Event(
            first=rows[0],
            before=tuple(dict.fromkeys(row.unit_id for row in rows if row.unit_id)),
            after=tuple(dict.fromkeys(row.to_unit_id for row in rows if row.to_unit_id)),
        )
        for rows in found.values()
    ]
    return tuple(sorted(told, key=lambda event: event.first.effective_on))


def last_quarter_of(event: Event) -> Quarter:
    """The last quarter of a unit that ends in an event: it reports its part of a quarter only where nobody
    takes over."""
    first = event.first
    in_the_middle = first.effective_on != first.quarter.first_day
    return first.quarter if first.kind == "closed" and in_the_middle else first.quarter.previous


class Breaks:
    """Between which quarters the figures of a unit are not compared."""

    def __init__(self, changes: Iterable[UnitChange]) -> None:
        self._newest_first = tuple(reversed(events(changes)))

    def between(self, unit_id: str, base: Quarter, quarter: Quarter) -> Event | None:
        """The newest event that stands between a unit's figures of ``base`` and of the later ``quarter``."""
        between = (event for event in self._newest_first if base < event.first.quarter <= quarter)
        return next((event for event in between if event.breaks(unit_id)), None)


def was_there(changes: Iterable[UnitChange], unit: Unit, day: date) -> bool:
    """Whether a unit was there on a day: by the days on which it began and ended, else to its last quarter;
    it may have been there long before its first report. On the day on which it closed it still was."""
    told = events(changes)
    began = next((event.first for event in told if event.begins(unit.unit_id)), None)
    ended = next((event.first for event in told if event.ends(unit.unit_id)), None)
    if began is not None and day < began.effective_on:
        return False
    if ended is not None:
        return day < ended.effective_on or (day == ended.effective_on and ended.kind == "closed")
    return not Span(None, unit.last_quarter).has_ended(Quarter.containing(day))


def successor(changes: Iterable[UnitChange], unit_id: str) -> str | None:
    """The one unit that has the work of a unit that ended, however many changes later; ``None`` if none or
    several have it."""
    told = events(changes)
    while (end := next((event for event in told if event.ends(unit_id)), None)) is not None:
        if len(end.after) != 1:
            return None
        unit_id = end.after[0]
    return unit_id


def former_names(changes: Iterable[UnitChange], unit_id: str) -> tuple[UnitChange, ...]:
    """The renamings of a unit, newest first: each has the name that was given up, and the day."""
    own = (one for one in changes if one.kind == "renamed" and one.unit_id == unit_id)
    oldest_first = sorted(own, key=lambda one: one.effective_on)  # of one day in the order of their rows
    return tuple(oldest_first[::-1])


def retold(units: Iterable[Unit], changes: Iterable[UnitChange]) -> Iterator[Retold]:
    """What renamings and moves say of the cells of ``units.csv``: each leads from what it gave up to what the
    next one gave up, the last to what stands there today."""
    by_id = {unit.unit_id: unit for unit in units}
    told: dict[tuple[str, str], list[str]] = {}
    for change in sorted(changes, key=lambda one: one.effective_on):
        if change.unit_id in by_id and change.kind == "renamed":
            told.setdefault((change.unit_id, "name_en"), []).append(change.was.en)
            told.setdefault((change.unit_id, "name_sw"), []).append(change.was.sw)
        elif change.unit_id in by_id and change.kind == "moved":
            told.setdefault((change.unit_id, "parent_id"), []).append(change.was_parent_id or "")
    for (unit_id, column), was in told.items():
        today = str(written(by_id[unit_id], column) or "")
        for before, after in pairwise((*was, today)):
            yield Retold(table=Unit.TABLE, row=unit_id, column=column, was=before, now=after)


def cells_then(cells: Mapping[str, str], tables: Mapping[str, Table], quarter: Quarter) -> Mapping[str, str]:
    """A row of ``units.csv`` with the name and the parent that it had on the quarter's last day."""
    there = tables.get(UnitChange.TABLE)
    later = sorted(
        (
            row.cells
            for row in (there.rows if there is not None else ())
            if row.cells["unit_id"] == cells["unit_id"] and _day(row.cells) > quarter.last_day
        ),
        key=_day,
    )
    then = dict(cells)
    for change in reversed(later):  # of two on one day the later row first
        if change["kind"] == "renamed":
            then |= {"name_en": change["was_en"], "name_sw": change["was_sw"]}
            then |= {"noun_class": noun_class_of(change["was_sw"])} if "noun_class" in then else {}
        elif change["kind"] == "moved":
            then["parent_id"] = change["was_parent_id"]
    return then


def _day(cells: Mapping[str, str]) -> date:
    try:
        return date.fromisoformat(cells["effective_on"].strip())
    except ValueError:
        return date.min
