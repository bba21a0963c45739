"""Arithmetic that is the same everywhere, with values known from elsewhere."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index.exact import apportioned, exp, half_up, ln, power, written
from composite_index.means import mean, weighted_sum

NUMBERS = st.fractions(min_value=0, max_value=100, max_denominator=1000)
PARTS = st.lists(st.tuples(st.integers(1, 20), NUMBERS), min_size=1, max_size=6)


def test_logarithm_and_exponential_to_fifty_digits():
    # the first fifty digits of ln 2 and of e
    assert written(ln(Fraction(2)), 50) == "0.69314718055994530941723212145817656807550013436026"
    assert written(exp(Fraction(1)), 50) == "2.7182818284590452353602874713526624977572470937"


@pytest.mark.parametrize(
    ("base", "exponent", "result"),
    [(9, Fraction(1, 2), 3), (8, Fraction(2, 3), 4), (2, Fraction(-2), Fraction(1, 4))],
)
def test_powers_that_are_whole_come_out_whole(base, exponent, result):
    assert power(Fraction(base), exponent) == result


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        ("0.25", 1, "0.3"),
        ("-0.25", 1, "-0.3"),
        ("0.249999", 1, "0.2"),
        ("62.45", 1, "62.5"),
        ("1e-9", 3, "0.000"),
    ],
)
def test_halves_go_away_from_zero(number, places, shown):
    assert str(half_up(Fraction(number), places)) == shown


@pytest.mark.parametrize(
    ("order", "result"),
    # of 4 and 9 with equal weights: 6.5; 6; 72/13; ((2 + 3) / 2)^2
    [(1, "6.5"), (0, "6"), (-1, Fraction(72, 13)), (Fraction(1, 2), "6.25")],
)
def test_means_of_four_and_nine(order, result):
    assert mean([(1, Fraction(4)), (1, Fraction(9))], Fraction(order)) == Fraction(result)


def test_a_zero_makes_geometric_and_harmonic_means_zero():
    parts = [(1, Fraction(0)), (1, Fraction(9))]
    assert [mean(parts, Fraction(order)) for order in (0, -1)] == [0, 0]
    assert mean(parts, Fraction(1, 2)) == Fraction(9, 4)


def test_a_negative_score_has_only_an_arithmetic_mean():
    parts = [(1, Fraction(-2)), (1, Fraction(4))]
    assert mean(parts, Fraction(1)) == 1
    with pytest.raises(ValueError, match="negative"):
        mean(parts, Fraction(0))


@for_all(PARTS, st.sampled_from([Fraction(1), Fraction(0), Fraction(-1), Fraction(1, 2), Fraction(3)]))
def test_a_mean_lies_between_its_smallest_and_largest_part(parts, order):
    scores = [score for _, score in parts]
    assert min(scores) <= mean(parts, order) <= max(scores)


@for_all(PARTS)
def test_means_rise_with_their_order(parts):
    found = [mean(parts, Fraction(order)) for order in (-1, 0, 1, 2)]
    for lower, upper in itertools.pairwise(found):
        assert lower <= upper + Fraction(1, 10**40)


@for_all(PARTS)
def test_a_sum_over_one_denominator_is_the_sum(parts):
    assert weighted_sum(parts) == sum(weight * score for weight, score in parts)


@for_all(st.lists(st.fractions(-50, 50, max_denominator=997), min_size=1, max_size=12), st.integers(0, 3))
def test_rounded_parts_add_up_and_stay_within_a_digit(parts, places):
    total = half_up(sum(parts, Fraction(0)), places)
    rounded = apportioned(parts, total, places)
    assert sum(rounded, Decimal(0)) == total
    assert all(abs(Fraction(r) - p) <= Fraction(1, 10**places) for r, p in zip(rounded, parts, strict=True))
