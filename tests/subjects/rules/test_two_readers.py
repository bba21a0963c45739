"""The rules and a second reader (``recount.py``) count the same of random registers; a rule with one word
altered does not. The script for readers counts from the rules as published and is a third."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pandas as pd
import pytest

from plugins.core.counting.count import count
from plugins.core.counting.read_rules import read_rules
from plugins.core.counting.rule import Cells, Condition, Rule
from plugins.core.counting.write_rules import plain_rule
from plugins.core.facts.read import SCHEMAS
from plugins.core.packing.descriptions import read_descriptions
from plugins.portal.recomputing.count_rows import count_rows
from plugins.subjects.rules.check import columns_of
from plugins.subjects.units.record import ASSEMBLY_ID
from tests.subjects.rules.recount import FIRST, LAST, READERS, Parts
from tools.illustrative.place import EXAMPLE

MARKS = {"first_day": FIRST, "last_day": LAST, "as_at": date(2026, 10, 5), "quarter_number": 1}
RULES = [rule for rule in read_rules(EXAMPLE.reference / "rules", "rules")[0] if rule.table]
TABLES = read_descriptions(SCHEMAS)
#: Days at and beside the quarter's first and last.
EDGES = [date(2026, 6, 30), FIRST, date(2026, 7, 2), date(2026, 9, 29), LAST, date(2026, 10, 1)]
#: So many random registers of each metric.
DRAWN = 90


def drawn(rule: Rule, random: Random) -> list[dict[str, Any]]:
    """A register of at most twelve rows, whose days lie around the borders of the quarter."""
    fields = columns_of(rule.table, TABLES)
    names = {one.value for one in rule.conditions if isinstance(one.value, str)}

    def cell(name: str) -> Any:
        field = fields[name]
        words = field.get("constraints", {}).get("enum")
        if field["type"] == "date":
            return random.choice([*EDGES, None] if name not in rule.added else EDGES)
        if field["type"] == "boolean":
            return random.choice([True, False, None])
        if field["type"] in ("integer", "number"):
            return random.randint(0, 4)
        if words:
            empty = [] if field["constraints"].get("required") else [""]
            return random.choice([*words, *empty])
        return random.choice([*sorted(names - MARKS.keys()), "assembly", "b", "c"][:4])

    return [{name: cell(name) for name in rule.columns} for _ in range(random.randint(0, 12))]


def counted(rule: Rule, rows: list[dict[str, Any]]) -> Parts:
    """What the rule makes of the rows, exactly where it has parts, else to six decimals."""
    cells: list[Cells] = [{**row, "status": "reported"} for row in rows]
    found = count(rule, cells, MARKS, 6, ASSEMBLY_ID if rule.own_rows else "")
    if found.state != "counted":
        return None
    if found.numerator is not None and found.denominator is not None:
        return Fraction(found.numerator), Fraction(found.denominator)
    assert found.value is not None
    return (Fraction(found.value),)


def same(one: Parts, other: Parts) -> bool:
    if one is None or other is None:
        return one is other
    return len(one) == len(other) and all(
        abs(a - b) <= Fraction(1, 10**6) for a, b in zip(one, other, strict=True)
    )


def registers(rule: Rule) -> Iterator[tuple[list[dict[str, Any]], Parts]]:
    """Random registers with what the second reader counts in them."""
    random = Random(rule.metric_id)
    for _ in range(DRAWN):
        rows = drawn(rule, random)
        yield rows, READERS[rule.metric_id](pd.DataFrame(rows, columns=list(rule.columns), dtype=object))


def altered(rule: Rule) -> Iterator[Rule]:
    """The rule with one word altered: a condition left out, a border moved, a word turned."""
    turned: Mapping[str, str] = {"from": "after", "up_to": "before", "is": "is_not", "at_least": "at_most"}
    for place in ("where", "either", "numerator"):
        group: tuple[Condition, ...] = getattr(rule, place)
        for at, one in enumerate(group):
            rest = (*group[:at], *group[at + 1 :])
            if len(group) > 1 or place != "either":
                yield replace(rule, **{place: rest})  # type: ignore[arg-type]
            if one.op in turned:
                yield replace(rule, **{place: (*rest, replace(one, op=turned[one.op]))})  # type: ignore[arg-type]
    if rule.first is not None:
        yield replace(rule, first=None)
        for at in range(len(rule.first.where)):
            kept = (*rule.first.where[:at], *rule.first.where[at + 1 :])
            yield replace(rule, first=replace(rule.first, where=kept))
    if rule.part and rule.whole and rule.part != rule.whole:
        yield replace(rule, part=rule.whole, whole=rule.part)
    for at, factor in enumerate(rule.factors):
        others = (*rule.factors[:at], *rule.factors[at + 1 :])
        yield replace(rule, factors=others)
        if factor.cap is not None:
            yield replace(rule, factors=(*others, replace(factor, cap=None)))
    if rule.own_rows:
        yield replace(rule, own_rows=False)
    if rule.measure == "median":
        yield replace(rule, measure="sum")
    if rule.zero:
        yield replace(rule, zero=False)


def test_every_rule_that_counts_has_a_second_reader() -> None:
    assert {rule.metric_id for rule in RULES} == READERS.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.metric_id)
def test_both_readers_count_the_same(rule: Rule) -> None:
    for rows, expected in registers(rule):
        assert same(counted(rule, rows), expected), rows


def as_published(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.metric_id)
def test_the_script_for_readers_counts_the_same_from_the_rule_as_published(rule: Rule) -> None:
    told = json.loads(json.dumps(plain_rule(rule)))
    marks = {name: as_published(value) for name, value in MARKS.items()}
    for rows, expected in registers(rule):
        cells = [{name: as_published(cell) for name, cell in row.items()} for row in rows]
        found = count_rows(told, cells, marks, ASSEMBLY_ID if rule.own_rows else "")
        parts: Parts = None
        if found is not None and found.value is not None:
            parts = (found.value,) if found.top is None or found.bottom is None else (found.top, found.bottom)
        assert same(parts, expected), rows


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.metric_id)
def test_a_rule_with_one_word_altered_is_caught(rule: Rule) -> None:
    drawings = list(registers(rule))
    for other in altered(rule):
        assert any(not same(counted(other, rows), expected) for rows, expected in drawings), other


def test_so_many_rules_and_so_many_of_them_altered() -> None:
    assert len(RULES) == 22
    assert sum(len(list(altered(rule))) for rule in RULES) >= 40


def test_what_is_left_out_is_at_most_a_tenth() -> None:
    """Three rules leave rows out: of ten hearings one without its cost; two are too many."""
    leaving = {rule.metric_id: rule.leave_out for rule in RULES if rule.leave_out}
    assert leaving == dict.fromkeys(
        ("leg_days_to_passage", "ovs_report_turnaround", "adm_cost_per_hearing"), Decimal("0.1")
    )
