"""Seasonal Mann-Kendall and Theil-Sen, worked by hand."""

import random
import statistics
from fractions import Fraction

import pytest

from composite_index.trend import trend


def test_a_steady_rise_of_ten_quarters():
    # seasons of 3, 3, 2, 2: S = 3 + 3 + 1 + 1 = 8; variance (2 x 3 x 2 x 11 + 2 x 2 x 9) / 18 = 9.333;
    # z = 7 / 3.055 = 2.291, p = 0.0219; each year 4 quarters of 2
    found = trend([2 * Fraction(quarter) for quarter in range(10)])
    assert (found.word, str(found.p_value), found.slope_per_year) == ("rising", "0.0219", 8)


def test_nine_quarters_are_too_few():
    found = trend([Fraction(quarter) for quarter in range(9)])
    assert (found.word, found.figures, found.p_value, found.slope_per_year) == (
        "too_few_periods",
        9,
        None,
        None,
    )


def test_missing_quarters_count_as_missing():
    values = [Fraction(quarter) if quarter % 4 else None for quarter in range(14)]
    assert trend(values).figures == 10
    assert trend(values).word == "rising"
    assert trend([None] * 40).word == "too_few_periods"


def test_a_season_does_not_hide_a_trend():
    # every year 1 higher in every quarter, but the quarters differ by tens
    values = [Fraction(10 * season + year) for year in range(3) for season in (3, 1, 2, 0)]
    assert trend(values).word == "rising"
    assert trend(values).slope_per_year == 1
    assert trend(values, period=1).word == "no_clear_trend"


def test_ties_lessen_the_variance():
    # 1 1 1 2 2 2: S = 9; variance (6 x 5 x 17 - 2 x 3 x 2 x 11) / 18 = 21; z = 8 / 4.583 = 1.746, p = 0.0809
    found = trend([Fraction(n) for n in (1, 1, 1, 2, 2, 2)], period=1)
    assert (found.word, str(found.p_value)) == ("no_clear_trend", "0.0809")


def test_numbers_that_differ_in_their_last_digits_are_compared_with_all_of_them():
    # A third and so many units of 10^-60, which the machine's numbers cannot tell apart. Of 15 pairs 12 rise,
    # 3 fall: S = 9. A year: -1 -1 -1 1/3 1/3 3/5 1 1 1 1 1 1 5/3 3 3 units; the eighth of fifteen is 1.
    found = trend([Fraction(1, 3) + Fraction(unit, 10**60) for unit in (3, 2, 5, 4, 7, 6)], period=1)
    assert (found.statistic, found.pairs, found.slope_per_year) == (9, 15, Fraction(1, 10**60))


@pytest.mark.parametrize("size", [3, 10**6, 10**50])
@pytest.mark.parametrize("period", [1, 4])
def test_statistic_and_slope_are_those_of_the_definition(size, period):
    pick = random.Random(size)
    for _ in range(10):
        values = [Fraction(pick.randint(-size, size), 7) for _ in range(21)]
        found = trend(values, period)
        pairs = [(one, other) for one in range(21) for other in range(one + period, 21, period)]
        moved = [(values[other] - values[one], (other - one) // period) for one, other in pairs]
        assert found.statistic == sum((each > 0) - (each < 0) for each, _ in moved)
        assert found.slope_per_year == statistics.median(each / years for each, years in moved)


def test_no_change_at_all_is_no_trend():
    found = trend([Fraction(5)] * 12)
    assert (found.word, found.p_value, found.slope_per_year) == ("no_clear_trend", 1, 0)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_falling_series_is_a_rising_one_turned_over(sign):
    values = [sign * Fraction(n) for n in (3, 1, 4, 5, 6, 5, 8, 9, 9, 9, 12, 14, 13)]
    found = trend(values)
    assert found.word == {1: "rising", -1: "falling"}[sign]
    assert found.slope_per_year is not None
    assert sign * found.slope_per_year > 0
