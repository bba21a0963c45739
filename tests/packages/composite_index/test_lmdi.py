"""The change of Overall Labour Effectiveness, factor by factor, and two published examples of its level."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index.exact import half_up
from composite_index.lmdi import product_effects


def test_a_doubling_in_one_factor_is_all_that_factors():
    # 0.8 x 0.5 = 0.4 to 0.8 x 1.0 = 0.8
    assert product_effects([Fraction(4, 5), Fraction(1, 2)], [Fraction(4, 5), Fraction(1)]) == (
        0,
        Fraction(2, 5),
    )


def test_two_equal_steps_share_equally():
    # 1 x 1 to 2 x 2: L = 3 / ln 4, each L x ln 2 = 1.5
    effects = product_effects([Fraction(1), Fraction(1)], [Fraction(2), Fraction(2)])
    assert [half_up(effect, 20) for effect in effects] == [half_up(Fraction(3, 2), 20)] * 2


def test_from_nothing_the_rule_is_shapleys():
    # 0 x 4 to 3 x 4 = 12, all by the first factor; 0 x 4 to 3 x 2: first 12, then -6 | 0, then 6: 9 and -3
    assert product_effects([Fraction(0), Fraction(4)], [Fraction(3), Fraction(2)]) == (9, -3)


@pytest.mark.parametrize(
    ("gross", "breaks", "down", "rate", "output", "good", "printed"),
    [
        # Vorne worksheet, 2003: 373/420, 19271/(373 x 60), 18848/19271
        (480, 60, 47, 60, 19271, 18848, ("88.81", "86.11", "97.80", "74.79")),
        # Encyclopedia article on OLE: 780/900, 700/780, 670/700
        (960, 60, 120, 1, 700, 670, ("86.67", "89.74", "95.71", "74.44")),
    ],
)
def test_published_examples_of_the_product(gross, breaks, down, rate, output, good, printed):
    planned = gross - breaks
    run = planned - down
    factors = Fraction(run, planned), Fraction(output, run * rate), Fraction(good, output)
    product = factors[0] * factors[1] * factors[2]
    assert tuple(str(half_up(100 * each, 2)) for each in (*factors, product)) == printed


FACTORS = st.lists(st.integers(0, 100).map(lambda n: Fraction(n, 100)), min_size=3, max_size=3)


@for_all(FACTORS, FACTORS)
def test_effects_add_up_exactly(before, after):
    change = after[0] * after[1] * after[2] - before[0] * before[1] * before[2]
    assert sum(product_effects(before, after)) == change
