"""Bands and ranks, both decided on the published value, so that a reader can check them.

Two units whose published values are equal share a rank, and the next one counts them both (1, 2, 2,
4): so does the Human Development Index, whose published ranks follow from its three decimals only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypeVar

from .band import Band

Key = TypeVar("Key")


def band_of(bands: Sequence[Band], value: Decimal | None) -> Band | None:
    """The band with ``lower`` <= value < ``upper``; the topmost includes its upper edge."""
    if value is None or not bands:
        return None
    top = max(bands, key=lambda band: band.upper)
    for band in bands:
        if band.lower <= value < band.upper or (band is top and value == band.upper):
            return band
    return None


def ranks(
    values: Mapping[Key, Decimal | None], better: Literal["higher", "lower"] = "higher"
) -> dict[Key, int]:
    """The rank of every key that has a value: 1 + the number of better ones.

    >>> ranks({"a": Decimal("0.7"), "b": Decimal("0.9"), "c": Decimal("0.7"), "d": None})
    {'a': 2, 'b': 1, 'c': 2}
    """
    known = {key: value for key, value in values.items() if value is not None}
    ordered = sorted(known.values(), reverse=better == "higher")
    first: dict[Decimal, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
    return {key: first[value] for key, value in known.items()}
