"""What the draws say: an interval for every score, how likely each rank and band is, who is ahead.

Everything is decided on each draw's published value, as on the real one. An interval of 90 % leaves
out one draw in twenty at either end (order statistics, no interpolation).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .exact import half_up
from .scheme import Scheme
from .steady import Array
from .uncertainty import Simulated, Whole

#: Draws compared at a time.
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower end, middle (median) and upper end, rounded to the scheme's decimals."""

    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One unit's index under all draws. ``parts`` has an interval for every part, the whole included;
    ``ranks`` and ``bands`` the share of draws with that rank or band number; ``rank_low`` (best) to
    ``rank_high`` hold as many draws as the interval."""

    unit_id: str
    whole: Interval
    parts: Mapping[str, Interval]
    ranks: Mapping[int, Fraction]
    rank_low: int
    rank_high: int
    bands: Mapping[int, Fraction]


def spreads(simulated: Simulated, scheme: Scheme) -> tuple[Spread, ...]:
    """Every unit's spread, in the order of the simulation."""
    if not simulated.units:
        return ()
    interval = Fraction(scheme.uncertainty.interval)
    parts = {
        node_id: _intervals(values, interval, scheme.decimals) for node_id, values in simulated.parts.items()
    }
    ranks = ranks_in_draws(simulated, scheme)
    rank_ends = _ends(ranks.astype(np.float64), interval)
    bands = _bands(simulated.published, scheme)
    count = ranks.shape[1]
    return tuple(
        Spread(
            unit_id=unit_id,
            whole=parts[scheme.root.node_id][row],
            parts={node_id: found[row] for node_id, found in parts.items()},
            ranks=_shares(ranks[row], count),
            rank_low=int(rank_ends[0][row]),
            rank_high=int(rank_ends[2][row]),
            bands=bands[row],
        )
        for row, unit_id in enumerate(simulated.units)
    )


def ranks_in_draws(simulated: Simulated, scheme: Scheme) -> Whole:
    """The rank of every unit (row) in every draw (column), ties shared."""
    values = simulated.published if scheme.better == "higher" else -simulated.published
    narrow = np.int32 if np.abs(values).max(initial=0) < 2**31 else np.int64  # half the memory to go through
    values, ranks = values.astype(narrow), np.ones(values.shape, dtype=np.int32)
    for start in range(0, values.shape[1], _BLOCK):
        block = np.ascontiguousarray(values[:, start : start + _BLOCK])
        found = ranks[:, start : start + _BLOCK]
        for one in block:
            found += one > block
    return ranks.astype(np.int64)


def ahead(one: Whole, other: Whole, scheme: Scheme) -> Fraction:
    """The share of draws in which the first is better than the second, both as published values:
    two units, or one unit in two periods."""
    better = one > other if scheme.better == "higher" else one < other
    return Fraction(int(better.sum()), len(better))


def is_distinguishable(first_ahead: Fraction, second_ahead: Fraction, scheme: Scheme) -> bool:
    """Whether one of the two is ahead in enough draws (90 % unless the scheme says otherwise) to say so;
    if not, they are worded as not distinguishable."""
    return max(first_ahead, second_ahead) >= Fraction(scheme.uncertainty.sure)


def _intervals(values: Array, interval: Fraction, places: int) -> list[Interval]:
    low, middle, high = _ends(values, interval)

    def rounded(number: float) -> Decimal:
        return half_up(Fraction(float(number)), places)

    return [Interval(rounded(a), rounded(b), rounded(c)) for a, b, c in zip(low, middle, high, strict=True)]


def _ends(values: Array, interval: Fraction) -> tuple[Array, Array, Array]:
    count = values.shape[1]
    outside = int((1 - interval) / 2 * count)
    places = (outside, (count - 1) // 2, count - 1 - outside)
    ordered = np.sort(values, axis=1)  # with three places to find, quicker than np.partition
    return ordered[:, places[0]], ordered[:, places[1]], ordered[:, places[2]]


def _shares(values: NDArray[np.int64], count: int) -> dict[int, Fraction]:
    found, times = np.unique(values, return_counts=True)
    return {int(value): Fraction(int(time), count) for value, time in zip(found, times, strict=True)}


def _bands(published: Whole, scheme: Scheme) -> list[dict[int, Fraction]]:
    numbers = np.zeros(published.shape, dtype=np.int64)
    for band in scheme.bands:
        if band.lower.is_finite():
            edge = int((band.lower.scaleb(scheme.decimals)).to_integral_value(ROUND_CEILING))
            numbers = np.where(published >= edge, band.number, numbers)
        else:
            numbers = np.full_like(numbers, band.number)
    return [_shares(row, len(row)) if scheme.bands else {} for row in numbers]
