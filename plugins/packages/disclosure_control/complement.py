"""What else has to be hidden so that nothing hidden can be worked out, and as little as possible of it.

For one hidden cell that an attacker knows too well, an integer programme finds the cheapest further cells to
hide (after Kelly, Golden and Assad, Networks 22, 1992): the package must allow two other worlds, one with
that cell moved up by f and one moved down by g, far enough apart, in which every relation holds and nothing
that stays published changes. Cells are taken in order, the attacker checks each; hiding more never narrows
an interval, so what is once protected stays so. At the end each complement is published again if
everything holds without it. Same package, same choice.

Cost of a cell: ``1 + value / (1 + sum of all values)``, so the fewest cells and among those the least
information; times ``margin_cost`` for a total.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ._cheapest import cheapest
from ._programme import Programme
from .attacker import verdict_of
from .rules import RULES, Rules
from .system import ZERO, Interval, System


class Unprotectable(ValueError):  # noqa: N818  (a message for whoever makes the table)
    """Even with everything hidden that may be, the cell ``name`` would be known too well."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} cannot be protected in this table; publish it in coarser categories")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The package as it may be published; ``first`` was hidden by rule, ``complement`` to protect it."""

    system: System
    first: tuple[str, ...]
    complement: tuple[str, ...]


def costs_of(system: System, rules: Rules = RULES, fixed: Collection[str] = ()) -> dict[str, Decimal]:
    """What hiding each cell costs; cells without a cost (``fixed``, zeros, unprinted) are never hidden."""
    values = {cell.name: cell.value or ZERO for cell in system.cells}
    whole = 1 + sum((abs(value) for value in values.values()), ZERO)
    totals = {name for relation in system.relations for name, at in relation.terms.items() if at < 0}
    return {
        cell.name: (1 + abs(values[cell.name]) / whole) * (rules.margin_cost if cell.name in totals else 1)
        for cell in system.cells
        if cell.published is not None and values[cell.name] and cell.name not in fixed
    }


def protect(
    system: System, first: Iterable[str], costs: Mapping[str, Decimal], rules: Rules = RULES
) -> Protection:
    """Hide ``first`` and what is needed besides. Every hidden cell must have its true value.

    Raises ``Unprotectable``, and ``Contradiction`` if the numbers do not fit together to begin with.
    """
    primary = tuple(dict.fromkeys([*(cell.name for cell in system.hidden), *first]))
    now = system.hiding(first)
    complement: list[str] = []
    waiting = deque(_questions(primary, primary, rules))
    programmes: dict[str, Programme] = {}
    while waiting:
        name, knower = waiting.popleft()
        whole_moves = False
        while not _holds(now, name, knower, programmes):
            added = cheapest(now, name, knower, costs, whole_moves)
            if not added and whole_moves:
                raise Unprotectable(name)
            whole_moves = not added
            if added:
                programmes.clear()
                hidden = [cell.name for cell in now.hidden]
                now = now.hiding(added)
                complement += added
                waiting.extend(_questions(added, [*hidden, *added], rules))
                if rules.contributors_know:
                    waiting.extend((old, new) for old in hidden for new in added)
    kept = _pruned(now, system, primary, complement, costs, rules)
    taken = {*primary, *kept}
    order = [cell.name for cell in now.cells if cell.name in taken]
    return Protection(
        system=system.hiding(order),
        first=tuple(name for name in order if name in set(primary)),
        complement=tuple(name for name in order if name not in set(primary)),
    )


def _questions(names: Iterable[str], hidden: Iterable[str], rules: Rules) -> list[tuple[str, str]]:
    """(cell, who attacks): a stranger, and where asked whoever knows another hidden cell."""
    knowers = ["", *hidden] if rules.contributors_know else [""]
    return [(name, knower) for name in names for knower in knowers if knower != name]


def _holds(system: System, name: str, knower: str, programmes: dict[str, Programme]) -> bool:
    if knower not in programmes:
        told = system
        if knower:
            own = system.cell(knower).value
            told = system.knowing(knower, ZERO if own is None else own)
        programmes[knower] = Programme(told)
    programme = programmes[knower]
    low, high = programme.extreme(name, -1).value, programme.extreme(name, 1).value
    found = Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))
    return verdict_of(found, system.cell(name), programme.close) == "protected"


def _pruned(
    now: System,
    before: System,
    primary: Collection[str],
    complement: Iterable[str],
    costs: Mapping[str, Decimal],
    rules: Rules,
) -> list[str]:
    """The complements that are really needed: the dearest are tried first."""
    kept = list(complement)
    near: dict[str, set[str]] = {}
    for relation in now.relations:
        for name in relation.terms:
            near.setdefault(name, set()).update(relation.terms)
    for name in sorted(complement, key=lambda each: (-costs[each], each)):
        rest = [each for each in kept if each != name]
        hidden = [*primary, *rest]
        trial = before.hiding(hidden)
        first = sorted(hidden, key=lambda each: each not in near.get(name, ()))
        programmes: dict[str, Programme] = {}
        if all(_holds(trial, *question, programmes) for question in _questions(first, hidden, rules)):
            kept = rest
    return kept
