"""Logarithms and exponentials in whole numbers, beside decimal arithmetic of ninety digits."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index import fixed
from composite_index.exact import exp, ln

NINETY = Context(prec=90, Emax=999_999, Emin=-999_999)
POSITIVE = st.builds(Fraction, st.integers(1, 10**40), st.integers(1, 10**40))


def decimal(number: Fraction) -> Decimal:
    return NINETY.divide(Decimal(number.numerator), Decimal(number.denominator))


@for_all(POSITIVE)
def test_a_logarithm_is_right_to_sixty_digits(number):
    assert abs(ln(number) - Fraction(NINETY.ln(decimal(number)))) < Fraction(1, 10**60)


@for_all(st.builds(Fraction, st.integers(-(10**5), 10**5), st.integers(1000, 10**6)))
def test_an_exponential_is_rounded_to_fifty_digits(number):
    fifty = Context(prec=50, Emax=999_999, Emin=-999_999)
    assert exp(number) == Fraction(fifty.plus(NINETY.exp(decimal(number))))


def test_the_logarithm_of_one_is_zero_and_its_exponential_one():
    assert ln(Fraction(1)) == 0
    assert exp(Fraction(0)) == 1


def test_a_logarithm_beside_one_keeps_its_digits():
    # ln(1 + 10^-20) = 10^-20 - 10^-40 / 2 + ...
    assert abs(ln(1 + Fraction(1, 10**20)) - (Fraction(1, 10**20) - Fraction(1, 2 * 10**40))) < Fraction(
        1, 10**59
    )


def test_ln_two_is_the_series():
    assert fixed.ln(2, 1) >> (fixed.BITS - 64) == int("12786308645202655659")  # 0.6931... x 2^64
