"""Where only a rounded number is asked for, the machine's numbers give it, or the exact ones do."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index.approximate import MARGIN, about, can_be, rounded
from composite_index.rollup import exactly
from tests.packages.composite_index.examples import leaf, part, scheme

ORDERS = st.sampled_from(("0", "0.01", "-0.01", "0.5", "1", "-1", "2", "20", "-20")).map(Decimal)
PARTS = st.lists(
    st.tuples(st.integers(1, 10**6), st.fractions(0, 100, max_denominator=10**9)), min_size=1, max_size=12
)


@for_all(PARTS, ORDERS, st.booleans())
def test_an_estimate_lies_far_within_its_margin(parts, order, is_product):
    node = part("whole", None, order=order, is_product=is_product)
    exact, full = exactly(node, parts, Fraction(100)), Fraction(100)
    assert abs(about(node, parts, full) - exact) <= MARGIN / 100 * max(1, *(score for _, score in parts))


def never():
    raise AssertionError("the estimate was enough")


def test_an_estimate_that_proves_the_digit_is_enough():
    assert rounded(Fraction("69.449999"), Fraction(100), 1, never) == Decimal("69.4")


def test_an_estimate_beside_a_half_is_not_enough():
    # 69.45 less 1e-12 may be either side of the half: the exact number decides
    estimate = Fraction("69.449999999999")
    assert rounded(estimate, Fraction(100), 1, lambda: Fraction("69.45")) == Decimal("69.5")
    assert rounded(estimate, Fraction(100), 1, lambda: Fraction("69.4499999999999")) == Decimal("69.4")


def test_rounding_on_the_way_and_orders_near_zero_are_always_exact():
    nodes = [part("whole", None), leaf("a", "whole")]
    assert can_be(scheme(nodes))
    assert not can_be(scheme([part("whole", None, round_decimals=1), leaf("a", "whole")]))
    assert not can_be(scheme([part("whole", None, order=Decimal("0.001")), leaf("a", "whole")]))
