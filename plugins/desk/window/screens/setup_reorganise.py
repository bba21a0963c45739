"""Reorganise: what was said in the form, as the command ``reorganise`` is told it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.core.facts.read import read_schemas_of
from plugins.core.facts.read_folder import REFERENCE, read_reference
from plugins.desk.reorganising.command import reorganise
from plugins.desk.reorganising.names import id_from
from plugins.desk.reorganising.order import Order, kind_of_new
from plugins.desk.reorganising.register import read_register
from plugins.desk.window.acts import Answer
from plugins.desk.window.house import House
from plugins.portal.subjects import SUBJECTS


def reorganise_run(
    house: House, form: Mapping[str, str], answer: Answer, day_of: Callable[[str], str]
) -> str:
    """Write what happened into the register, once the person has agreed to what it comes to."""
    return reorganise(house.data, house.desk, order_of(house, form, day_of), None, answer, lambda _: None)


def order_of(house: House, form: Mapping[str, str], day_of: Callable[[str], str]) -> Order:
    """The order that the form says; new units get an id made of their names."""
    told = {name: form.get(name, "").strip() for name in form}
    what = told.get("happened", "")
    order = Order(
        what=what,
        unit=tuple(filter(None, (told.get("unit", ""), told.get("unit_more", "")))),
        into=tuple(filter(None, (told.get("into", ""),))),
        kind=told.get("kind", ""),
        on=day_of("on") if told.get("on") else "",
        paper=told.get("paper", ""),
        why=told.get("why", ""),
        sababu=told.get("sababu", ""),
        targets=told.get("targets", ""),
    )
    names = [(told.get(f"name{each}", ""), told.get(f"jina{each}", "")) for each in ("", "_more")]
    names = [each for each in names if each[0]]
    if what == "renamed":
        new = tuple(f"{name}; {jina}" for name, jina in names)
    else:
        read = read_reference(house.data / REFERENCE, REFERENCE, read_schemas_of(house.data), SUBJECTS)
        register = read_register(house.data, read)
        kind = kind_of_new(order, {row["unit_id"]: row for row in register.units})
        taken, found = set(register.used_ids), []
        for name, jina in names:
            unit_id = id_from(kind, name, taken)
            taken.add(unit_id)
            found.append(f"{unit_id}; {name}; {jina}")
        new = tuple(found)
    return Order(**{**{name: getattr(order, name) for name in Order.__slots__}, "new": new})
