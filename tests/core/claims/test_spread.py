"""Ranges, what is alone at the top, and the largest of many."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.claims.spread import alone_at_the_top, largest_first, leaders, spread


def test_a_range_names_where_its_ends_stand() -> None:
    assert spread(map(Decimal, (64, 70, 67))) == (0, 1)
    assert spread([]) is None


def test_of_two_that_tie_none_is_the_most() -> None:
    assert alone_at_the_top([3, 5, 4], Decimal) == 5
    assert alone_at_the_top([5, 5, 4], Decimal) is None
    assert alone_at_the_top([], Decimal) is None


def test_the_largest_by_size_in_the_order_of_their_values() -> None:
    # By size: -9, 7, 5; then 1 and -2 are the others, the larger first.
    assert largest_first([1, -9, 5, 7, -2], 3, Decimal) == ([7, 5, -9], [-2, 1])


def test_all_that_share_the_first_place_lead() -> None:
    topics = [("productivity", 3), ("leadership", 2), ("serving the public", 3)]
    first = leaders(topics, lambda one: Decimal(one[1]))
    assert first == [("productivity", 3), ("serving the public", 3)]
    assert leaders(topics[:2], lambda one: Decimal(one[1])) == [("productivity", 3)]
    assert leaders([], Decimal) == []
