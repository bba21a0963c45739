"""``hidden_reasons.csv`` of ``invoke aggregate``: how many numbers each rule hid, all tables together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import get_args

from disclosure_control.primary import Reason
from plugins.subjects.hiding.record import HidingRule

REASONS = "hidden_reasons.csv"
#: What the quarter table calls the rules.
RULE_OF: Mapping[Reason, HidingRule] = {
    "small count": "small_count",
    "zero": "small_count",
    "small base": "small_base",
    "whole group": "whole_group",
}


def count_rules(hidden: Collection[str], first: Mapping[str, Reason]) -> Mapping[HidingRule, int]:
    """How many of the ``hidden`` numbers each rule hid, in the order of the rules.

    ``first`` has the reasons of those that were hidden for themselves; the others protect them
    (``complement``), as does a number that stays hidden because it is hidden in what is out already.
    """
    counts: Counter[HidingRule] = Counter(
        RULE_OF[first[name]] if name in first else "complement" for name in hidden
    )
    return {rule: counts[rule] for rule in get_args(HidingRule) if counts[rule]}
