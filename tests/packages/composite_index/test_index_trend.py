"""Seasonal Mann-Kendall and Theil-Sen, worked by hand."""

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
        "too_few_quarters",
        9,
        None,
        None,
    )


def test_missing_quarters_count_as_missing():
    values = [Fraction(quarter) if quarter % 4 else None for quarter in range(14)]
    assert trend(values).figures == 10
    assert trend(values).word == "rising"
    assert trend([None] * 40).word == "too_few_quarters"


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
