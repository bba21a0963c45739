"""What the draws say: an interval for every score, how likely each rank and band is, who is ahead.

Everything is decided on each draw's published value, as on the real one. An interval of 90 % leaves
out one draw in twenty at either end (order statistics, no interpolation).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .exact import fraction
from .scheme import Scheme
from .uncertainty import Simulated, Whole

#: Draws ranked at a time; how far apart values may lie to be counted one by one, and up to which size as they
#: are.
_BLOCK, _COUNTED, _SHORT = 500, 1 << 17, 1 << 12
#: Units that are counted together.
_ROWS = 16


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower end, middle (median) and upper end, rounded to the scheme's decimals."""

    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One unit's index under all draws. ``parts`` has an interval for every part that has parts and a score,
    the whole included; ``ranks`` and ``bands`` the share of draws with that rank or band number; ``rank_low``
    (best) to ``rank_high`` hold as many draws as the interval."""

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
    draws = simulated.published.shape[1]
    outside = int((1 - Fraction(scheme.uncertainty.interval)) / 2 * draws)
    places = outside, (draws - 1) // 2, draws - 1 - outside
    parts = {
        node_id: _intervals(values, places, scheme.decimals) for node_id, values in simulated.parts.items()
    }
    ranked = times_ranked(simulated, scheme)
    edges = _edges(scheme)
    found = []
    for row, unit_id in enumerate(simulated.units):
        rank_low, _, rank_high = _ends(ranked[row], places)
        bands = _bands(simulated.published[row], edges)
        found.append(
            Spread(
                unit_id=unit_id,
                whole=parts[scheme.root.node_id][row],
                parts={
                    node_id: each[row] for node_id, each in parts.items() if simulated.there[node_id][row]
                },
                ranks=_shares(enumerate(ranked[row].tolist())),
                rank_low=rank_low,
                rank_high=rank_high,
                bands=_shares(enumerate(bands)),
            )
        )
    return tuple(found)


def times_ranked(simulated: Simulated, scheme: Scheme) -> NDArray[np.int64]:
    """How often each unit (row) has each rank (column; the first is never), ties shared: 1, 2, 2, 4.

    Each draw's values are sorted with the unit in their last bits; equal values have the rank of the first.
    """
    values = -simulated.published if scheme.better == "higher" else simulated.published
    units, draws = values.shape
    bits = max(units - 1, 1).bit_length()
    lowest = int(values.min(initial=0))
    fits = (int(values.max(initial=0)) - lowest) << bits < 2**31 - 2**bits
    kind = np.int32 if fits else np.int64
    counted = np.zeros(units * (units + 1), dtype=np.int64)
    places = np.arange(1, units + 1, dtype=np.int32)[:, None]
    for start in range(0, draws, _BLOCK):
        keys = np.ascontiguousarray((values[:, start : start + _BLOCK] - lowest).T.astype(kind))
        keys <<= bits
        keys |= np.arange(units, dtype=kind)
        keys.sort(axis=1)
        keys = np.ascontiguousarray(keys.T)  # rank by rank for all draws of the block at once: quicker
        rank = np.empty(keys.shape, dtype=np.int32)
        rank[0], above = 1, keys >> bits
        np.multiply(above[1:] != above[:-1], places[1:], out=rank[1:])
        for before, here in pairwise(rank):
            np.maximum(before, here, out=here)
        keys &= (1 << bits) - 1
        keys *= units + 1
        keys += rank
        counted += np.bincount(keys.ravel(), minlength=len(counted))
    return counted.reshape(units, units + 1)


def ahead(one: Whole, other: Whole, scheme: Scheme) -> Fraction:
    """The share of draws in which the first is better than the second, both as published values:
    two units, or one unit in two periods."""
    return ahead_of_each(one, other[None, :], scheme)[0]


def ahead_of_each(one: Whole, other: Whole, scheme: Scheme) -> list[Fraction]:
    """The same of one unit and several, or of several and one: a share for each row of the several."""
    better = one > other if scheme.better == "higher" else one < other
    return [_share(int(np.count_nonzero(row)), len(row)) for row in better]


@lru_cache(maxsize=1 << 14)
def _share(times: int, count: int) -> Fraction:
    return Fraction(times, count)


def is_distinguishable(first_ahead: Fraction, second_ahead: Fraction, scheme: Scheme) -> bool:
    """Whether one of the two is ahead in enough draws (90 % unless the scheme says otherwise) to say so;
    if not, they are worded as not distinguishable."""
    return max(first_ahead, second_ahead) >= fraction(scheme.uncertainty.sure)


def _intervals(values: Whole, places: tuple[int, int, int], decimals: int) -> list[Interval]:
    """Of each row the values that come at those places in order, as published."""
    size = int(values.max()) + 1
    if int(values.min()) >= 0 and size <= _SHORT:
        return [
            Interval(*(_decimal(end, decimals) for end in ends))
            for start in range(0, len(values), _ROWS)
            for ends in _ends_of_short(values[start : start + _ROWS], size, places)
        ]
    found = []
    for row in values:
        lowest = int(row.min())
        if int(row.max()) - lowest < _COUNTED:
            ends = _ends(np.bincount(row - lowest), places)
        else:
            lowest, (low, middle, high) = 0, np.sort(row)[list(places)].tolist()
            ends = low, middle, high
        found.append(Interval(*(_decimal(lowest + end, decimals) for end in ends)))
    return found


@lru_cache(maxsize=1 << 14)
def _decimal(units: int, decimals: int) -> Decimal:
    return Decimal(units).scaleb(-decimals)


def _ends_of_short(rows: Whole, size: int, places: tuple[int, int, int]) -> Iterator[tuple[int, ...]]:
    """The same of rows of numbers from 0 to below ``size``, counted together: quicker than one by one."""
    apart = rows + np.arange(0, len(rows) * size, size)[:, None]
    counted = np.bincount(apart.ravel(), minlength=len(rows) * size).reshape(len(rows), size)
    reached = counted.cumsum(axis=1)
    return zip(*((reached <= place).sum(axis=1).tolist() for place in places), strict=True)


def _ends(counted: NDArray[np.int64], places: tuple[int, int, int]) -> tuple[int, int, int]:
    """The values at those places in order, of which each occurs as often as ``counted`` says."""
    low, middle, high = np.searchsorted(np.cumsum(counted), places, side="right").tolist()
    return low, middle, high


def _shares(times: Iterator[tuple[int, int]]) -> dict[int, Fraction]:
    known = {number: time for number, time in times if time}
    count = sum(known.values())
    return {number: _share(time, count) for number, time in known.items()}


def _edges(scheme: Scheme) -> list[int | None]:
    """Where each band begins, in units of the last decimal; ``None``: there is no limit."""
    lower = [band.lower for band in scheme.bands]
    return [
        int(edge.scaleb(scheme.decimals).to_integral_value(ROUND_CEILING)) if edge.is_finite() else None
        for edge in lower
    ]


def _bands(published: Whole, edges: list[int | None]) -> list[int]:
    """How many draws lie below the first band, and in each band."""
    below = [0 if edge is None else int(np.count_nonzero(published < edge)) for edge in edges]
    return [after - before for before, after in pairwise([0, *below, len(published)])] if edges else []
