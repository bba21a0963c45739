"""Only the living are reported on: no row of a quarter names what had ended, had not begun, or only plays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checked_tables.fault import problem
from checked_tables.nearest import listed
from checked_tables.problems import Problem
from checked_tables.schemas import ForeignKey, Life
from checked_tables.table import Row, Table
from plugins.core.time.lives import in_world, span_of, world_of
from plugins.core.time.quarter import Quarter

from .subject import Subjects

#: The faults of a row whose life does not reach the quarter.
_SPAN = ("ended", "not-begun")


def check_living(
    tables: Mapping[str, Table],
    own: Iterator[Table],
    subjects: Subjects,
    quarter: Quarter,
    *,
    illustrative: bool,
) -> Iterator[Problem]:
    """The rows of ``own`` tables whose keys lead to a row among ``tables`` that does not count in
    ``quarter``: one of the other world, or, of a ``living`` key, one that was not there then; how it ended
    says the subject that knows. What leads nowhere is not looked into: its name was said to be unknown."""
    ended = {name: told for subject in subjects for name, told in subject.ended.items()}
    for table in own:
        for key in table.schema.foreign_keys:
            there = tables.get(key.table)
            if there is not None and there.schema.life != Life() and not there.problems:
                for row, fault in _check_key(table, key, there, quarter, illustrative=illustrative):
                    kind, found, write = fault
                    name = row.cells[key.fields[0]]
                    if kind == "ended" and key.table in ended and (how := ended[key.table](name, tables)):
                        found, write = how, _correct_its_end(there)
                    yield problem(table.shown_as, row.line, key.fields[0], kind, found, write)


def _check_key(
    table: Table, key: ForeignKey, there: Table, quarter: Quarter, *, illustrative: bool
) -> Iterator[tuple[Row, tuple[str, str, str]]]:
    known = {tuple(row.cells[name] for name in key.columns): row for row in there.rows}
    for row in table.rows:
        named = tuple(row.cells[name] for name in key.fields)
        if (found := known.get(named)) is not None:
            name = ", version ".join(named)
            fault = _fault(there, found, name, quarter, illustrative=illustrative)
            if fault and fault[0] in _SPAN and not key.living:
                fault = None
            others = _living(there, key, named[0], quarter) if fault and fault[0] in _SPAN else []
            if fault is not None and others:
                fault = (*fault[:2], f"Write {key.fields[-1]} {listed(others)}, which holds in this quarter.")
            if fault is not None:
                yield row, fault


def _fault(
    there: Table, row: Row, name: str, quarter: Quarter, *, illustrative: bool
) -> tuple[str, str, str] | None:
    """Its kind, what was found, what to write."""
    schema, file = there.schema, f"{there.schema.name}.csv"
    if not in_world(world_of(schema, row.cells), illustrative=illustrative):
        if illustrative:
            found = f"{name} is one of the Assembly's own, and this quarter's figures are illustrative."
            return "not-an-example", found, "Leave the row out."
        found = f"{name} is only illustrative in {file}, and this quarter's figures are not."
        return "only-an-example", found, "Adopt it there as the Assembly's own, or leave the row out."
    span = span_of(schema, row.cells)
    if span.has_ended(quarter):
        found = f"{name} ended with {span.last} in {file}."
        return "ended", found, f"Take the row out, or correct {schema.life.last} there."
    if not span.has_begun(quarter):
        found = f"{name} begins only in {span.first} in {file}."
        return "not-begun", found, f"Take the row out, or correct {schema.life.first} there."
    return None


def _correct_its_end(there: Table) -> str:
    last = there.schema.field(there.schema.life.last).title.lower()
    return f"Take the row out, or correct its {last} in {there.schema.name}.csv."


def _living(there: Table, key: ForeignKey, name: str, quarter: Quarter) -> list[str]:
    """What stands in the last column of the key in the rows of that name that hold in ``quarter``."""
    same = (row.cells for row in there.rows if row.cells[key.columns[0]] == name)
    return [cells[key.columns[-1]] for cells in same if quarter in span_of(there.schema, cells)]
