"""The direction of a metric over its comparable quarters.

The rule: the seasonal Mann-Kendall test with four quarters a year, at the 5 % level, over the figures
of one unit, one definition and one provenance, up to the quarter in question; the slope is the median
of the differences between the same quarters of different years, per year (Theil-Sen). Ten quarters
without a gap are the fewest with which a steady movement could be told from chance; with fewer there
is no trend to speak of (``too_few_quarters``). A movement in the metric's good direction is called
improving, against it worsening; where a metric has none, it only rises or falls.

The method and its source are in ``composite_index.trend``, which looks at a whole series. A
``Run`` gives the same answer for each quarter of a series in turn while looking at each pair of
figures once, which over forty quarters is some hundred times less work. Where there is no clear trend
it gives no slope, for there is none to speak of.
"""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from composite_index.band import Direction
from composite_index.trend import SIGNIFICANT
from plugins.core.measures.rounding import EXACT, half_up, quotient
from plugins.core.time.quarter import Quarter

from .model import Trend

#: The fewest comparable quarters with which a trend can be told from chance.
TREND_QUARTERS = 10
_YEARS = tuple(map(Decimal, range(300)))
Word = Literal["improving", "worsening", "rising", "falling", "no_clear_trend", "too_few_quarters"]


class Run:
    """Figures of one ``kind`` (version of the definition, provenance) of one unit, added oldest first, and
    their trend so far.

    ``_rises`` is S, the rises less the falls; variances are kept times 18 to stay whole. ``_fresh``
    are the figures (season, place in it) whose slopes nobody has asked for yet.
    """

    __slots__ = (
        "_fresh",
        "_pairs",
        "_rises",
        "_seasons",
        "_slopes",
        "_tied",
        "_ties",
        "_untied",
        "figures",
        "kind",
        "last",
    )

    def __init__(self, kind: tuple[int, str]) -> None:
        self.kind = kind
        self.last: Quarter | None = None
        self.figures = 0
        self._seasons: tuple[list[tuple[int, Decimal]], ...] = ([], [], [], [])
        self._slopes: list[Decimal] = []
        self._fresh: list[tuple[int, int]] = []
        self._ties: dict[tuple[int, Decimal], int] = {}
        self._pairs = self._rises = self._untied = self._tied = 0

    def add(self, quarter: Quarter, value: Decimal) -> None:
        """The next figure, compared with those of the same quarter in earlier years."""
        season, year = self._seasons[quarter.number - 1], quarter.start_year
        for _, earlier in season:
            self._rises += (value > earlier) - (value < earlier)
        place, count = (quarter.number, value), len(season)
        alike = self._ties.get(place, 0)
        self._pairs += count
        self._untied += _spread(count + 1) - _spread(count)
        self._tied += _spread(alike + 1) - _spread(alike)
        self._ties[place] = alike + 1
        season.append((year, value))
        self._fresh.append((quarter.number - 1, count))
        self.figures += 1
        self.last = quarter

    def trend(self, direction: Direction, decimals: int) -> Trend:
        """The trend over everything added; the slope, in the metric's unit per year, has one decimal
        more than the metric."""
        if not self._pairs or _p_value(self._pairs, self._untied) >= SIGNIFICANT:
            return too_few(self.figures)
        p_value = _p_value(self._rises, self._untied - self._tied)
        if p_value >= SIGNIFICANT:
            return _no_clear_trend(self.figures, p_value)
        return Trend(
            word=_moving(self._rises > 0, direction),
            quarters=self.figures,
            slope_per_year=half_up(self._median_slope(), decimals + 1),
            p_value=p_value,
        )

    def _median_slope(self) -> Decimal:
        for number, count in self._fresh:
            year, value = self._seasons[number][count]
            for earlier_year, earlier in self._seasons[number][:count]:
                slope = quotient(EXACT.subtract(value, earlier), _YEARS[year - earlier_year])
                self._slopes.append(slope)
        self._fresh.clear()
        self._slopes.sort()
        middle, odd = divmod(len(self._slopes), 2)
        median = self._slopes[middle]
        return median if odd else quotient(EXACT.add(self._slopes[middle - 1], median), Decimal(2))


@lru_cache(maxsize=256)
def too_few(quarters: int) -> Trend:
    """What is said of so few figures."""
    return Trend(word="too_few_quarters", quarters=quarters, slope_per_year=None, p_value=None)


@lru_cache(maxsize=4096)
def _no_clear_trend(quarters: int, p_value: Decimal) -> Trend:
    return Trend(word="no_clear_trend", quarters=quarters, slope_per_year=None, p_value=p_value)


def _moving(rising: bool, direction: Direction) -> Word:
    if direction == "none":
        return "rising" if rising else "falling"
    return "improving" if rising == (direction == "up") else "worsening"


def _spread(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


@lru_cache(maxsize=4096)
def _p_value(rises: int, variance_times_18: int) -> Decimal:
    if rises == 0 or variance_times_18 == 0:
        return Decimal(1)
    z = (abs(rises) - 1) / math.sqrt(variance_times_18 / 18)
    return half_up(Decimal(math.erfc(z / math.sqrt(2))), 4)
