"""What may not be published about people, and how uncertain a reader must stay: rules as data.

Names follow ACRO (https://github.com/AI-SDC/ACRO) where it has the parameter; sdcTable's name for the same
thing stands beside it. The defaults are stricter or looser than theirs, as said; whoever publishes signs
them, and a changed rule is a changed file, never a changed programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .system import ZERO, Need

#: ``count``: people or things, whole; ``score``: on a closed scale (0 to 100); ``amount``: money, hours.
Kind = Literal["count", "score", "amount"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules in force.

    ``safe_threshold``
        The smallest count of people that is published: 5, so 1 to 4 are hidden. ACRO: ``safe_threshold``, 10;
        sdcTable: ``maxN`` (the largest count hidden), 3, so ``maxN = safe_threshold - 1``.
    ``safe_base``
        The smallest number of people behind a mean, an index or a percentage: 10 (ACRO's threshold; the
        ONS Longitudinal Study uses 10 too).
    ``zeros_are_disclosive``
        A zero that could have been otherwise says something about everybody in the group, so it is hidden
        like a small count; a structural zero (nobody can be there) is published. ACRO: the same name, true;
        sdcTable: ``allowZeros``, false.
    ``class_disclosure``
        Hide it when everybody in a group is in one category (100 %, and so 0 % elsewhere).
    ``count_width``
        How wide the interval about a hidden count stays: 3, so four values at least, as many as 1 to 4.
    ``score_share``
        How wide about a hidden score, as a share of the scale: 0.25.
    ``amount_share``
        How wide about a hidden amount: 10 % either side of the true value, or where a report does not know
        that, of the interval's middle.
    ``contributors_know``
        Whether each hidden cell must also stand up to whoever knows another hidden cell of the package: a
        department knows its own score. Not meant for counts, which nobody holds alone.
    ``margin_cost``
        How many inner cells a complement may hide before it hides a total instead.
    """

    safe_threshold: int = 5
    safe_base: int = 10
    zeros_are_disclosive: bool = True
    class_disclosure: bool = True
    count_width: Decimal = Decimal(3)
    score_share: Decimal = Decimal("0.25")
    amount_share: Decimal = Decimal("0.10")
    contributors_know: bool = False
    margin_cost: int = 10

    def need(self, kind: Kind, scale: Decimal = Decimal(100)) -> Need:
        """What the rules ask of a hidden cell; ``scale`` is the length of a score's scale."""
        if kind == "count":
            return Need(width=self.count_width)
        if kind == "score":
            return Need(width=self.score_share * scale)
        return Need(share=self.amount_share)


RULES = Rules()
#: Asks only that nothing can be worked out exactly: the test most published methods are held to.
EXACT_ONLY = Rules(count_width=ZERO, score_share=ZERO, amount_share=ZERO)
