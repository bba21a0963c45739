"""Everything published as one package: numbers that tables say, relations between them, one system.

Leaks come from tables together, so nothing is attacked alone: numbers of all tables, periods and versions
that count the same thing have the same name and are one cell. Whether it is hidden, the version that speaks
last decides; what is printed anywhere, in any version, is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from checked_tables.source import Source

from .rules import RULES, Kind, Rules
from .system import ZERO, Cell, Interval, Relation, System

AT_LEAST_ZERO = Interval(ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What one table says of one number. ``hidden`` is ``None`` where the table only repeats it.

    ``printed`` is the value as it stands there and ``unit`` what it was rounded to (0: exact); ``bounds`` is
    what everybody knows; ``source`` and ``column`` are where a problem is shown.
    """

    name: str
    table: str
    kind: Kind = "count"
    hidden: bool | None = False
    printed: Decimal | None = None
    unit: Decimal = ZERO
    bounds: Interval = AT_LEAST_ZERO
    source: Source | None = None
    column: str = ""


Said: TypeAlias = Number | Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What all tables of one version of one period say; ``current``: no later version replaced it."""

    said: Sequence[Said]
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The system to attack (only what hangs together with something hidden), and by name of each hidden
    cell what said so last."""

    system: System
    hidden: Mapping[str, Number]


def package_of_versions(versions: Iterable[Version], rules: Rules = RULES) -> Package:
    """All versions of all periods together, given the oldest first.

    Relations hold in the current versions. One that only an older version has (a total that was left out
    since) holds too, as long as that version's numbers are still those printed now.
    """
    cells: dict[str, Cell] = {}
    said: dict[str, Number] = {}
    relations: dict[str, Relation] = {}
    older: list[tuple[Relation, Mapping[str, Interval | None]]] = []
    for version in versions:
        own: dict[str, Interval | None] = {}
        ties = []
        for each in version.said:
            if isinstance(each, Relation):
                ties.append(each)
                continue
            cells[each.name] = _merged(cells.get(each.name), each, rules)
            if each.hidden is not None:
                said[each.name] = each
                own[each.name] = None if each.printed is None else Interval.around(each.printed, each.unit)
        if version.current:
            relations |= {tie.name: tie for tie in ties}
        else:
            older += [(tie, own) for tie in ties]
    for tie, then in older:
        same = all(
            then.get(name) is None or name not in cells or then[name] == cells[name].published
            for name in tie.terms
        )
        if same:
            relations.setdefault(tie.name, tie)
    for relation in relations.values():
        for name in relation.terms:
            cells.setdefault(name, Cell(name=name))
    system = _about_hidden(cells, tuple(relations.values()))
    return Package(system=system, hidden={cell.name: said[cell.name] for cell in system.hidden})


def _merged(before: Cell | None, said: Number, rules: Rules) -> Cell:
    hidden = said.hidden if said.hidden is not None else before is not None and before.hidden
    published = before.published if before else None
    if said.printed is not None and (said.hidden is not None or published is None):
        published = Interval.around(said.printed, said.unit)
    return Cell(
        name=said.name,
        hidden=bool(hidden),
        published=published,
        bounds=said.bounds if before is None else before.bounds.within(said.bounds),
        whole=said.kind == "count",
        need=rules.need(said.kind),
    )


def _about_hidden(cells: Mapping[str, Cell], relations: Sequence[Relation]) -> System:
    """The relations that reach a hidden cell, through cells that are not printed, and all cells in them."""
    of_cell: dict[str, list[int]] = defaultdict(list)
    for number, relation in enumerate(relations):
        for name in relation.terms:
            if cells[name].published is None or cells[name].hidden:
                of_cell[name].append(number)
    reached: set[int] = set()
    waiting = [cell.name for cell in cells.values() if cell.hidden]
    while waiting:
        for number in of_cell.pop(waiting.pop(), ()):
            if number not in reached:
                reached.add(number)
                waiting += relations[number].terms
    used = tuple(relations[number] for number in sorted(reached))
    wanted = {name for relation in used for name in relation.terms}
    kept = tuple(cell for cell in cells.values() if cell.hidden or cell.name in wanted)
    return System(cells=kept, relations=used)
