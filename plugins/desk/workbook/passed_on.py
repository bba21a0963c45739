"""Work in hand of units that are there no more: it passes to the one unit that took over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from plugins.subjects.units.model_changes import successor
from plugins.subjects.units.record import UnitChange

Rows = tuple[Mapping[str, str], ...]

#: Of each table with work in hand: whose it is, and whether a row is still open.
_IN_HAND: Mapping[str, tuple[str, Callable[[Mapping[str, str]], bool]]] = {
    "actions": ("unit_id", lambda row: row["status"] in ("open", "in_progress")),
    "recommendations": ("committee_id", lambda row: row["status"] != "implemented"),
    "executive_queries": ("committee_id", lambda row: not row["answered_on"]),
}


def with_successors(name: str, rows: Rows, living: Collection[str], changes: Iterable[UnitChange]) -> Rows:
    """The rows of a table to go on with; of actions only those under way. An open row of a unit that ended
    says who has it now, if there is one successor; where there are several, or none, the cell asks."""
    if name not in _IN_HAND:
        return rows
    whose, is_open = _IN_HAND[name]
    told = tuple(changes)

    def passed(row: Mapping[str, str]) -> Mapping[str, str]:
        holder = row.get("now_with") or row[whose]
        if holder in living or not is_open(row):
            return row
        heir = successor(told, holder)
        return {**row, "now_with": heir if heir is not None and heir in living else ""}

    return tuple(passed(row) for row in rows if name != "actions" or is_open(row))
