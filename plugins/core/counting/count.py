"""Rows of a register and a rule: the figure, and the rows behind it.

=========  ======================================================================================
count      the rows of the population
sum        the sum of ``column`` over them
share      100 x n / d, where d are the rows of the population (or the sum of ``whole`` over them)
           and n those that fulfil ``numerator`` (or the sum of ``part`` over those)
rate       n / d in the same way; without ``whole`` d are rows
median     the middle of ``column``, or the mean of the two middle values
product    100 x the product of sum(part) / sum(whole) of each factor, capped where it says so
=========  ======================================================================================

Nothing is guessed: a needed cell that is empty gives no figure, but for at most the share ``leave_out`` of
the rows, which then stand in neither part; a hidden one gives a hidden figure. An empty population is
``zero`` only where the rule says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

from checked_tables.status import Status
from plugins.core.measures.rounding import EXACT, HUNDRED, half_up, percentage, quotient
from plugins.core.time.release import Release

from .rule import MARKS, Cells, Condition, Conditions, Rule, Value

State = Literal["counted", "not_applicable", "unknown", "suppressed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a rule makes of a register, for one unit.

    ``status`` is the weakest of the rows below: a figure of provisional rows is provisional.
    ``population`` and ``counting`` are the positions of the rows below and above; ``left_out`` those without
    a needed cell.
    """

    state: State
    status: Status = "reported"
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    population: tuple[int, ...] = ()
    counting: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()


#: Statuses with a number, the weakest first.
_WEAKEST: tuple[Status, ...] = ("estimated", "provisional")
Numbered = Sequence[tuple[int, Cells]]


def marks_of(release: Release) -> Mapping[str, Value]:
    """The days and numbers of a release's quarter, by the words that rules name them with."""
    quarter = release.quarter
    found = (quarter.first_day, quarter.last_day, release.as_at, quarter.number)
    return dict(zip(MARKS, found, strict=True))


def count(
    rule: Rule, rows: Iterable[Cells], marks: Mapping[str, Value], decimals: int, unit_id: str = ""
) -> Counted:
    """The figure of a unit, or of the Assembly if none is named (of a rule with ``own_rows`` name it, too),
    with so many decimals, rounded half up once."""
    numbered = _first(rule, list(enumerate(rows)), marks)
    if unit_id:
        numbered = [(at, row) for at, row in numbered if row[rule.split] == unit_id]
    population = [
        (at, row)
        for at, row in numbered
        if _all(rule.where, row, marks) and (not rule.either or _any(rule.either, row, marks))
    ]
    lacking = [(at, row) for at, row in population if any(row[name] is None for name in rule.added)]
    hidden = any(row.get("status") == "suppressed" for _, row in lacking)
    out = tuple(at for at, _ in lacking)
    if hidden:
        return Counted(state="suppressed", left_out=out)
    if not rule.returned and len(lacking) > rule.leave_out * len(population):
        return Counted(state="unknown", left_out=out)
    complete = [(at, row) for at, row in population if at not in out]
    counting = [(at, row) for at, row in complete if _all(rule.numerator, row, marks)]
    if not complete and not rule.zero:
        return Counted(state="not_applicable", left_out=out)
    value, top, bottom = _figure(rule, complete, counting)
    return Counted(
        state="not_applicable" if value is None else "counted",
        status=next(
            (word for word in _WEAKEST if any(row.get("status") == word for _, row in complete)), "reported"
        ),
        value=None if value is None else half_up(value, decimals),
        numerator=top,
        denominator=bottom,
        population=tuple(at for at, _ in complete),
        counting=tuple(at for at, _ in counting),
        left_out=out,
    )


def _weakest(statuses: Iterable[Value]) -> Status:
    found = set(statuses)
    return next((status for status in _WEAKEST if status in found), "reported")


def _first(rule: Rule, rows: Numbered, marks: Mapping[str, Value]) -> Numbered:
    if rule.first is None:
        return rows
    found: dict[Value, tuple[int, Cells]] = {}
    for at, row in rows:
        if _all(rule.first.where, row, marks):
            found.setdefault(row[rule.first.of], (at, row))
    return list(found.values())


def _figure(
    rule: Rule, population: Numbered, counting: Numbered
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The exact value, what stands above, what below; no value where it would be divided by nothing."""
    match rule.measure:
        case "count":
            return Decimal(len(population)), None, None
        case "sum":
            return _sum(population, rule.column), None, None
        case "median":
            return Decimal(median(_numbers(population, rule.column))), None, None
        case "product":
            shares = [
                (_sum(population, factor.part), _sum(population, factor.whole), factor.cap)
                for factor in rule.factors
            ]
            return _product(shares), None, None
    top = _sum(counting, rule.part) if rule.part else Decimal(len(counting))
    bottom = _sum(population, rule.whole) if rule.whole else Decimal(len(population))
    if not bottom:
        return None, top, bottom
    return (percentage if rule.measure == "share" else quotient)(top, bottom), top, bottom


def _product(shares: Sequence[tuple[Decimal, Decimal, Decimal | None]]) -> Decimal | None:
    """100 x the product, each share capped; zero where one is, although what follows has nothing to share."""
    product = HUNDRED
    for part, whole, cap in shares:
        if not whole:
            return None
        share = quotient(part, whole)
        product = EXACT.multiply(product, share if cap is None else min(share, cap))
        if not product:
            break
    return product


def _numbers(rows: Numbered, column: str) -> list[Decimal]:
    return [Decimal(str(row[column])) for _, row in rows]


def _sum(rows: Numbered, column: str) -> Decimal:
    return sum(_numbers(rows, column), Decimal(0))


def _all(conditions: Conditions, row: Cells, marks: Mapping[str, Value]) -> bool:
    return all(holds(one, row, marks) for one in conditions)


def _any(conditions: Conditions, row: Cells, marks: Mapping[str, Value]) -> bool:
    return any(holds(one, row, marks) for one in conditions)


def holds(condition: Condition, row: Cells, marks: Mapping[str, Value]) -> bool:
    """Whether a row fulfils a condition; nothing is before, after, or as much as an empty cell."""
    cell = row[condition.column]
    if condition.op == "empty":
        return cell is None or cell == ""
    if condition.op == "filled":
        return not (cell is None or cell == "")
    if isinstance(condition.value, tuple):
        return ("" if cell is None else cell) in condition.value
    wanted = row[condition.other_column] if condition.other_column else marked(condition.value, marks)
    if condition.op in ("is", "is_not"):
        return (cell == wanted) is (condition.op == "is")
    if cell is None or wanted is None:
        return False
    return bool(_ORDER[condition.op](cell, wanted))


def marked(value: Value | tuple[Value, ...], marks: Mapping[str, Value]) -> Value:
    """The value, or what a mark of that name stands for."""
    assert not isinstance(value, tuple)
    return marks[value] if isinstance(value, str) and value in marks else value


_ORDER = {
    "from": lambda cell, wanted: cell >= wanted,
    "up_to": lambda cell, wanted: cell <= wanted,
    "before": lambda cell, wanted: cell < wanted,
    "after": lambda cell, wanted: cell > wanted,
    "at_least": lambda cell, wanted: cell >= wanted,
    "at_most": lambda cell, wanted: cell <= wanted,
}
