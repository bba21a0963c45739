"""How far values lie apart: the range that a picture's description may give of things that are not ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")


class Spread(NamedTuple):
    """Where in the list the lowest and the highest value stand; the first of several that are equal."""

    lowest: int
    highest: int


def spread(values: Iterable[Decimal]) -> Spread | None:
    """The range of values; ``None`` of none.

    >>> spread([Decimal(3), Decimal(1), Decimal(3)])
    Spread(lowest=1, highest=0)
    """
    found = list(values)
    if not found:
        return None
    return Spread(found.index(min(found)), found.index(max(found)))


def alone_at_the_top(items: Iterable[Item], value: Callable[[Item], Decimal]) -> Item | None:
    """The item with the strictly largest value; ``None`` where two share it, for then nothing is the most."""
    ordered = sorted(items, key=value, reverse=True)
    if not ordered or (len(ordered) > 1 and value(ordered[0]) == value(ordered[1])):
        return None
    return ordered[0]


def leaders(items: Iterable[Item], value: Callable[[Item], Decimal]) -> list[Item]:
    """The items with the largest value, in their order: one, or all that share it.

    >>> leaders(["a", "bb", "cc"], lambda word: Decimal(len(word)))
    ['bb', 'cc']
    """
    found = list(items)
    most = max(map(value, found), default=None)
    return [item for item in found if value(item) == most]


def largest_first(
    items: Iterable[Item], most: int, value: Callable[[Item], Decimal]
) -> tuple[list[Item], list[Item]]:
    """The ``most`` items that are largest by size, in the order of their values, and the others. For causes
    and things that are counted, never for units or people."""
    ordered = sorted(items, key=lambda item: -abs(value(item)))
    return sorted(ordered[:most], key=lambda item: -value(item)), ordered[most:]
