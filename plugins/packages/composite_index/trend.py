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
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import lcm
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .exact import half_up

SIGNIFICANT = Decimal("0.05")
#: Twice and more by how much the slope of shortened numbers may be wrong.
_WRONG = 2.0**12


@dataclass(frozen=True, slots=True)
class Movement:
    """``slope_per_year`` is in the unit of the values, exact; ``p_value`` has four decimals. Both are
    ``None`` with too few figures. ``figures`` counts those that were there. ``statistic`` is S, over the
    ``pairs`` of figures compared, and ``variance`` its variance, ties counted."""

    word: Literal["rising", "falling", "no_clear_trend", "too_few_periods"]
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
    known = tuple([index for index, value in enumerate(values) if value is not None])
    ratios = [value.as_integer_ratio() for value in values if value is not None]
    unit = lcm(*{below for _, below in ratios})  # whole numbers of it are quicker to compare
    whole = [above * (unit // below) for above, below in ratios]
    pairs = _pairs(known, period)
    seasons: list[list[int]] = [[] for _ in range(period)]
    for index, value in zip(known, whole, strict=True):
        seasons[index % period].append(value)
    untied = sum(_variance(len(season)) for season in seasons)
    ties = sum(_variance(count) for season in seasons for count in Counter(season).values() if count > 1)
    variance = Fraction(untied - ties, 18)
    about = _shortened(whole)
    count = len(pairs.years)
    rises = _rises(whole, about, pairs) if count else 0
    word: Literal["rising", "falling", "no_clear_trend", "too_few_periods"] = "too_few_periods"
    if not count or _four(_p(count, Fraction(untied, 18))) >= SIGNIFICANT:
        return Movement(word, len(known), None, None, rises, variance, count)
    slope = _median(whole, about, pairs) / unit
    p_value = _four(_p(rises, variance))
    word = "no_clear_trend" if p_value >= SIGNIFICANT else "rising" if rises > 0 else "falling"
    return Movement(word, len(known), slope, p_value, rises, variance, count)


class _Pairs(NamedTuple):
    """The places of the earlier and of the later figure of every pair compared, and the years between."""

    earlier: NDArray[np.int64]
    later: NDArray[np.int64]
    years: NDArray[np.int64]

    def exact(self, whole: Sequence[int], place: int) -> tuple[int, int]:
        """The difference of a pair and its years."""
        return whole[self.later[place]] - whole[self.earlier[place]], int(self.years[place])


@lru_cache(maxsize=64)
def _pairs(indices: tuple[int, ...], period: int) -> _Pairs:
    """Of figures in those periods, those of one season."""
    found = [
        (one, other, (indices[other] - indices[one]) // period)
        for one, other in combinations(range(len(indices)), 2)
        if not (indices[other] - indices[one]) % period
    ]
    return _Pairs(*np.array(found, dtype=np.int64).reshape(-1, 3).T)


def _shortened(whole: Sequence[int]) -> NDArray[np.int64]:
    """The numbers without their last bits, or with more, so that the largest has sixty: a difference of two
    is less than 1 beside the true one."""
    more = 60 - max((value.bit_length() for value in whole), default=0)
    return np.array([value << more if more > 0 else value >> -more for value in whole], dtype=np.int64)


def _rises(whole: Sequence[int], about: NDArray[np.int64], pairs: _Pairs) -> int:
    """S: rises minus falls. Only pairs that are equal but for the last bit are looked at with all digits."""
    moved = about[pairs.later] - about[pairs.earlier]
    doubtful = [pairs.exact(whole, place)[0] for place in np.flatnonzero(np.abs(moved) <= 1).tolist()]
    near = sum((each > 0) - (each < 0) for each in doubtful)
    return int(np.count_nonzero(moved > 1)) - int(np.count_nonzero(moved < -1)) + near


def _median(whole: Sequence[int], about: NDArray[np.int64], pairs: _Pairs) -> Fraction:
    """The median of the differences a year. The machine's numbers, which are wrong by less than 1 and
    2^-52 of 2^61, say which slopes may be it; those are sorted with all digits."""
    slopes = (about[pairs.later] - about[pairs.earlier]) / pairs.years
    places = sorted({(len(slopes) - 1) // 2, len(slopes) // 2})
    ends = np.partition(slopes, places)[places]
    low, high = ends[0] - _WRONG, ends[-1] + _WRONG
    chosen = np.flatnonzero((slopes >= low) & (slopes <= high))
    exact = [pairs.exact(whole, place) for place in chosen.tolist()]
    common = lcm(*{years for _, years in exact})
    ordered = sorted(moved * (common // years) for moved, years in exact)
    below = int(np.count_nonzero(slopes < low))
    return Fraction(sum(ordered[place - below] for place in places), common * len(places))


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
