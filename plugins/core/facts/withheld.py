"""What a row calls suppressed is emptied before anything is measured, whatever its file holds.

The checks refuse such a number and stop the build. This is the second wall: no measure, page or file can
print what it never gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from .read import Dataset
from .store import Facts
from .version import Version

#: Numbers that a suppressed row may tell: which band, papers handed in, places offered, money; no people.
NEVER_HIDDEN = frozenset({"band", "submissions", "places", "cost_kes"})
Record = TypeVar("Record")


def without_hidden(dataset: Dataset) -> Dataset:
    """The dataset with every number of a suppressed row empty; the same one where all of them are."""
    quarters = tuple(map(without_hidden_rows, dataset.quarters))
    return dataset if _same(quarters, dataset.quarters) else replace(dataset, quarters=quarters)


def without_hidden_rows(version: Version) -> Version:
    """The same of one version."""
    tables, facts = dict(version.facts.tables), tuple(version.facts.facts)
    rows, others = {kind: _emptied_all(records) for kind, records in tables.items()}, _emptied_all(facts)
    if others is facts and _same(rows.values(), tables.values()):
        return version
    return replace(version, facts=Facts(rows, others))


def emptied(record: Record) -> Record:
    """A record and all records in it, without the numbers of those whose status is ``suppressed``."""
    if not is_dataclass(record) or isinstance(record, type):
        return record
    shape = _shape(type(record))
    changed: dict[str, Any] = {}
    if shape.has_status and getattr(record, "status", "") == "suppressed":
        changed = {name: None for name in shape.numbers if getattr(record, name) is not None}
    for name in shape.nested:
        value = getattr(record, name)
        new = _emptied_all(value) if isinstance(value, tuple) else emptied(value)
        if new is not value:
            changed[name] = new
    return replace(record, **changed) if changed else record


def says_suppressed(record: object) -> bool:
    """Whether the record, or any record in it, has the status ``suppressed``."""
    if isinstance(record, Version):
        rows = (row for _, records in record.facts.tables for row in records)
        return any(map(says_suppressed, (*rows, *record.facts.facts)))
    if isinstance(record, tuple):
        return any(says_suppressed(each) for each in record)
    if not is_dataclass(record) or isinstance(record, type):
        return False
    shape = _shape(type(record))
    if shape.has_status and getattr(record, "status", "") == "suppressed":
        return True
    return any(says_suppressed(getattr(record, name)) for name in shape.nested)


def _emptied_all(records: tuple[Any, ...]) -> tuple[Any, ...]:
    new = tuple(emptied(each) for each in records)
    return records if _same(new, records) else new


def _same(new: Iterable[object], old: Iterable[object]) -> bool:
    return all(one is other for one, other in zip(new, old, strict=True))


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of a kind of record: whether it has a status, its numbers that may be missing, the fields with records
    that have a status somewhere."""

    has_status: bool
    numbers: tuple[str, ...]
    nested: tuple[str, ...]


@cache
def _shape(kind: type) -> _Shape:
    hints: Mapping[str, Any] = get_type_hints(kind)
    has_status = "status" in hints
    numbers = tuple(
        name
        for name, hint in hints.items()
        if type(None) in get_args(hint) and {Decimal, int} & set(get_args(hint)) and name not in NEVER_HIDDEN
    )
    names = {field.name for field in fields(kind)}
    nested = tuple(
        name for name, hint in hints.items() if name in names and any(_speaks(each) for each in _kinds(hint))
    )
    return _Shape(has_status, numbers, nested)


def _kinds(hint: Any) -> tuple[type, ...]:
    return tuple(each for each in (hint, *get_args(hint)) if isinstance(each, type) and is_dataclass(each))


@cache
def _speaks(kind: type) -> bool:
    """Whether records of that kind, or records in them, have a status."""
    hints = get_type_hints(kind)
    return "status" in hints or any(_speaks(each) for hint in hints.values() for each in _kinds(hint))
