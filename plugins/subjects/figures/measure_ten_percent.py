"""The policy's yardstick: an efficiency gain of 10 % year on year.

The gain is the relative change in the metric's good direction on the same quarter a year earlier:
(now - then) / then where more is better, (then - now) / then where less is better; it is met from
exactly 10 % on. The policy names the yardstick (Foreword, 4.3) but no baseline and no series, so the
same quarter of the year before stands in for both, and the pages say that this is our reading.
"""

from __future__ import annotations

from decimal import Decimal

from plugins.core.measures.rounding import EXACT

from .measure import Figure
from .model import Verdict10

GAIN = Decimal("0.10")


def ten_percent(now: Figure, year_before: Figure | None) -> Verdict10:
    """Whether the gain was reached; ``not_assessable`` where the metric has no good direction, the
    figures cannot be compared, or the earlier one is not above zero."""
    direction = now.metric.direction
    if direction == "none" or year_before is None or now.exact is None or year_before.exact is None:
        return "not_assessable"
    if now.metric.metric_version != year_before.metric.metric_version or year_before.exact <= 0:
        return "not_assessable"
    risen = EXACT.subtract(now.exact, year_before.exact)
    gain = -risen if direction == "down" else risen
    return "met" if gain >= EXACT.multiply(GAIN, year_before.exact) else "not_met"
