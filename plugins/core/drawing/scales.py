"""Round numbers for a scale, and the rule for where it starts."""

from __future__ import annotations

import math
from collections.abc import Iterable

#: A line may leave zero out only if zero would squeeze it into less than this share of the height.
LEAST_SHARE = 0.2


def ticks(lowest: float, highest: float, about: int = 4) -> list[float]:
    """Round numbers, evenly apart (1, 2, 2.5 or 5 times a power of ten), that enclose both ends."""
    if highest == lowest:
        highest += abs(highest) or 1.0
    rough = (highest - lowest) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough * 0.999)
    first, last = math.floor(lowest / step + 1e-9), math.ceil(highest / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def line_ticks(values: Iterable[float], about: int = 4) -> list[float]:
    """The scale of a line: from zero, unless the line would then lie flat (``LEAST_SHARE``)."""
    known = list(values)
    lowest, highest = min(known), max(known)
    span = highest - lowest
    if lowest >= 0 and (span == 0 or span >= LEAST_SHARE * highest):
        lowest = 0.0
    elif highest <= 0 and (span == 0 or span >= -LEAST_SHARE * lowest):
        highest = 0.0
    return ticks(lowest, highest, about)


def tick_decimals(places: Iterable[float]) -> int:
    """The fewest decimals that write every tick exactly."""
    return max((len(f"{place:.10f}".rstrip("0").partition(".")[2]) for place in places), default=0)
