"""The policy's yardstick: an efficiency gain of 10 % year on year.

The gain is the relative change in the metric's good direction on the same quarter a year earlier:
(now - then) / then where more is better, (then - now) / then where less is better; it is met from
exactly 10 % on. The policy names the yardstick (executive summary) but no baseline and no series, so the
same quarter of the year before stands in for both, and the pages say that this is our reading.
"""

from __future__ import annotations

from decimal import Decimal

from composite_index.band import Direction
from plugins.core.claims.statement import Statement
from plugins.core.measures.rounding import EXACT, percentage, settled

from .model import Verdict10

GAIN_PCT = Decimal(10)


def ten_percent(change: Statement, direction: Direction) -> Verdict10:
    """Whether the gain was reached, of the change on a year earlier; ``not_assessable`` where the metric has
    no good direction, nothing may be told of the change (a yardstick on two bills measures nothing), or the
    earlier figure is not above zero."""
    before = change.before
    if direction == "none" or change.grade not in ("E2", "E3") or before is None or change.matched:
        return "not_assessable"
    if change.now.exact is None or before.exact is None or before.exact <= 0:
        return "not_assessable"
    risen = EXACT.subtract(change.now.exact, before.exact)
    gain_pct = settled(percentage(risen.copy_negate() if direction == "down" else risen, before.exact))
    return "met" if gain_pct >= GAIN_PCT else "not_met"
