"""The rules by which a change may be told, and a target be called firm, in the order in which they are asked.

The first that applies decides. The page on methods prints these tables, so that it cannot promise what is not
done; ``claim_rule.<id>`` in ``content/wording`` has the words of each.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

#: On fewer cases a share, a median, a mean or a count is only set beside another.
FEW = Decimal(20)
#: So many cases must stand behind the difference of two shares of a register.
TWO = Decimal(2)
VERSION = "2027-1"


class Rule(NamedTuple):
    """One row: what it is called, and which grade a statement has that it decides."""

    id: str
    leads_to: Literal["E0", "E1", "E2", "E3"]


#: A comparison of two figures.
CHANGE = (
    Rule("change.both_ends", "E0"),
    Rule("change.unit", "E0"),
    Rule("change.definition", "E0"),
    Rule("change.provenance", "E0"),
    Rule("change.population", "E0"),
    Rule("change.cumulative", "E0"),
    Rule("change.season", "E1"),
    Rule("change.answered", "E1"),
    Rule("change.unrecorded", "E1"),
    Rule("change.cases_unknown", "E1"),
    Rule("change.few_cases", "E1"),
    Rule("change.sample", "E3"),
    Rule("change.threshold", "E2"),
    Rule("change.two_cases", "E1"),
    Rule("change.complete", "E2"),
    Rule("change.index", "E3"),
)
#: How firmly a target was kept or missed; ``target.py`` asks.
TARGET = (
    Rule("target.too_close", "E0"),
    Rule("target.unrecorded", "E0"),
    Rule("target.provisional", "E0"),
    Rule("target.partial", "E0"),
    Rule("target.answered", "E0"),
    Rule("target.late", "E0"),
    Rule("target.firm", "E0"),
)
