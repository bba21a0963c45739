"""Everything published as one package: numbers that tables say, relations between them, one system.

Leaks come from tables together, so nothing is attacked alone: numbers of all tables, periods and versions
that count the same thing have the same name and are one cell, whether a version prints it, hides it or leaves
it out. A number becomes another cell (the older one is called ``... (before change 1)``) only where it shows
that it changed: it is printed with two values, it is declared to have changed, or what one and the same
relation leaves for its unprinted numbers became something else. A relation holds for ever, on the numbers of
the version that had it. Whether a number is hidden, the version that speaks last decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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

    @property
    def shown(self) -> Interval | None:
        """What the table lets anybody know of it; ``None`` if it is not printed."""
        return None if self.printed is None else Interval.around(self.printed, self.unit)


@dataclass(frozen=True, slots=True)
class Changed:
    """A version declares that the number of this name changed since the version before."""

    name: str


Said: TypeAlias = Number | Relation | Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The system to attack (only what hangs together with something hidden); by name of each hidden cell what
    said so last; and what each version withheld, by the names of the cells."""

    system: System
    hidden: Mapping[str, Number]
    withheld: tuple[tuple[str, ...], ...]


#: A number as it stood between two changes: its name and how often it had changed.
_State: TypeAlias = tuple[str, int]


def package_of_versions(versions: Iterable[Sequence[Said]], rules: Rules = RULES) -> Package:
    """What all tables of each version of each period say, the oldest first, as one package."""
    cells: dict[_State, Cell] = {}
    said: dict[_State, Number] = {}
    times: dict[str, int] = defaultdict(int)
    left: dict[str, tuple[frozenset[str], Interval]] = {}
    ties: dict[tuple[str, frozenset[_State]], tuple[Relation, Mapping[str, int]]] = {}
    by_version: list[tuple[_State, ...]] = []
    for version in versions:
        numbers = [each for each in version if isinstance(each, Number)]
        relations = [each for each in version if isinstance(each, Relation)]
        printed = {each.name: each.shown for each in numbers if each.shown is not None}
        remains = {each.name: _left(each, printed) for each in relations}
        for name in _changed(version, printed, cells, times) | _moved(left, remains):
            times[name] += 1
        left |= remains
        withheld = dict.fromkeys(each.name for each in numbers if each.hidden)
        by_version.append(tuple((name, times[name]) for name in withheld))
        for number in numbers:
            state = (number.name, times[number.name])
            cells[state] = _merged(cells.get(state), number, rules)
            if number.name in withheld:  # what one table of a version hides and another prints is given away
                cells[state] = replace(cells[state], hidden=True)
            if number.hidden is not None:
                said[state] = number
        for relation in relations:
            for name in relation.terms:
                cells.setdefault((name, times[name]), Cell(name=name))
            states = {name: times[name] for name in relation.terms}
            ties[relation.name, frozenset(states.items())] = (relation, states)
    return _named(cells, said, times, ties.values(), by_version)


def _left(relation: Relation, printed: Mapping[str, Interval]) -> tuple[frozenset[str], Interval]:
    """The numbers of a relation that are not printed, and what the printed ones leave for their sum."""
    low, high = relation.low, relation.high
    for name, coefficient in relation.terms.items():
        if name in printed:
            ends = [coefficient * (end or ZERO) for end in (printed[name].low, printed[name].high)]
            low, high = low - max(ends), high - min(ends)
    return frozenset(name for name in relation.terms if name not in printed), Interval(low, high)


def _changed(
    version: Sequence[Said],
    printed: Mapping[str, Interval],
    cells: Mapping[_State, Cell],
    times: Mapping[str, int],
) -> set[str]:
    """What is printed otherwise than before, or declared to have changed."""
    changed = {each.name for each in version if isinstance(each, Changed) and (each.name, 0) in cells}
    for name, shown in printed.items():
        before = cells.get((name, times.get(name, 0)))
        if before is not None and before.published and before.published.within(shown).is_empty:
            changed.add(name)
    return changed


def _moved(
    before: Mapping[str, tuple[frozenset[str], Interval]],
    now: Mapping[str, tuple[frozenset[str], Interval]],
) -> set[str]:
    """The unprinted numbers of relations that now leave something else for the same unprinted numbers."""
    moved: set[str] = set()
    for name, (names, left) in now.items():
        if name in before and before[name][0] == names and before[name][1].within(left).is_empty:
            moved |= names
    return moved


def _merged(before: Cell | None, said: Number, rules: Rules) -> Cell:
    hidden = said.hidden if said.hidden is not None else before is not None and before.hidden
    repeated = before if said.hidden is None else None
    published, shown = before.published if before else None, said.shown
    if shown is not None:
        both = shown if published is None else published.within(shown)
        if published is None or not both.is_empty:
            published = both
        elif said.hidden is not None:
            published = shown
    return Cell(
        name=said.name,
        hidden=bool(hidden),
        published=published,
        bounds=said.bounds if before is None else before.bounds.within(said.bounds),
        whole=said.kind == "count" if repeated is None else repeated.whole,
        need=rules.need(said.kind) if repeated is None else repeated.need,
    )


def _named(
    cells: Mapping[_State, Cell],
    said: Mapping[_State, Number],
    times: Mapping[str, int],
    ties: Iterable[tuple[Relation, Mapping[str, int]]],
    by_version: Iterable[Sequence[_State]],
) -> Package:
    """The package with a name for each state of a number: the last one has the number's own."""

    def called(name: str, time: int) -> str:
        return name if time == times[name] else f"{name} (before change {time + 1})"

    named = {called(*state): replace(cell, name=called(*state)) for state, cell in cells.items()}
    relations = tuple(
        replace(tie, terms={called(name, at[name]): value for name, value in tie.terms.items()})
        for tie, at in ties
    )
    system = _about_hidden(named, relations)
    numbers = {called(*state): number for state, number in said.items()}
    hidden = {cell.name: numbers[cell.name] for cell in system.hidden}
    withheld = tuple(tuple(called(*state) for state in states) for states in by_version)
    return Package(system=system, hidden=hidden, withheld=withheld)


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
