"""How far a figure is from its target, in things that can be counted.

Of a share of counted things, the gap is a number of things: with the target t per cent of n things, where
more is better at least ceil(t n / 100) of them are needed, where less is better at most floor(t n / 100) are
allowed; the gap is the distance of the count from that number. Of all else it is the distance of the
published figure from the target, in the figure's own unit (of a share in points). What was not known as a
number has no gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from .measure_cases import is_counted
from .model import Result, Verdict

#: Which side of the target, by the good direction: ``short`` and ``spare`` where more is better, ``over`` and
#: ``under`` where less is; ``just`` where as many things as needed do not make the target to the digit.
Side = Literal["short", "spare", "over", "under", "exactly", "just"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """``size`` is above zero unless ``exactly`` or ``just``; ``cases``: it counts things."""

    kind: Side
    size: Decimal
    cases: bool


def gap_of(result: Result) -> Gap | None:
    """The gap of a figure that was judged.

    17 of 47 answered in time, where at least 75 % were promised: 0.75 x 47 = 35.25, so 36 were needed, and
    the gap is 36 - 17 = 19.
    """
    if result.verdict not in ("met", "not_met") or result.target is None or result.value is None:
        return None
    target, more_is_better = result.target.value, result.metric.direction == "up"
    assert target is not None
    cases = result.metric.unit == "percent" and is_counted(result) and bool(result.denominator)
    if cases and result.numerator is not None and result.denominator is not None:
        wanted = target * result.denominator / 100
        needed = wanted.to_integral_value(ROUND_CEILING if more_is_better else ROUND_FLOOR)
        if result.numerator == needed != wanted:
            return Gap(kind="just", size=Decimal(0), cases=True)
        distance = result.numerator - needed
    else:
        distance = (result.closer if result.closer is not None else result.value) - target
    size = abs(distance)
    if not size:
        return Gap(kind="exactly", size=size, cases=cases)
    if result.verdict == "met":
        return Gap(kind="spare" if more_is_better else "under", size=size, cases=cases)
    return Gap(kind="short" if more_is_better else "over", size=size, cases=cases)


def by_gap(results: Iterable[Result], verdict: Verdict) -> list[Result]:
    """Those of this verdict: not met, the widest gap first; met, the widest margin; all else as they come."""
    found = [one for one in results if one.verdict == verdict]
    if verdict not in ("met", "not_met"):
        return found
    sign = 1 if verdict == "not_met" else -1
    return sorted(found, key=lambda one: sign * (one.achievement_pct or Decimal(0)))
