"""The range of things that are not ranked, and the most of things that are."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.claims.spread import alone_at_the_top, spread


def test_a_range_names_the_first_of_several_that_are_equal() -> None:
    assert spread(map(Decimal, ("64.2", "70.2", "64.2", "70.2"))) == (0, 1)
    assert spread([Decimal(5)]) == (0, 0)
    assert spread([]) is None


def test_nothing_is_the_most_where_two_share_it() -> None:
    # effects of 1.5 and 1.5 points: no one of them leads
    points = {"recommendations": Decimal("1.5"), "days": Decimal("1.5"), "hearings": Decimal("1.2")}
    assert alone_at_the_top(points, points.__getitem__) is None
    points["days"] = Decimal("1.3")
    assert alone_at_the_top(points, points.__getitem__) == "recommendations"
    assert alone_at_the_top((), len) is None
