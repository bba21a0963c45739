"""From an order to the rows that the register has afterwards; nothing is read or written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from plugins.core.statements.formats import months
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import noun_class_of

from .mistakes import day_of, mistakes
from .order import (
    NEEDS_NAME,
    NEEDS_NEW_OR_OTHER,
    NEEDS_OTHER,
    NEEDS_UNIT,
    NewUnit,
    Order,
    kind_of_new,
    new_units,
)
from .register import Cells, Register

#: Metrics whose target may stay the same for a part of a unit: shares and times, never counts.
_KEPT_UNITS = ("percent", "days")
_ENDING = ("closed", "split", "merged")


@dataclass(slots=True)
class Plan:
    """The register as it will be, or what is wrong with the order; ``told`` says what it comes to."""

    units: list[dict[str, str]]
    changes: list[Cells]
    targets: list[Cells]
    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    done_already: bool = False


def missing(order: Order) -> list[str]:
    """What an order does not say yet, as the words that say it."""
    wanted = [] if order.what else ["--what"]
    if order.what in NEEDS_UNIT and not order.unit:
        wanted.append("--unit")
    if order.what in NEEDS_NAME and not order.new:
        wanted.append("--new")
    if order.what in NEEDS_OTHER and not order.into:
        wanted.append("--into")
    if order.what in NEEDS_NEW_OR_OTHER and not (order.new or order.into):
        wanted.append("--new or --into")
    if order.what == "created" and not order.kind:
        wanted.append("--kind")
    return [
        *wanted,
        *(f"--{name}" for name in ("on", "paper", "why", "sababu") if not getattr(order, name).strip()),
    ]


def planned(register: Register, order: Order) -> Plan:
    """What the order makes of the register; every mistake in it is in ``wrong``."""
    plan = Plan([dict(row) for row in register.units], [*register.changes], [*register.targets])
    day, news = day_of(order), new_units(order)
    known = {row["unit_id"]: row for row in plan.units}
    if day is not None and not missing(order) and all(each in known for each in order.unit):
        rows = _rows(order, day, news, known, plan)
        if _written_before(rows, register, order, news):
            plan.done_already = True
            return plan
    plan.wrong += mistakes(register, order)
    if plan.wrong or day is None:
        return plan
    rows = _rows(order, day, news, known, plan)
    _change_units(register, order, news, known, plan)
    _pass_targets_on(register, order, day, news, plan)
    plan.changes += rows
    if order.what == "closed" or (order.what == "split" and not order.into):
        plan.told.append(
            f"Whatever {order.unit[0]} still has in hand (recommendations, questions, actions): the next "
            "workbook asks who has it, in the column now_with."
        )
    return plan


def first_and_last(order: Order) -> tuple[Quarter, Quarter]:
    """The first quarter of the new order, and the last that a unit reports that ends with it."""
    day = date.fromisoformat(order.on.strip())
    first = Quarter.containing(day)
    within = order.what == "closed" and day != first.first_day
    return first, first if within else first.previous


def _rows(
    order: Order, day: date, news: Sequence[NewUnit], known: Mapping[str, Cells], plan: Plan
) -> list[Cells]:
    """The rows of ``unit_changes.csv``: one for each pair."""
    after = [*(unit.unit_id for unit in news), *order.into]
    pairs: list[tuple[str, str]]
    match order.what:
        case "created":
            pairs = [("", each) for each in after]
        case "split" | "transferred":
            pairs = [(order.unit[0], each) for each in after]
        case "merged":
            pairs = [(each, after[0]) for each in dict.fromkeys((*order.unit, *order.into))]
        case _:
            pairs = [(order.unit[0], "")]
    one = known.get(order.unit[0], {}) if order.unit else {}
    was = {"was_en": one["name_en"], "was_sw": one["name_sw"]} if order.what == "renamed" else {}
    if order.what == "moved":
        was = {"was_parent_id": one["parent_id"]}
    taken = {row["change_id"] for row in plan.changes}
    subject = order.unit[0] if order.unit else after[0]
    change_id = wanted = f"{day.year}_{order.what}_{subject}"
    number = 1
    while change_id in taken:
        number += 1
        change_id = f"{wanted}_{number}"
    said = {
        "change_id": change_id,
        "kind": order.what,
        "effective_on": day.isoformat(),
        "paper": order.paper.strip(),
        "reason_en": order.why.strip(),
        "reason_sw": order.sababu.strip(),
    }
    return [{**said, **was, "unit_id": before, "to_unit_id": then} for before, then in pairs]


def _written_before(rows: Sequence[Cells], register: Register, order: Order, news: Sequence[NewUnit]) -> bool:
    """Whether the register says exactly this already: the command was run before."""
    names = ("kind", "effective_on", "unit_id", "to_unit_id")
    there = {tuple(row[name] for name in names) for row in register.changes}
    units = {row["unit_id"]: row for row in register.units}
    own = order.unit[0] if order.unit else ""
    wanted = {unit.unit_id or own: {"name_en": unit.name, "name_sw": unit.jina} for unit in news}
    if order.what == "moved":
        wanted = {own: {"parent_id": order.into[0]}}
    so = all(units.get(unit_id, {}).items() >= cells.items() for unit_id, cells in wanted.items())
    return so and all(tuple(row[name] for name in names) in there for row in rows)


def _change_units(
    register: Register,
    order: Order,
    news: Sequence[NewUnit],
    known: Mapping[str, dict[str, str]],
    plan: Plan,
) -> None:
    first, last = first_and_last(order)
    if order.what == "renamed":
        row = known[order.unit[0]]
        row |= {"name_en": news[0].name, "name_sw": news[0].jina, "noun_class": noun_class_of(news[0].jina)}
        plan.told.append(f"{order.unit[0]} is called {news[0].name} from {months(first, 'en')} on.")
        return
    if order.what == "moved":
        known[order.unit[0]]["parent_id"] = order.into[0]
        plan.told.append(f"{order.unit[0]} belongs to {order.into[0]} from {months(first, 'en')} on.")
        return
    if order.what in _ENDING:
        for unit_id in order.unit:
            if unit_id not in order.into:
                known[unit_id]["last_quarter"] = str(last)
                plan.told.append(f"{unit_id} reports for the last time for {months(last, 'en')}.")
    if order.what == "transferred":
        plan.told.append(
            f"Figures of {order.unit[0]} and {order.into[0]} for {months(first, 'en')} are not compared with "
            "earlier ones: their work changed."
        )
    model = known.get(order.unit[0], {}) if order.unit else {}
    for unit in news:
        plan.units.append(
            {
                "unit_id": unit.unit_id,
                "name_en": unit.name,
                "name_sw": unit.jina,
                "kind": kind_of_new(order, known),
                "parent_id": model.get("parent_id", "assembly"),
                "illustrative": model.get("illustrative", str(register.illustrative).lower()),
                "source_clause": "",
                "first_quarter": str(first),
                "last_quarter": "",
                "noun_class": noun_class_of(unit.jina),
            }
        )
        plan.told.append(f"{unit.unit_id} reports for the first time for {months(first, 'en')}.")


def _pass_targets_on(
    register: Register, order: Order, day: date, news: Sequence[NewUnit], plan: Plan
) -> None:
    """With ``same``, new units set out to reach what the old one did in shares and days; counts are typed."""
    if order.targets != "same" or not news or not order.unit:
        return
    first, _ = first_and_last(order)
    found = 0
    for row in register.targets:
        lives = row["first_quarter"] <= str(first) <= row["last_quarter"]
        if (
            row["unit_id"] == order.unit[0]
            and lives
            and register.measured_in[row["metric_id"]] in _KEPT_UNITS
        ):
            for unit in news:
                plan.targets.append(
                    {
                        **row,
                        "unit_id": unit.unit_id,
                        "first_quarter": str(first),
                        "approved_on": day.isoformat(),
                        "change_reason_en": order.why.strip(),
                        "change_reason_sw": order.sababu.strip(),
                    }
                )
                found += 1
    plan.told.append(f"{found} targets of {order.unit[0]} go on with the new units; counts need new ones.")
