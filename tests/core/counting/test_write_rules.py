"""Rules as plain data say what their files say, word for word."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal

import pytest

from plugins.core.counting.read_rules import read_rules
from plugins.core.counting.rule import Condition, Factor, Rule
from plugins.core.counting.write_rules import plain_rule
from tools.illustrative.place import EXAMPLE

FOLDER = EXAMPLE.reference / "rules"
RULES = read_rules(FOLDER, "rules")[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.metric_id)
def test_a_rule_as_json_has_the_words_of_its_file(rule: Rule) -> None:
    metric, version = rule.key
    words = tomllib.loads((FOLDER / f"{metric}.{version}.toml").read_text(encoding="utf-8"))
    named = {"metric_id": metric, "metric_version": version}
    assert json.loads(json.dumps(plain_rule(rule))) == {**named, **words}


def test_days_and_parts_of_one_are_written_as_json_has_them() -> None:
    rule = Rule(
        metric_id="a",
        metric_version=1,
        file="a.1.toml",
        measure="product",
        table="t",
        where=(Condition("day", "from", date(2026, 7, 1)), Condition("share", "at_most", Decimal("0.5"))),
        factors=(Factor("made", "wanted", Decimal(1)),),
    )
    told = plain_rule(rule)
    assert told["where"] == [["day", "from", "2026-07-01"], ["share", "at_most", 0.5]]
    assert told["factors"] == [{"part": "made", "whole": "wanted", "cap": 1}]
