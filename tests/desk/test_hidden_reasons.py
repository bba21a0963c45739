"""Rules by number of what they hid, as the quarter table calls them."""

from __future__ import annotations

from typing import get_args

from disclosure_control.primary import Reason
from plugins.desk.hidden_reasons import RULE_OF, count_rules


def test_what_was_hidden_for_itself_has_its_rule_and_the_rest_protects_it() -> None:
    # a few people and a zero that could be otherwise are one rule; d and e keep a, b and c company
    first: dict[str, Reason] = {"a": "small count", "b": "zero", "c": "whole group", "elsewhere": "zero"}
    told = count_rules(["c", "a", "d", "b", "e"], first)
    assert list(told.items()) == [("small_count", 2), ("whole_group", 1), ("complement", 2)]


def test_every_reason_has_a_rule() -> None:
    assert set(RULE_OF) == set(get_args(Reason))
