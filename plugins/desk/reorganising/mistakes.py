"""What is wrong with an order, all of it at once, in sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from checked_tables.nearest import listed, nearest
from plugins.core.statements.formats import months
from plugins.core.time.quarter import Quarter
from plugins.subjects.people.model import looks_like_a_name
from plugins.subjects.units.model_ids import id_like, other_kind

from .order import KINDS, NewUnit, Order, kind_of_new, new_units
from .register import Cells, Register, name_key

_ID = re.compile(r"[a-z][a-z0-9_]{1,49}")
#: Changes of one unit alone.
_OF_ONE = frozenset({"renamed", "moved", "closed", "split", "transferred"})


def mistakes(register: Register, order: Order) -> Iterator[str]:
    """Everything that keeps the order from being written down."""
    day, news = day_of(order), new_units(order)
    if order.what not in KINDS:
        yield f"There is no change {order.what}. Write {listed(KINDS)}."
    yield from _day(register, order, day)
    known = {row["unit_id"]: row for row in register.units}
    yield from _check_units(register, order, known, day)
    if order.what == "renamed":
        yield from _check_names(register, news, order.unit)
    else:
        yield from _check_new(register, order, news, kind_of_new(order, known))
    yield from _check_sides(order, news)
    yield from _check_kinds(order, known)
    yield from _check_same(order, known, news)
    for text in (order.paper, order.why, order.sababu):
        if named := looks_like_a_name(text):
            yield f"{named!r} looks like the name of a person, and readers see it. Name the office or paper."


def day_of(order: Order) -> date | None:
    """The first day of the new order, if it is a day."""
    try:
        return date.fromisoformat(order.on.strip())
    except ValueError:
        return None


def _day(register: Register, order: Order, day: date | None) -> Iterator[str]:
    if day is None:
        yield f"{order.on} is no day. Write it as 2027-10-01."
    elif register.newest is not None and day <= register.newest.last_day:
        yield f"{months(Quarter.containing(day), 'en')} is out. What was wrong in it is a correction."


def _check_units(
    register: Register, order: Order, known: Mapping[str, Cells], day: date | None
) -> Iterator[str]:
    for unit_id in dict.fromkeys((*order.unit, *order.into)):
        row = known.get(unit_id)
        if row is None:
            yield f"There is no unit {unit_id}. {_meant(unit_id, known)}"
            continue
        is_parent = order.what == "moved" and unit_id in order.into
        if row["kind"] not in ("department", "committee") and not is_parent:
            yield f"{unit_id} is no department or committee; correct its row in units.csv."
        if day is not None and _is_gone(register, order, row, day):
            yield f"{unit_id} ended with {row['last_quarter']}; nothing can happen to it any more."
        yield from _too_short(order, unit_id, row.get("first_quarter", ""), day)
        if day is not None:
            yield from _out_of_order(register, order, unit_id, day)


def _meant(found: str, known: Mapping[str, Cells]) -> str:
    """The unit that was probably meant, with its name: a name may have been typed, or an id."""
    ids = {row["name_en"]: unit_id for unit_id, row in known.items()} | {each: each for each in known}
    unit_id = ids.get(nearest(found, ids) or "")
    named = f"{unit_id} ({known[unit_id]['name_en']})" if unit_id else ""
    return f"Did you mean {named}?" if named else "units.csv lists all units."


def _is_gone(register: Register, order: Order, row: Cells, day: date) -> bool:
    """Whether nothing can happen to a unit on a day; before the day of its end, all but another end may."""
    if not row.get("last_quarter", ""):
        return False
    ended = next((each.first for each in register.events if each.ends(row["unit_id"])), None)
    if ended is None:
        return Quarter.parse(row["last_quarter"]) < Quarter.containing(day)
    return _ends(order, row["unit_id"]) or day > ended.effective_on


def _ends(order: Order, unit_id: str) -> bool:
    """Whether a unit is not there after the order."""
    return order.what in ("closed", "split", "merged") and unit_id in order.unit and unit_id not in order.into


def _out_of_order(register: Register, order: Order, unit_id: str, day: date) -> Iterator[str]:
    """A name or a parent before a newer one: each row has what was given up, so their order counts."""
    later = (row for row in register.changes if row["kind"] == order.what and row["unit_id"] == unit_id)
    on = next((row["effective_on"] for row in later if row["effective_on"] > day.isoformat()), "")
    if order.what in ("renamed", "moved") and unit_id in order.unit and on:
        yield (
            f"{unit_id} was {order.what} on {on} already, and what was there before stands in that row. Take "
            "it back (its row in unit_changes.csv, and the cell in units.csv), then write both in the order "
            "of their days."
        )


def _too_short(order: Order, unit_id: str, first: str, day: date | None) -> Iterator[str]:
    """A unit that would end before it has reported: whoever is there on the last day reports the quarter."""
    if day is None or not first or not _ends(order, unit_id):
        return
    quarter = Quarter.containing(day)
    within = order.what == "closed" and day != quarter.first_day
    if not within and Quarter.parse(first) >= quarter:
        yield (
            f"{unit_id} begins with {months(Quarter.parse(first), 'en')} and would end without ever "
            f"reporting. Write the first day after {months(quarter, 'en')}, or take the change with which it "
            "began out of the register and write at once what came of it."
        )


def _check_sides(order: Order, news: Sequence[NewUnit]) -> Iterator[str]:
    if order.what == "split" and len(news) + len(order.into) < 2:
        yield "A unit is divided into two or more. Give --new for each; one that goes on, as --into."
    if order.what == "split" and set(order.into) - set(order.unit):
        yield "Only the divided unit itself can go on. Work that another takes is a transfer."
    if order.what == "merged":
        after = len(news) + len(order.into)
        if after != 1 or len({*order.unit, *order.into}) < 2:
            yield "Two or more units become one: --unit for each, and one --new or one --into."
    if order.what in _OF_ONE and len(order.unit) > 1:
        yield f"One change is about one unit. Write one after the other: {listed(order.unit)}."


def _check_kinds(order: Order, known: Mapping[str, Cells]) -> Iterator[str]:
    """What becomes one is of one kind: departments and committees answer for other figures."""
    merged = [known[each] for each in (*order.unit, *order.into) if each in known and order.what == "merged"]
    if len({row["kind"] for row in merged}) > 1:
        yield (
            "Departments and committees do not become one. Write what began as created, what ended as closed."
        )


def _check_same(order: Order, known: Mapping[str, Cells], news: Sequence[NewUnit]) -> Iterator[str]:
    """A change that changes nothing."""
    unit = known.get(order.unit[0], {}) if order.unit else {}
    if order.what == "renamed" and news and (news[0].name, news[0].jina) == (
        unit.get("name_en"), unit.get("name_sw")
    ):  # fmt: skip
        yield f"{order.unit[0]} is called so already. Write the new name."
    if order.what == "moved" and unit and order.into[:1] == (unit["parent_id"],):
        yield f"{order.unit[0]} belongs to {order.into[0]} already. Name the unit to which it belongs now."
    if order.what == "transferred" and order.unit[:1] == order.into[:1]:
        yield "Work goes from one unit to another. Name the other with --into."


def _check_new(register: Register, order: Order, news: Sequence[NewUnit], kind: str) -> Iterator[str]:
    for unit in news:
        if not _ID.fullmatch(unit.unit_id):
            who = unit.unit_id or "A new unit"
            yield f'{who} has no good id. Write --new "dept_y; Department Y; Idara ya Y".'
        elif unit.unit_id in register.used_ids:
            yield f"The id {unit.unit_id} was used before. Ids are never used again."
        elif wrong := other_kind(kind, unit.unit_id):
            yield f"{wrong} Write an id that begins with {id_like(kind)}."
    ids = [unit.unit_id for unit in news]
    if len(set(ids)) < len(ids):
        yield "Two new units have the same id."
    if order.what == "created" and order.kind not in ("department", "committee"):
        yield "Say what begins: --kind department or --kind committee."
    yield from _check_names(register, news, ())


def _check_names(register: Register, news: Sequence[NewUnit], own: Collection[str]) -> Iterator[str]:
    seen: set[str] = set()
    for unit in news:
        if not unit.name or not unit.jina:
            yield f"{unit.unit_id or 'The unit'} needs a name in both languages."
        key = name_key(unit.name)
        owner = register.used_names.get(key)
        if unit.name and (key in seen or (owner is not None and owner not in own)):
            whose = owner or "another new unit"
            yield f"The name {unit.name} is or was that of {whose}. Write another, such as with the year."
        seen.add(key)
