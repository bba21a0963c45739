"""Count in the rows of a register, by a rule of rules.json."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Optional

from .cells import NUMBER, ONE, ZERO, Number, Row

Numbered = list[tuple[int, Row]]


class Count:
    """What a rule makes of a register: the exact figure, what stands above and below the line, the rows."""

    def __init__(self, value: Number, top: Number, bottom: Number, below: Numbered, above: Numbered) -> None:
        self.value, self.top, self.bottom = value, top, bottom
        self.below, self.above = below, above


def count_rows(rule: dict[str, Any], rows: list[Row], marks: dict[str, Any], unit: str) -> Optional[Count]:
    """The figure of a unit, or of the Assembly where none is named; ``None`` if the rows give none."""
    numbered = list(enumerate(rows))
    if "first" in rule:
        seen: dict[str, tuple[int, Row]] = {}
        for at, row in numbered:
            if every_one(rule["first"]["where"], row, marks):
                seen.setdefault(row[rule["first"]["of"]], (at, row))
        numbered = list(seen.values())
    if unit:
        numbered = [(at, row) for at, row in numbered if row[rule["split"]] == unit]
    population = [
        (at, row)
        for at, row in numbered
        if every_one(rule.get("where", []), row, marks)
        and ("any" not in rule or any(fulfils(one, row, marks) for one in rule["any"]))
    ]
    needed_cells = [rule[word] for word in ("column", "part", "whole") if word in rule]
    for factor in rule.get("factors", []):
        needed_cells += [factor["part"], factor["whole"]]
    below = [(at, row) for at, row in population if all(row[name] for name in needed_cells)]
    lacking = len(population) - len(below)
    if any(row.get("obs_status") == "Q" for at, row in population if (at, row) not in below):
        return None
    most = Fraction(str(rule.get("leave_out", 0))) * len(population)
    if lacking > most and rule.get("units") != "returned":
        return None
    if not below and rule.get("nothing") != "zero":
        return None
    above = [(at, row) for at, row in below if every_one(rule.get("numerator", []), row, marks)]
    return figure_of(rule, below, above)


def figure_of(rule: dict[str, Any], below: Numbered, above: Numbered) -> Optional[Count]:
    """What the measure makes of the rows that are left; ``None`` where it would divide by nothing."""
    measure = rule["measure"]
    if measure == "count":
        return Count(Fraction(len(below)), None, None, below, above)
    if measure == "sum":
        return Count(total_of(below, rule["column"]), None, None, below, above)
    if measure == "median":
        ordered = sorted(Fraction(row[rule["column"]]) for _, row in below)
        half = len(ordered) // 2
        return Count((ordered[half] + ordered[-1 - half]) / 2, None, None, below, above)
    if measure == "product":
        product = Fraction(100)
        for factor in rule["factors"]:
            whole = total_of(below, factor["whole"])
            if product and not whole:
                return None
            share = total_of(below, factor["part"]) / whole if whole else ZERO
            product *= min(share, Fraction(str(factor["cap"]))) if "cap" in factor else share
        return Count(product, None, None, below, above)
    top = total_of(above, rule["part"]) if "part" in rule else Fraction(len(above))
    bottom = total_of(below, rule["whole"]) if "whole" in rule else Fraction(len(below))
    if not bottom:
        return None
    return Count((100 if measure == "share" else ONE) * top / bottom, top, bottom, below, above)


def total_of(rows: Numbered, column: str) -> Fraction:
    """The sum of a column."""
    return sum((Fraction(row[column]) for _, row in rows), ZERO)


def every_one(conditions: list[list[Any]], row: Row, marks: dict[str, Any]) -> bool:
    """Whether a row fulfils all conditions."""
    return all(fulfils(one, row, marks) for one in conditions)


def fulfils(condition: list[Any], row: Row, marks: dict[str, Any]) -> bool:
    """Whether a row fulfils one: [column, op] or [column, op, value]."""
    cell, op = row[condition[0]], condition[1]
    if op in ("empty", "filled"):
        return (cell == "") is (op == "empty")
    value = condition[2]
    if op == "in":
        return cell in [as_text(each) for each in value]
    if isinstance(value, str) and value.startswith("column:"):
        wanted = row[value[len("column:") :]]
    else:
        wanted = as_text(marks.get(value, value) if isinstance(value, str) else value)
    both = NUMBER.fullmatch(cell) and NUMBER.fullmatch(wanted)
    one: Any = Fraction(cell) if both else cell
    other: Any = Fraction(wanted) if both else wanted
    if op in ("is", "is_not"):
        return bool(one == other) is (op == "is")
    if not cell or not wanted:
        return False
    if op in ("from", "at_least"):
        return bool(one >= other)
    if op in ("up_to", "at_most"):
        return bool(one <= other)
    return bool(one < other if op == "before" else one > other)


def as_text(value: Any) -> str:
    """A value of a rule as a cell holds it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
