"""What the rules hide first: small counts, zeros that could be otherwise, whole groups, means of too few.

Each rule answers with a reason or nothing. Reasons stay at the desk: a reader never learns which rule hid
which number.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Literal

from .rules import RULES, Rules
from .system import ZERO, Relation, System

Reason = Literal["small count", "zero", "whole group", "small base"]


def hidden_first(system: System, rules: Rules = RULES, structural: Collection[str] = ()) -> dict[str, Reason]:
    """The counts that must be hidden, by name, with the reason; ``structural`` names zeros that cannot be
    otherwise. Every cell that has a value is looked at, totals too.
    """
    reasons: dict[str, Reason] = {}
    for cell in system.cells:
        if cell.value is None or cell.name in structural:
            continue
        if 0 < cell.value < rules.safe_threshold:
            reasons[cell.name] = "small count"
        elif cell.value == 0 and rules.zeros_are_disclosive:
            reasons[cell.name] = "zero"
    if rules.class_disclosure:
        for relation in system.relations:
            name = _everybody_in(relation, system, structural)
            if name:
                reasons.setdefault(name, "whole group")
    return reasons


def _everybody_in(relation: Relation, system: System, structural: Collection[str]) -> str | None:
    """The one part of a total that holds all of it, where others could have; ``None`` if it is spread."""
    parts = [name for name, coefficient in relation.terms.items() if coefficient > 0]
    possible = [name for name in parts if name not in structural]
    values = [system.cell(name).value for name in possible]
    if len(possible) < 2 or any(value is None for value in values):
        return None
    filled = [name for name, value in zip(possible, values, strict=True) if value]
    return filled[0] if len(filled) == 1 else None


def share_hidden(part: Decimal, base: Decimal, rules: Rules = RULES) -> Reason | None:
    """Why the percentage ``part / base`` of a group of people may not be shown; ``None`` if it may.

    >>> share_hidden(Decimal(12), Decimal(12))
    'whole group'
    """
    if base < rules.safe_base:
        return "small base"
    if rules.class_disclosure and part in (ZERO, base):
        return "whole group"
    if 0 < part < rules.safe_threshold or 0 < base - part < rules.safe_threshold:
        return "small count"
    return None


def mean_hidden(base: Decimal, rules: Rules = RULES) -> Reason | None:
    """Why a mean or an index over ``base`` people may not be shown; ``None`` if it may."""
    return "small base" if base < rules.safe_base else None
