"""What is said about hiding is known, too: how many of the hidden numbers were hidden by which rule.

Two answers are hidden, they add up to 8, and all that is hidden are small counts: they are 4 and 4. So each
hidden number has one of the reasons told, or none where fewer are told than are hidden, and ::

    small count     x <= threshold - 1, or that few others       (``x, others`` beside x, where there is one)
    small base      x <= least base - 1
    whole group     x = 0, or no others                          (nothing where x has none beside it)
    complement      x >= threshold, and that many others
    for each rule   the numbers that have it, each as often as it is counted, are as many as was told

A reason is a number that is 0 or 1, so this is an integer programme. Pieces that hang together by nothing
but these counts are solved by themselves: each piece leaves the others between the fewest and the most that
it can have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from .alike import Alike
from .attacker import Finding, attack_quickly
from .known import kept
from .rules import RULES, Rules
from .system import ZERO, Cell, Interval, Relation, System

Why: TypeAlias = Literal["small_count", "small_base", "whole_group", "complement"]
WHY: tuple[Why, ...] = get_args(Why)
_ONE = Decimal(1)
#: A hidden number without any upper limit is taken to be no more than this where a reason needs one.
_MOST = Decimal(10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What stands in ``name``: of the numbers ``among`` (with how often each is counted), so many were hidden
    by each of the ``rules``. If told of more than there are, some are not seen."""

    name: str
    among: Mapping[str, int]
    rules: Mapping[Why, int]

    @property
    def untold(self) -> int:
        """How many of the numbers have no reason told."""
        return max(0, sum(self.among.values()) - sum(self.rules.values()))

    @property
    def unseen(self) -> int:
        """How many reasons are told of numbers that are not among these."""
        return max(0, sum(self.rules.values()) - sum(self.among.values()))


def others_of(name: str) -> str:
    """What the cell is called that holds the others, where ``name`` is a part of a number of people."""
    return f"{name}, others"


def attack_with_reasons(
    system: System,
    told: Iterable[Told],
    rules: Rules = RULES,
    plain: Sequence[Finding] = (),
    folder: Path | None = None,
) -> tuple[Finding, ...]:
    """What a stranger finds who also reads what is told of the reasons; ``plain`` is what one finds who does
    not, if that is known, and ``folder`` keeps what was found of the same numbers (``known.py``). Raises
    ``Contradiction`` where no reasons fit the numbers."""
    found = {each.cell: each for each in plain or attack_quickly(system)}
    pieces, alike = tuple(pieces_of(system)), Alike()
    for each in told:
        for finding in _reading(pieces, each, rules, found, folder, alike):
            before = found[finding.cell]
            if (finding.lowest, finding.highest) != (before.lowest, before.highest):
                found[finding.cell] = finding
    return tuple(found[cell.name] for cell in system.hidden)


def pieces_of(system: System) -> Iterator[System]:
    """The system cut where only printed numbers hang together; pieces without a hidden number left out."""
    root: dict[str, str] = {}

    def top(name: str) -> str:
        while root.setdefault(name, name) != name:
            root[name] = name = root[root[name]]
        return name

    unknown = {cell.name for cell in system.cells if cell.published is None or cell.hidden}
    ties: dict[str, list[Relation]] = defaultdict(list)
    for relation in system.relations:
        free = [name for name in relation.terms if name in unknown]
        for name in free[1:]:
            root[top(name)] = top(free[0])
    for relation in system.relations:
        if free := [name for name in relation.terms if name in unknown]:
            ties[top(free[0])].append(relation)
    members: dict[str, list[Cell]] = defaultdict(list)
    for cell in system.cells:
        if cell.name in unknown:
            members[top(cell.name)].append(cell)
    for place, cells in members.items():
        if any(cell.hidden for cell in cells):
            own = {cell.name for cell in cells}
            beside = dict.fromkeys(name for tie in ties[place] for name in tie.terms if name not in own)
            yield System(cells=(*cells, *map(system.cell, beside)), relations=tuple(ties[place]))


def _reading(
    pieces: Sequence[System],
    told: Told,
    rules: Rules,
    found: Mapping[str, Finding],
    folder: Path | None,
    alike: Alike,
) -> tuple[Finding, ...]:
    """What is found about the hidden cells of every piece that holds some of the numbers told of."""
    ours = [_with_reasons(piece, told, rules, found) for piece in pieces if _names(piece) & told.among.keys()]
    wanted = {rule: Interval(Decimal(told.rules.get(rule, 0) - told.unseen), Decimal(told.rules.get(rule, 0)))
              for rule in WHY}  # fmt: skip
    hidden = [cell for piece in ours for cell in piece.hidden]
    return kept(repr((ours, wanted)), hidden, folder, lambda: tuple(_solved(ours, wanted, alike)))


def _solved(ours: Sequence[System], wanted: Mapping[Why, Interval], alike: Alike) -> Iterator[Finding]:
    """Each piece leaves the others between the fewest and the most that it can have."""
    counts = [
        {rule: _ends(piece, _count(rule), alike) for rule in WHY if _count(rule) in _names(piece)}
        for piece in ours
    ]
    fewest = {rule: sum((each[rule][0] for each in counts if rule in each), ZERO) for rule in WHY}
    most = {rule: sum((each[rule][1] for each in counts if rule in each), ZERO) for rule in WHY}
    for piece, own in zip(ours, counts, strict=True):
        room = {}
        for rule, (low, high) in own.items():
            least = (wanted[rule].low or ZERO) - (most[rule] - high)
            room[_count(rule)] = Interval(least, (wanted[rule].high or ZERO) - (fewest[rule] - low))
        cells = tuple(
            replace(cell, bounds=cell.bounds.within(room[cell.name])) if cell.name in room else cell
            for cell in piece.cells
        )
        yield from alike.attack(System(cells=cells, relations=piece.relations))


def _names(system: System) -> set[str]:
    return {cell.name for cell in system.cells}


def _ends(system: System, name: str, alike: Alike) -> tuple[Decimal, Decimal]:
    cells = tuple(replace(cell, hidden=cell.name == name) for cell in system.cells)
    (finding,) = alike.ends(System(cells=cells, relations=system.relations))
    return finding.lowest or ZERO, finding.highest or ZERO


def _count(rule: Why) -> str:
    return f"numbers hidden as {rule}"


def _with_reasons(piece: System, told: Told, rules: Rules, found: Mapping[str, Finding]) -> System:
    """The piece with a reason for each number told of."""
    cells = list(piece.cells)
    relations = list(piece.relations)
    there = _names(piece)
    of_rule: dict[Why, dict[str, Decimal]] = defaultdict(dict)
    for cell in piece.hidden:
        if cell.name not in told.among:
            continue
        reasons: list[str] = []
        for rule in WHY:
            if not told.rules.get(rule):
                continue
            for number, limits in enumerate(_alternatives(rule, cell.name, there, rules)):
                reason = f"{cell.name} is hidden as {rule} {number}"
                reasons.append(reason)
                of_rule[rule][reason] = Decimal(told.among[cell.name])
                for name, limit in limits.items():
                    slack, tie = _if_so(reason, name, limit, found)
                    cells.append(slack)
                    relations.append(tie)
        if told.untold:
            reasons.append(f"{cell.name} is hidden without a reason told")
        cells += [Cell(name=reason, bounds=Interval(ZERO, _ONE), whole=True) for reason in reasons]
        each = dict.fromkeys(reasons, _ONE)
        relations.append(Relation(name=f"{told.name}: a reason each", terms=each, low=_ONE, high=_ONE))
    for rule, terms in of_rule.items():
        cells.append(Cell(name=_count(rule), whole=True))
        relations.append(
            Relation(name=f"{told.name}: how many are hidden as {rule}", terms={_count(rule): -_ONE, **terms})
        )
    known = {cell.name for cell in cells}
    missing = dict.fromkeys(name for tie in relations for name in tie.terms if name not in known)
    return System(cells=(*cells, *(Cell(name=name) for name in missing)), relations=tuple(relations))


def _alternatives(rule: Why, name: str, there: set[str], rules: Rules) -> list[dict[str, Interval]]:
    """The limits of which one set holds for a number hidden by the rule."""
    others = [others_of(name)] if others_of(name) in there else []
    few = Interval(None, Decimal(rules.safe_threshold - 1))
    if rule == "small_count":
        return [{each: few} for each in (name, *others)]
    if rule == "small_base":
        return [{name: Interval(None, Decimal(rules.safe_base - 1))}]
    if rule == "whole_group":
        return [{each: Interval(None, ZERO)} for each in (name, *others)] if others else [{}]
    return [{each: Interval(Decimal(rules.safe_threshold)) for each in (name, *others)}]


def _if_so(reason: str, name: str, limit: Interval, found: Mapping[str, Finding]) -> tuple[Cell, Relation]:
    """``name`` lies within the limit if the reason is 1, and anywhere if it is 0: with M the most it can be,
    ``x + M reason + slack = limit + M``, or ``x - limit reason - slack = 0``."""
    slack = f"{reason}: room of {name}"
    if limit.low is not None:
        terms = {name: _ONE, reason: -limit.low, slack: -_ONE}
        return Cell(name=slack), Relation(name=reason, terms=terms)
    known = found[name].highest if name in found else None
    most = _MOST if known is None else max(known, ZERO)
    end = (limit.high or ZERO) + most
    return Cell(name=slack), Relation(
        name=reason, terms={name: _ONE, reason: most, slack: _ONE}, low=end, high=end
    )
