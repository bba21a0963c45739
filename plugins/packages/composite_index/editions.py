"""A scheme in time: rows that hold from a period on, and the edition of the tables that is in force in each.

A row of ``nodes.csv`` or ``normalisation.csv`` takes the place of the earlier row of the same part or
metric; rows of ``bands.csv`` take the place of all earlier bands. Nothing ends by itself: a part that no
longer counts weighs 0 from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.nearest import shown
from checked_tables.problems import Problem
from checked_tables.table import Row

from .period_order import ORDER, YEAR_FIRST, in_order, is_in_order

FROM = "in_force_from"
#: The tables whose rows may hold from a period on, with the column that says what a row is about.
DATED: Mapping[str, str] = {"nodes": "node_id", "normalisation": "metric_id", "bands": ""}

Tables = Mapping[str, tuple[Row, ...]]


def starts(tables: Tables) -> tuple[str, ...]:
    """The periods from which another edition is in force, in order; "" is the beginning."""
    found = {row.cells[FROM] for name in DATED for row in tables.get(name, ())}
    first = {row.cells[FROM] for row in tables["nodes"]}
    begin = min(first, key=_key, default="")
    return tuple(sorted((each for each in found if _key(each) >= _key(begin)), key=_key)) or ("",)


def check_dates(tables: Tables, files: Mapping[str, str]) -> Iterator[Problem]:
    """Periods that could not be put in order with others."""
    for name in DATED:
        for row in tables.get(name, ()):
            start = row.cells[FROM]
            if start and not is_in_order(start):
                found = f"{shown(start)} would not come at its place: {ORDER}."
                yield problem(files[name], row.line, FROM, "period-order", found, YEAR_FIRST)


def edition(tables: Tables, start: str) -> dict[str, tuple[Row, ...]]:
    """The tables as they are in force from ``start`` on, rows in the order in which their subject is first
    named; tables without dates as they are. Rules of metrics that have no place yet are left out."""
    found = dict(tables)
    for name, about in DATED.items():
        if name in tables:
            found[name] = _in_force(tables[name], start, about)
    metrics = {row.cells["metric_id"] for row in found["nodes"]}
    known = {row.cells["metric_id"] for row in tables["nodes"]}
    found["normalisation"] = tuple(
        row
        for row in found["normalisation"]
        if row.cells["metric_id"] in metrics or row.cells["metric_id"] not in known
    )
    return found


def _in_force(rows: Sequence[Row], start: str, about: str) -> tuple[Row, ...]:
    begun = [row for row in rows if _key(row.cells[FROM]) <= _key(start)]
    if not about:
        newest = max((_key(row.cells[FROM]) for row in begun), default=_key(""))
        return tuple(row for row in begun if _key(row.cells[FROM]) == newest)
    latest: dict[str, Row] = {}
    for row in begun:
        standing = latest.get(row.cells[about])
        if standing is None or _key(row.cells[FROM]) >= _key(standing.cells[FROM]):
            latest[row.cells[about]] = row
    return tuple(latest.values())


def _key(period: str) -> tuple[tuple[int, int, str], ...]:
    return in_order(period) if period else ()
