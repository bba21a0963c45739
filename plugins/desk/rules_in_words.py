"""The rules between columns as sentences: for the data dictionary and for messages in the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from checked_tables.column_rules import ANYTHING, NOTHING, ColumnRule, Condition, Has
from checked_tables.nearest import listed

_FACTS = {
    "quarter.first_day": "the quarter's first day",
    "quarter.last_day": "the quarter's last day",
    "quarter.financial_year": "the quarter's financial year",
    "quarter.calendar_year": "the year in which the quarter lies",
    "release.as_at": "the reporting date",
    "release.published_on": "the day of publication",
    "release.stage": "the release's stage",
}


def say_rule(rule: ColumnRule) -> str:
    """One sentence for one rule, names and values between backticks.

    A rule of ``filled`` under a condition says "`due_on` is filled where `status` is `open`."
    """
    sentence = _must(rule)
    if rule.word == "empty" and [has.name for each in rule.when for has in each] == list(rule.columns):
        sentence = f"`{rule.columns[0]}` is never {listed(map(_value, rule.when[0][0].values))}"
    elif rule.when:
        sentence += f" where {_condition(rule.when)}"
    if rule.unless:
        sentence += f"{',' if rule.when else ''} unless {_condition(rule.unless)}"
    return f"{sentence}{' (asked about, not refused)' if rule.severity == 'warning' else ''}."


def _must(rule: ColumnRule) -> str:
    all_of = _and(f"`{name}`" for name in rule.columns)
    be = "is" if len(rule.columns) == 1 else "are"
    match rule.word:
        case "order":
            if len(rule.columns) == 2:
                return f"`{rule.columns[1]}` is not before `{rule.columns[0]}`"
            return f"{all_of} follow one another in this order, those that are empty left out"
        case "atMost":
            return f"`{rule.columns[0]}` is at most `{rule.columns[1]}`"
        case "notAfter":
            return f"{all_of} {be} not after {_FACTS[rule.limit]}"
        case "notBefore":
            return f"{all_of} {be} not before {_FACTS[rule.limit]}"
        case "inQuarter":
            return f"{all_of} {be} in the quarter"
        case "filled" | "empty":
            return f"{all_of} {be} {rule.word}"
        case "together":
            return f"{all_of} are filled together or empty together"
        case "oneOf":
            return f"{all_of} {be} {listed(map(_value, rule.values))}"
    assert_never(rule.word)


def _condition(condition: Condition) -> str:
    return ", or ".join(" and ".join(map(_has, each)) for each in condition)


def _has(has: Has) -> str:
    name = _FACTS.get(has.name, f"`{has.name}`")
    return f"{name} is {listed(map(_value, has.values))}"


def _value(text: str) -> str:
    words = {ANYTHING: "filled", NOTHING: "empty"}
    return words.get(text) or _FACTS.get(text.strip("{}")) or f"`{text}`"


def _and(words: Iterable[str]) -> str:
    return listed(words, at_most=20).replace(" or ", " and ")
