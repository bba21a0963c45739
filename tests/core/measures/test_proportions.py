"""Intervals of shares: by hand, and against the tables in which they were published."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.measures.proportions import newcombe, wilson
from plugins.core.measures.rounding import half_up


def printed(ends: tuple[Decimal, Decimal], places: int = 2) -> tuple[str, str]:
    low, high = (half_up(end, places) for end in ends)
    return str(low), str(high)


def test_the_score_interval_of_half_of_ten_by_hand() -> None:
    # z^2 = 3.841459; p = 0.5, z^2 / n = 0.3841459; centre (0.5 + 0.1920729) / 1.3841459 = 0.5;
    # half 1.959964 x sqrt(0.25 / 10 + 3.841459 / 400) / 1.3841459 = 0.3646 / 1.3841 = 0.2634
    assert printed(wilson(5, 10)) == ("23.66", "76.34")


@pytest.mark.parametrize(
    ("part", "base", "low", "high"),
    [
        (81, 263, "25.53", "36.62"),
        (15, 148, "6.24", "16.05"),
        (0, 20, "0.00", "16.11"),
        (1, 29, "0.61", "17.18"),
    ],
)
def test_the_score_interval_as_published_in_1998(part: int, base: int, low: str, high: str) -> None:
    """R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
    methods", Statistics in Medicine 17 (1998), 857-872, table I, method 3: 81 of 263 gives 0.2553 to 0.3662,
    15 of 148 0.0624 to 0.1605, 0 of 20 0.0000 to 0.1611, 1 of 29 0.0061 to 0.1718."""
    assert printed(wilson(part, base)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), "5.24", "33.39"),
        ((9, 10), (3, 10), "17.05", "80.90"),
        ((6, 7), (2, 7), "5.82", "80.62"),
        ((5, 56), (0, 29), "-3.81", "19.26"),
        ((0, 10), (0, 20), "-16.11", "27.75"),
        ((0, 10), (0, 10), "-27.75", "27.75"),
        ((10, 10), (0, 20), "67.91", "100.00"),
        ((10, 10), (0, 10), "60.75", "100.00"),
    ],
)
def test_the_interval_of_a_difference_as_published_in_1998(
    one: tuple[int, int], other: tuple[int, int], low: str, high: str
) -> None:
    """R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics
    in Medicine 17 (1998), 873-890, table II, method 10, examples (a) to (h)."""
    assert printed(newcombe(one, other)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((153, 252), (128, 229), "-4.0", "13.5"),  # satisfied: 60.7 after 55.9 %
        ((128, 229), (108, 201), "-7.2", "11.5"),
        ((17, 47), (29, 51), "-38.3", "-1.0"),  # questions answered on time
        ((74, 89), (67, 92), "-1.8", "22.1"),  # work on time, a year apart
        ((35, 55), (25, 55), "-0.4", "35.1"),
        ((25, 39), (18, 38), "-5.2", "36.6"),
        ((115, 189), (143, 207), "-17.5", "1.1"),
    ],
)
def test_the_intervals_of_the_illustrative_quarters(
    one: tuple[int, int], other: tuple[int, int], low: str, high: str
) -> None:
    assert printed(newcombe(one, other), 1) == (low, high)


def test_satisfied_people_with_their_interval() -> None:
    # 153 of 252 = 60.7 %, between 54.6 and 66.5
    assert printed(wilson(153, 252), 1) == ("54.6", "66.5")


def test_an_interval_is_not_empty_where_nobody_or_everybody_is_counted() -> None:
    # none of n: high = z^2 / (n + z^2); all of n: the mirror of it
    assert printed(wilson(0, 10)) == ("0.00", "27.75")  # 3.841459 / 13.841459
    assert printed(wilson(10, 10)) == ("72.25", "100.00")
    for base in range(1, 200):
        assert (wilson(0, base)[0], wilson(base, base)[1]) == (0, 100)  # exactly


def test_intervals_that_overlap_are_no_test_of_a_difference() -> None:
    """56 of 70 lies between 69.2 and 87.7, 48 of 80 between 49.0 and 70.0: they overlap, and yet the
    difference of 20 points excludes zero (5.2 to 33.4)."""
    (low, _), (_, high) = wilson(56, 70), wilson(48, 80)
    assert low < high
    assert newcombe((56, 70), (48, 80))[0] > 0


def test_the_difference_the_other_way_round_is_its_mirror() -> None:
    for one, other in (((153, 252), (128, 229)), ((1, 29), (27, 31)), ((0, 20), (20, 20))):
        low, high = newcombe(one, other)
        assert newcombe(other, one) == (high.copy_negate(), low.copy_negate())
