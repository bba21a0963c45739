"""A rule as plain data for programs that read no TOML: the words of its file, each under its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .rule import ALONE, Condition, Conditions, Rule


def plain_rule(rule: Rule) -> Mapping[str, Any]:
    """The rule as it would be written, for JSON: its metric and version, then the words that it uses.

    ``read_rules`` reads the same words.
    """
    words: dict[str, Any] = {
        "metric_id": rule.metric_id,
        "metric_version": rule.metric_version,
        "measure": rule.measure,
        **{name: getattr(rule, name) for name in ("table", "column", "part", "whole", "split")},
        "assembly": "own_rows" if rule.own_rows else "",
        "units": "returned" if rule.returned else "",
        "nothing": "zero" if rule.zero else "",
        "leave_out": _number(rule.leave_out) if rule.leave_out else "",
        "first": {"of": rule.first.of, "where": _conditions(rule.first.where)} if rule.first else "",
        "where": _conditions(rule.where),
        "any": _conditions(rule.either),
        "numerator": _conditions(rule.numerator),
        "factors": [
            {"part": one.part, "whole": one.whole, **({} if one.cap is None else {"cap": _number(one.cap)})}
            for one in rule.factors
        ],
        "evidence": {"en": rule.evidence.en, "sw": rule.evidence.sw} if rule.evidence else "",
    }
    return {name: value for name, value in words.items() if value not in ("", [])}


def _conditions(conditions: Conditions) -> list[list[Any]]:
    return [
        [one.column, one.op] if one.op in ALONE else [one.column, one.op, _value(one)] for one in conditions
    ]


def _value(one: Condition) -> Any:
    if isinstance(one.value, tuple):
        return [*one.value]
    if isinstance(one.value, date):
        return one.value.isoformat()
    return _number(one.value) if isinstance(one.value, Decimal) else one.value


def _number(value: Decimal) -> int | float:
    """As JSON writes it: 1, 0.1."""
    return int(value) if value == value.to_integral_value() else float(value)
