"""Whether a series rises or falls: the seasonal Mann-Kendall test and the Theil-Sen slope.

Hirsch, Slack and Smith (Water Resources Research 18, 1982): within each season (all first quarters,
all second quarters ...) every later figure is compared with every earlier one; S is the number of
rises minus the number of falls, over all seasons. Without a trend S has mean 0 and variance
``sum over seasons of [n(n-1)(2n+5) - sum over ties t(t-1)(2t+5)] / 18``; with
``z = (S - sign S) / sqrt(variance)`` the two-sided p value is ``erfc(|z| / sqrt 2)``.
The slope is the median of ``(later - earlier) / years between`` over the same pairs. Seasons are taken as
independent of one another.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Literal

from .exact import half_up

SIGNIFICANT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Movement:
    """``slope_per_year`` is in the unit of the values, exact; ``p_value`` has four decimals. Both are
    ``None`` with too few figures. ``figures`` counts those that were there. ``statistic`` is S, over the
    ``pairs`` of figures compared, and ``variance`` its variance, ties counted."""

    word: Literal["rising", "falling", "no_clear_trend", "too_few_quarters"]
    figures: int
    slope_per_year: Fraction | None
    p_value: Decimal | None
    statistic: int = 0
    variance: Fraction = Fraction(0)
    pairs: int = 0

    @property
    def tau(self) -> Fraction | None:
        """Kendall's tau-a: S over the number of pairs compared; ``None`` without a pair."""
        return Fraction(self.statistic, self.pairs) if self.pairs else None

    @property
    def z(self) -> Fraction | None:
        """``(S - sign S) / sqrt(variance)`` to thirty digits; ``None`` where the variance is zero."""
        if not self.variance:
            return None
        sign = (self.statistic > 0) - (self.statistic < 0)
        with localcontext() as context:
            context.prec = 30
            root = (Decimal(self.variance.numerator) / self.variance.denominator).sqrt()
        return Fraction(self.statistic - sign) / Fraction(root)

    @property
    def p_in_words(self) -> str:
        """The p value as it is written: four decimals, or ``<0.0001`` if it is below that."""
        if self.p_value is None:
            return ""
        exact = _p(self.statistic, self.variance)
        return "<0.0001" if exact < 0.0001 else f"{self.p_value:f}"


def trend(values: Sequence[Decimal | Fraction | None], period: int = 4) -> Movement:
    """The direction of ``values``, one for each period in order of time, ``None`` where there is none.

    ``period`` is the number of periods in a year; 1 gives the plain Mann-Kendall test. Too few figures
    are so few that even a steady rise, without one fall, could not be told from chance (p >= 0.05):
    fewer than ten when no quarter is missing, fewer than five yearly ones.
    """
    known = [(index, Fraction(value)) for index, value in enumerate(values) if value is not None]
    unit = lcm(*(value.denominator for _, value in known))  # whole numbers of it are quicker to compare
    seasons: list[list[tuple[int, int]]] = [[] for _ in range(period)]
    for index, value in known:
        whole = value.numerator * (unit // value.denominator)
        seasons[index % period].append((index // period, whole))
    longest = max((season[-1][0] - season[0][0] for season in seasons if season), default=0)
    years, by = _gaps(longest)
    slopes = sorted(
        [
            (later - earlier) * by[end - start]
            for season in seasons
            for place, (start, earlier) in enumerate(season)
            for end, later in season[place + 1 :]
        ]
    )
    untied = sum(_variance(len(season)) for season in seasons)
    rises = len(slopes) - bisect_right(slopes, 0) - bisect_left(slopes, 0)
    times = (count for season in seasons for count in Counter(value for _, value in season).values())
    ties = sum(_variance(count) for count in times if count > 1)
    variance = Fraction(untied - ties, 18)
    word: Literal["rising", "falling", "no_clear_trend", "too_few_quarters"] = "too_few_quarters"
    if not slopes or _four(_p(len(slopes), Fraction(untied, 18))) >= SIGNIFICANT:
        return Movement(word, len(known), None, None, rises, variance, len(slopes))
    middle = len(slopes) // 2
    twice = 2 * slopes[middle] if len(slopes) % 2 else slopes[middle - 1] + slopes[middle]
    slope = Fraction(twice, 2 * years * unit)
    p_value = _four(_p(rises, variance))
    word = "no_clear_trend" if p_value >= SIGNIFICANT else "rising" if rises > 0 else "falling"
    return Movement(word, len(known), slope, p_value, rises, variance, len(slopes))


@lru_cache(maxsize=64)
def _gaps(longest: int) -> tuple[int, tuple[int, ...]]:
    """A number of years that every gap up to the longest divides, and how often each goes into it."""
    years = lcm(*range(1, 1 + longest))
    return years, (0, *(years // gap for gap in range(1, 1 + longest)))


def _variance(count: int) -> int:
    """Eighteen times the variance of S of so many figures."""
    return count * (count - 1) * (2 * count + 5)


def _p(rises: int, variance: Fraction) -> float:
    if rises == 0 or variance == 0:
        return 1.0
    z = (abs(rises) - 1) / math.sqrt(variance)
    return math.erfc(z / math.sqrt(2))


def _four(p_value: float) -> Decimal:
    return half_up(Fraction(p_value), 4)
