"""A rule in words, for readers who count again: a sentence for each step, with the numbers of a quarter.

Columns bear the names that they have in the file, so that a filter finds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from plugins.core.counting.count import Counted
from plugins.core.counting.rule import ALONE, MARKS, Condition, Conditions, Rule, Value
from plugins.core.statements import formats
from plugins.core.statements.wording import Words
from plugins.subjects.units.record import ASSEMBLY_ID


def say_rule(
    rule: Rule, t: Words, marks: Mapping[str, Value] | None = None, counted: Counted | None = None
) -> Iterator[str]:
    """The steps of a rule that counts. ``marks`` are the days of a quarter, else they are called by their
    place in it; ``counted`` is what came out of that quarter, told after each step."""
    said = partial(_all_of, t=t, marks=marks or {})

    def told(sentence: str, number: Decimal | int | None) -> str:
        return sentence if number is None else t("rules.number", said=sentence, number=formats.number(number))

    below = above = None
    if counted is not None:
        below, above = len(counted.population), len(counted.counting)
    if rule.first is not None:
        yield t("rules.first", column=rule.first.of, conditions=said(rule.first.where))
    own = (Condition(rule.split, "is", ASSEMBLY_ID),) if rule.own_rows else ()
    where = (*own, *rule.where)
    kept = t("rules.kept", conditions=said(where)) if where else t("rules.kept_all")
    yield kept if rule.either else told(kept, below)
    if rule.either:
        yield told(t("rules.either", conditions=said(rule.either, joint="any_of")), below)
    if rule.numerator:
        yield told(t("rules.counting", conditions=said(rule.numerator)), above)
    top, bottom = (counted.numerator, counted.denominator) if counted is not None else (None, None)
    if rule.part:
        key = "rules.added_counting" if rule.numerator else "rules.added"
        yield told(t(key, column=rule.part), top)
    if rule.whole:
        yield told(t("rules.added", column=rule.whole), bottom)
    if rule.measure == "sum":
        yield t("rules.added", column=rule.column)
    if rule.measure == "median":
        yield t("rules.middle", column=rule.column)
    for factor in rule.factors:
        if factor.cap is None:
            yield t("rules.factor", part=factor.part, whole=factor.whole)
        else:
            yield t("rules.factor_capped", part=factor.part, whole=factor.whole, cap=factor.cap)
    if rule.leave_out:
        yield t("rules.left_out", share=formats.percent(100 * rule.leave_out, t.language, 0))
    if rule.returned:
        yield t("rules.returned")
    if rule.split:
        yield t("rules.unit", column=rule.split)


def say_sum(rule: Rule, counted: Counted) -> str:
    """The division of a share or a rate in numbers; empty for other measures."""
    if counted.numerator is None or counted.denominator is None:
        return ""
    division = f"{formats.number(counted.numerator)} ÷ {formats.number(counted.denominator)}"
    return f"100 × {division}" if rule.measure == "share" else division


def _all_of(conditions: Conditions, t: Words, marks: Mapping[str, Value], joint: str = "both") -> str:
    said = []
    left = list(conditions)
    while left:
        one, *left = left
        if left and one.op == "from" and (left[0].column, left[0].op) == (one.column, "up_to"):
            last = left.pop(0)
            first_day, last_day = _of(one, t, marks), _of(last, t, marks)
            said.append(t("rules.op.between", column=one.column, first=first_day, last=last_day))
        elif one.op in ALONE:
            said.append(t(f"rules.op.{one.op}", column=one.column))
        else:
            said.append(t(f"rules.op.{one.op}", column=one.column, value=_of(one, t, marks)))
    return _joined(said, t, joint)


def _of(one: Condition, t: Words, marks: Mapping[str, Value]) -> str:
    """What a condition compares with."""
    if one.other_column:
        return t("rules.value.column", column=one.other_column)
    several = one.value if isinstance(one.value, tuple) else (one.value,)
    return _joined([_value(each, t, marks) for each in several], t, "any_of")


def _joined(items: list[str], t: Words, joint: str) -> str:
    *first, last = items
    return t(f"rules.value.{joint}", first=", ".join(first), last=last) if first else last


def _value(value: Value, t: Words, marks: Mapping[str, Value]) -> str:
    if value in MARKS:
        found = marks.get(str(value))
        return t(f"rules.value.{value}") if found is None else _value(found, t, marks)
    if isinstance(value, date):
        return formats.day(value, t.language)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return formats.number(value)
    return value or t("rules.value.nothing")
