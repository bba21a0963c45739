"""What a stranger finds out about hidden cells with nothing but what was published.

For each hidden cell two linear programmes: the lowest and the highest value for which all other numbers
can be chosen so that every relation holds. Nothing narrower can be known for certain, and nothing wider is
unknown. Solved with HiGHS; counts are whole numbers, so where the optimum is not whole an integer programme
decides. The dual values of the programme say which published numbers gave the value away: with y the
multipliers of the relations, ``extreme value = sum of d_j * number_j`` with ``d = c - A'y`` (strong duality).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from .system import ZERO, Cell, Contradiction, Interval, Need, System

if TYPE_CHECKING:
    from ._programme import Extreme, Programme

__all__ = [
    "Contradiction",
    "Finding",
    "Term",
    "Verdict",
    "attack",
    "attack_by_contributors",
    "attack_quickly",
    "verdict_of",
]

Verdict = Literal["recoverable", "too narrow", "protected"]
_DIGITS = Decimal("0.000001")
_HUGE = 1e15


@dataclass(frozen=True, slots=True)
class Term:
    """One number an attacker used: ``coefficient * cell``. ``kind`` is ``published``, ``known`` (by the
    contributor), ``bound`` (a limit everybody knows) or ``relation`` (a constant in a relation)."""

    coefficient: Decimal
    cell: str
    value: Decimal
    kind: Literal["published", "known", "bound", "relation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an attacker finds about one hidden cell. ``None`` as an end means no limit. ``from_low`` and
    ``from_high`` add up to the ends; ``relations`` names what was combined; ``knower`` is the cell whose
    value the attacker knew beforehand ("" for a stranger)."""

    cell: str
    lowest: Decimal | None
    highest: Decimal | None
    verdict: Verdict
    need: Need
    from_low: tuple[Term, ...] = ()
    from_high: tuple[Term, ...] = ()
    relations: tuple[str, ...] = ()
    knower: str = ""
    value: Decimal | None = None

    @property
    def width(self) -> Decimal | None:
        """``highest - lowest``; ``None`` if there is no limit."""
        return None if self.lowest is None or self.highest is None else self.highest - self.lowest


def attack(system: System, only: Iterable[str] | None = None) -> tuple[Finding, ...]:
    """What a stranger finds about each hidden cell (or only those named), in their order.

    Raises ``Contradiction`` when no numbers at all fit what was published.
    """
    wanted = None if only is None else set(only)
    programme = _programme(system)
    return tuple(
        _finding(system, cell, programme) for cell in system.hidden if wanted is None or cell.name in wanted
    )


def attack_quickly(system: System) -> tuple[Finding, ...]:
    """As ``attack``, with the cells that do not hang together solved at once, and of those that are alike
    one: a hundred times fewer programmes. Only what is not protected says how it was found."""
    programme = _programme(system)
    alike = programme.alike([cell.name for cell in system.hidden])
    ends: dict[int, dict[str, float | None]] = {-1: {}, 1: {}}
    for names in programme.rounds(list(dict.fromkeys(alike.values()))):
        for sense, found in ends.items():
            found |= programme.together(names, sense)
    findings = []
    for cell in system.hidden:
        low, high = (ends[sense][alike[cell.name]] for sense in (-1, 1))
        interval = Interval(_written(low), _written(high))
        verdict = verdict_of(interval, cell, programme.close)
        findings.append(
            Finding(
                cell=cell.name,
                lowest=interval.low,
                highest=interval.high,
                verdict=verdict,
                need=cell.need,
                value=cell.value,
            )
            if verdict == "protected"
            else _finding(system, cell, programme)
        )
    return tuple(findings)


def _programme(system: System) -> Programme:
    from ._programme import Programme  # loads a solver, which takes a while

    return Programme(system)


def attack_by_contributors(system: System, names: Iterable[str]) -> tuple[Finding, ...]:
    """What each contributor finds about the *other* hidden cells, knowing its own.

    Where the true value of its own cell is not given, the middle of what a stranger finds is used.
    """
    return tuple(finding for name in names for finding in _by_contributor(system, name))


def _by_contributor(system: System, name: str) -> Iterator[Finding]:
    own = system.cell(name)
    if not own.hidden:
        return
    value = own.value if own.value is not None else _middle(attack(system, [name])[0], own.whole)
    told = system.knowing(name, value)
    programme = _programme(told)
    for cell in told.hidden:
        yield _finding(told, cell, programme, name)


def _middle(finding: Finding, whole: bool) -> Decimal:
    low = finding.lowest if finding.lowest is not None else (finding.highest or ZERO)
    middle = (low + (finding.highest if finding.highest is not None else low)) / 2
    return Decimal(int(middle)) if whole else middle


def _finding(system: System, cell: Cell, programme: Programme, knower: str = "") -> Finding:
    low, high = programme.extreme(cell.name, -1), programme.extreme(cell.name, 1)
    found = Interval(_written(low.value), _written(high.value))
    relations = dict.fromkeys([*_relations(system, low), *_relations(system, high)])
    return Finding(
        cell=cell.name,
        lowest=found.low,
        highest=found.high,
        verdict=verdict_of(found, cell, programme.close),
        need=cell.need,
        from_low=tuple(_terms(system, low, knower)),
        from_high=tuple(_terms(system, high, knower)),
        relations=tuple(relations),
        knower=knower,
        value=cell.value,
    )


def verdict_of(found: Interval, cell: Cell, close: float = 1e-6) -> Verdict:
    """Whether that interval tells too much about the cell; ``close`` is what counts as no difference."""
    low, high, need = found.low, found.high, cell.need
    slack = Decimal(str(close))
    if low is not None and high is not None:
        width = high - low
        if width <= slack:
            return "recoverable"
        if width + slack < need.width or width + slack < need.share * (abs(high) + abs(low)):
            return "too narrow"
    if cell.value is not None:
        if low is not None and low > cell.value - need.below + slack:
            return "too narrow"
        if high is not None and high < cell.value + need.above - slack:
            return "too narrow"
    return "protected"


def _written(value: float | None) -> Decimal | None:
    """Without the noise of binary fractions: six decimals, none that are zero."""
    if value is None:
        return None
    if abs(value) >= _HUGE:
        return Decimal(int(value))
    short = Decimal(repr(value)).quantize(_DIGITS)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def _relations(system: System, extreme: Extreme) -> Sequence[str]:
    return [system.relations[number].name for number, _ in extreme.multipliers]


def _terms(system: System, extreme: Extreme, knower: str) -> Iterator[Term]:
    for number, coefficient, value in extreme.support:
        cell = system.cells[number]
        kind: Literal["published", "known", "bound"] = (
            "known" if cell.name == knower else "bound" if cell.published is None else "published"
        )
        yield Term(_written(coefficient) or ZERO, cell.name, _written(value) or ZERO, kind)
    for number, multiplier in extreme.multipliers:
        relation = system.relations[number]
        constant = relation.low if multiplier > 0 else relation.high
        if extreme.sense > 0:
            constant = relation.high if multiplier > 0 else relation.low
        if constant:
            yield Term(_written(multiplier) or ZERO, relation.name, constant, "relation")
