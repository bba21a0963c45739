"""Random numbers and functions: the same bytes everywhere, and right."""

from __future__ import annotations

import hashlib
import math

import numpy as np
import pytest

from composite_index.steady import STEADY, exp, log, uniform


def splitmix64(state: int) -> int:
    """The published generator's mixing function in Python's own whole numbers."""
    mask = (1 << 64) - 1
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & mask
    return state ^ (state >> 31)


def test_the_mixing_is_the_published_one():
    # SplitMix64 from state 0 begins with these two numbers (Vigna's reference implementation)
    golden = 0x9E3779B97F4A7C15
    assert [splitmix64(golden), splitmix64(2 * golden % 2**64)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]


def test_every_number_can_be_made_by_itself():
    key = splitmix64((splitmix64(20260701) + 17) % 2**64)
    expected = [(splitmix64((key + i * 0x9E3779B97F4A7C15) % 2**64) >> 11) * 2.0**-53 for i in range(1, 6)]
    assert uniform(20260701, 17, 5).tolist() == expected


def test_the_bytes_are_these_for_ever():
    numbers = uniform(1, 2, 10_000)
    made = b"".join(each.tobytes() for each in (numbers, log(numbers + 0.001), exp(8 * numbers - 4)))
    assert (
        hashlib.sha256(made).hexdigest() == "12f9d413af41d60871d5337fc0510c33a84bde0ae32286a127fa221ebcb381c2"
    )


def test_numbers_are_uniform_and_streams_unlike():
    one, other = uniform(7, 0, 100_000), uniform(7, 1, 100_000)
    assert one.min() >= 0.0
    assert one.max() < 1.0
    counts = np.histogram(one, bins=10, range=(0, 1))[0]
    assert np.abs(counts - 10_000).max() < 400  # four standard deviations
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.015


@pytest.mark.parametrize("x", [1e-12, 0.3, 0.7071067811865475, 0.999999, 1.0, 1.5, 2.0, 10.0, 1e9])
def test_logarithms(x):
    assert math.isclose(float(log(np.array([x]))[0]), math.log(x), rel_tol=4e-16, abs_tol=2e-16)


@pytest.mark.parametrize("x", [-40.0, -1.0, -1e-9, 0.0, 0.5, 1.0, 20.0])
def test_exponentials(x):
    assert math.isclose(float(exp(np.array([x]))[0]), math.exp(x), rel_tol=6e-16)


@pytest.mark.parametrize("order", [1.0, -1.0, 2.0, 0.5, -0.5, 3.0])
def test_powers(order):
    assert math.isclose(float(STEADY.power(np.array([0.37]), order)[0]), 0.37**order, rel_tol=1e-14)
