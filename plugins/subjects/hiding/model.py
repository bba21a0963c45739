"""What the attack on hidden numbers found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.time.quarter import Quarter

from .record import HidingRule


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenIn:
    """Numbers of one table of one release: how many are hidden, how many are printed."""

    quarter: Quarter
    table: str
    hidden: int
    printed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """How closely a stranger can know hidden numbers: ``numbers`` of them lie in an interval of at least
    ``least`` (people, or per cent, or whatever they count), and of less than the next such step."""

    least: int | None
    numbers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureReport:
    """What is hidden in everything published, over all current releases together.

    ``numbers`` counts each hidden number once; ``tables`` by release and table, which no page tells of fewer
    than ``TOGETHER`` releases (``measure_told.py``). ``reasons`` are what desks recorded; ``unrecorded`` the
    rest; of too few ``releases`` there are none. ``intervals`` are of hidden counts of people, ``narrowest``
    the smallest of them.
    """

    numbers: int
    counts: int
    releases: int
    tables: tuple[HiddenIn, ...]
    reasons: Mapping[HidingRule, int]
    unrecorded: int
    intervals: tuple[Interval, ...]
    narrowest: int | None
    safe_threshold: int
    safe_base: int
    least_interval: int
