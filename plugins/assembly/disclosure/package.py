"""Everything published as one package: numbers that tables say, relations between them, one system.

Leaks come from tables together, so nothing is attacked alone: numbers of all tables, quarters and versions
that count the same thing have the same name and are one cell. Whether it is hidden, the version that speaks
last decides; what is printed anywhere, in any version, is known. ``families/`` has one module for each family
of tables; README there says how a table joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from plugins.assembly.model import QuarterReport
from plugins.assembly.source import Source

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
#: What one family of tables says in one version of a quarter.
Family: TypeAlias = Callable[[QuarterReport], Iterable[Said]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The system to attack (only what hangs together with something hidden), and by name of each hidden
    cell what said so last."""

    system: System
    hidden: Mapping[str, Number]


def package_of(
    current: Iterable[QuarterReport],
    superseded: Iterable[QuarterReport],
    families: Sequence[Family],
    rules: Rules = RULES,
) -> Package:
    """All versions of all quarters together, the oldest first.

    Relations hold in the current versions. One that only an older version has (a total that was left out
    since) holds too, as long as that version's numbers are still those printed now.
    """
    cells: dict[str, Cell] = {}
    said: dict[str, Number] = {}
    relations: dict[str, Relation] = {}
    older: list[tuple[Relation, Mapping[str, Interval | None]]] = []
    for is_current, report in _in_order(current, superseded):
        own: dict[str, Interval | None] = {}
        ties = []
        for each in (one for family in families for one in family(report)):
            if isinstance(each, Relation):
                ties.append(each)
                continue
            cells[each.name] = _merged(cells.get(each.name), each, rules)
            if each.hidden is not None:
                said[each.name] = each
                own[each.name] = None if each.printed is None else Interval.around(each.printed, each.unit)
        if is_current:
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


def _in_order(
    current: Iterable[QuarterReport], superseded: Iterable[QuarterReport]
) -> Iterator[tuple[bool, QuarterReport]]:
    """Each quarter's versions, the current one last: who speaks last decides."""
    versions = [*((False, one) for one in superseded), *((True, one) for one in current)]
    return iter(sorted(versions, key=lambda each: (each[1].quarter, each[0], each[1].release.version)))


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
