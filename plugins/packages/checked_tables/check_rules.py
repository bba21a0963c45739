"""The rules between columns that a table's schema names, checked on the rows as they were read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any, NamedTuple, assert_never

from .cell_values import parser
from .column_rules import ANYTHING, NOTHING, ColumnRule, Condition, RuleGroup
from .fault import problem
from .problems import Problem
from .table import Row, Table

#: The values of a row by column, and the facts of its version: ``quarter`` and ``release``, and what rules
#: ask of them (``quarter.last_day``).
Values = Mapping[str, Any]


class Breach(NamedTuple):
    """A cell that breaks a rule, and what it was compared with: another column, or a limit."""

    column: str
    other_name: str = ""
    other: object = None


def check_column_rules(
    table: Table, faulty: Collection[int] = (), facts: Mapping[str, object] | None = None
) -> Iterator[Problem]:
    """Every breach of the table's rules in its rows, without those whose lines are ``faulty``.

    ``facts`` are the ``quarter`` and the ``release`` of the version; a rule that needs one that is not
    there is left out.
    """
    known = {name: fact for name, fact in (facts or {}).items() if fact is not None}
    groups = [_possible(group, known) for group in table.schema.rules]
    names = {name for group in groups for rule in group.rules for name in rule.names}
    values_of = _reader(table, names)
    same = {**known, **_facts(names, known)}
    for row in table.rows if any(group.rules for group in groups) else ():
        if row.line not in faulty:
            values = {**values_of(row), **same}
            for group in groups:
                yield from _said(table.shown_as, row.line, group, values)


def breaches(rule: ColumnRule, values: Values) -> Iterator[Breach]:
    """The cells that break a rule in a row with these values; none where the rule does not bind the row."""
    if (rule.when and not fits(rule.when, values)) or (rule.unless and fits(rule.unless, values)):
        return
    filled = [name for name in rule.columns if values[name] is not None]
    missing = [name for name in rule.columns if values[name] is None]
    match rule.word:
        case "order":
            for earlier, later in pairwise(filled):
                if values[later] < values[earlier]:
                    yield Breach(later, earlier, values[earlier])
        case "atMost":
            part, whole = rule.columns
            if not missing and values[part] > values[whole]:
                yield Breach(part, whole, values[whole])
        case "notAfter" | "notBefore" | "inQuarter":
            yield from _outside(rule, filled, values)
        case "filled":
            yield from map(Breach, missing)
        case "empty":
            yield from map(Breach, filled)
        case "together":
            yield from map(Breach, missing[:1] if filled else ())
        case "oneOf":
            allowed = {each.format_map(values) for each in rule.values}
            yield from (Breach(name) for name in filled if _text(values[name]) not in allowed)
        case _:
            assert_never(rule.word)


def fits(condition: Condition, values: Values) -> bool:
    """Whether one alternative of a condition fits a row with these values."""
    return any(all(_has(name, wanted, values) for name, wanted in each) for each in condition)


def _has(name: str, wanted: Collection[str], values: Values) -> bool:
    text = _text(values[name])
    return text in wanted or (ANYTHING in wanted and text != NOTHING)


def _outside(rule: ColumnRule, filled: Iterable[str], values: Values) -> Iterator[Breach]:
    """Cells beyond the limit, or the two limits, of a rule."""
    low = "quarter.first_day" if rule.word == "inQuarter" else rule.limit
    high = "quarter.last_day" if rule.word == "inQuarter" else rule.limit
    for name in filled:
        if rule.word != "notAfter" and values[name] < values[low]:
            yield Breach(name, low, values[low])
        elif rule.word != "notBefore" and values[name] > values[high]:
            yield Breach(name, high, values[high])


def _said(file: str, line: int, group: RuleGroup, values: Values) -> Iterator[Problem]:
    found = (
        _problem(file, line, rule, breach, values)
        for rule in group.rules
        for breach in islice(breaches(rule, values), 1 if rule.at else None)
    )
    yield from islice(found, 1 if group.only_first else None)


def _problem(file: str, line: int, rule: ColumnRule, breach: Breach, values: Values) -> Problem:
    cell = {
        "this": values[breach.column],
        "this_name": breach.column,
        "other": breach.other,
        "other_name": breach.other_name,
    }
    found, write = (each.format_map({**values, **cell}) for each in (rule.say, rule.write))
    return problem(file, line, rule.at or breach.column, rule.kind, found, write, rule.severity)


def _possible(group: RuleGroup, known: Collection[str]) -> RuleGroup:
    """The rules of a group that need no fact that is not known."""

    def can(rule: ColumnRule) -> bool:
        return all(name.split(".")[0] in known for name in rule.names if "." in name)

    return RuleGroup(tuple(filter(can, group.rules)), only_first=group.only_first)


def _facts(names: Iterable[str], known: Mapping[str, object]) -> dict[str, Any]:
    """Each fact among the names, such as ``quarter.last_day``, with its value."""
    dotted = (name.partition(".") for name in names if "." in name)
    return {f"{fact}.{part}": getattr(known[fact], part) for fact, _, part in dotted}


def _reader(table: Table, names: Collection[str]) -> Callable[[Row], dict[str, Any]]:
    """What turns a row into the values of these columns; each different text is read once."""
    parsers = {field.name: parser(field.type) for field in table.schema.fields if field.name in names}
    known: dict[str, dict[str, Any]] = {name: {} for name in parsers}

    def values_of(row: Row) -> dict[str, Any]:
        for name, parse in parsers.items():
            text = row.cells[name]
            if text not in known[name]:
                known[name][text] = parse(text) if text.strip() else None
        return {name: known[name][row.cells[name]] for name in parsers}

    return values_of


def _text(value: object) -> str:
    """A value as schemas write it: nothing is the empty text, ``0.0`` is ``0``."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return NOTHING if value is None else str(value)
