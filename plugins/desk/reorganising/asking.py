"""The questions of ``reorganise``: only what the words have not said is asked, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from checked_tables.nearest import plain

from .mistakes import day_of
from .names import id_from
from .order import KINDS, NEEDS_NAME, NEEDS_NEW_OR_OTHER, NEEDS_OTHER, NEEDS_UNIT, Order, kind_of_new
from .plan import first_and_last
from .register import Register

#: Puts a question and gives back what was answered.
Ask = Callable[[str], str]


def completed(
    register: Register, order: Order, asks: Mapping[str, int], ask: Ask, tell: Callable[[str], object]
) -> Order:
    """The order with what was missing asked for; ``asks`` are the numbers of figures that units report."""
    if not order.what:
        kinds = list(KINDS)
        lines = [f"  {number}  {text}" for number, text in enumerate(KINDS.values(), start=1)]
        answer = ask("\n".join(["What happened?", *lines, "Type the number: "])).strip()
        chosen = kinds[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(kinds) else answer
        order = replace(order, what=chosen)
    if order.what in NEEDS_UNIT and not order.unit:
        several = order.what == "merged"
        order = replace(
            order, unit=_units(register, asks, ask, "Which units become one?" if several else "Which?")
        )
    if order.what in NEEDS_OTHER and not order.into:
        question = "To which unit does it belong now?" if order.what == "moved" else "Who has the work now?"
        order = replace(order, into=_units(register, asks, ask, question))
    if order.what == "created" and not order.kind:
        order = replace(order, kind=ask("A department or a committee? ").strip().casefold())
    if order.what in NEEDS_NAME | NEEDS_NEW_OR_OTHER and not (order.new or order.into):
        order = _named(register, order, ask)
    if not order.on:
        order = replace(order, on=ask("First day of the new order, such as 2027-10-01: ").strip())
    if isinstance(day_of(order), date):
        first, last = first_and_last(order)
        tell(f"Who is there on the last day of {first} reports the whole of it; who ends, up to {last}.")
    if not order.paper:
        order = replace(order, paper=ask("Which paper says so? Never a person: ").strip())
    if not order.why:
        order = replace(order, why=ask("Why, in English? Readers see it: ").strip())
    if not order.sababu:
        order = replace(order, sababu=ask("Kwa nini, kwa Kiswahili? ").strip())
    if order.what in NEEDS_NEW_OR_OTHER and order.new and not order.targets:
        said = ask("Do targets for shares and days go on with the new units? Type same or none: ")
        order = replace(order, targets=said.strip().casefold())
    return order


def _units(register: Register, asks: Mapping[str, int], ask: Ask, question: str) -> tuple[str, ...]:
    """Those whose names, ids or numbers were typed, several separated by commas."""
    shown = [row for row in register.units if row["kind"] in ("department", "committee")]
    lines = [
        f"  {number}  {row['name_en']} ({asks.get(row['unit_id'], 0)} figures)"
        for number, row in enumerate(shown, start=1)
    ]
    answer = ask("\n".join([question, *lines, "Type the number or the name; several with commas: "]))
    known = {plain(row["name_en"]): row["unit_id"] for row in register.units}
    numbers = {str(number): row["unit_id"] for number, row in enumerate(shown, start=1)}
    parts = [part.strip() for part in answer.split(",") if part.strip()]
    return tuple(numbers.get(part) or known.get(plain(part)) or part for part in parts)


def _named(register: Register, order: Order, ask: Ask) -> Order:
    """New units with their names; an id is proposed from the English name. In a merger the name of one that
    is there is that of the unit that takes the others in."""
    if order.what == "renamed":
        name, jina = ask("New name in English: ").strip(), ask("Jina jipya kwa Kiswahili: ").strip()
        return replace(order, new=(f"{name}; {jina}",))
    found: list[str] = []
    kind = kind_of_new(order, {row["unit_id"]: row for row in register.units})
    more = "another" if order.what == "split" else ""
    while True:
        name = ask(
            f"Name of {'the' if not found else more} new unit in English{', or nothing' if found else ''}: "
        ).strip()
        if not name:
            break
        there = {plain(row["name_en"]): row["unit_id"] for row in register.units}.get(plain(name))
        if there is not None and order.what == "merged":
            return replace(order, into=(there,))
        jina = ask("Jina kwa Kiswahili: ").strip()
        taken = {*register.used_ids, *(each.partition(";")[0] for each in found)}
        proposed = id_from(kind, name, taken)
        unit_id = ask(f"Its id for ever, or nothing for {proposed}: ").strip() or proposed
        found.append(f"{unit_id}; {name}; {jina}")
        if not more:
            break
    order = replace(order, new=tuple(found))
    if order.what == "split" and ask(f"Does {order.unit[0]} itself go on? Type yes or no: ").strip() == "yes":
        order = replace(order, into=order.unit)
    return order
