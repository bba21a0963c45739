"""Pairwise comparisons: consistent ones give their ratios back, contradictions are found."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index.ahp import Disconnected, Judgement, weigh
from composite_index.exact import half_up


def says(*comparisons: tuple[str, str, str], respondent: str = "") -> list[Judgement]:
    return [Judgement(row=r, col=c, value=Fraction(v), respondent=respondent) for r, c, v in comparisons]


def rounded(weights, places=4):
    return {name: str(half_up(weight, places)) for name, weight in weights.items()}


def test_comparisons_that_agree_give_their_own_ratios():
    # a : b : c = 6 : 3 : 1
    found = weigh(says(("a", "b", "2"), ("a", "c", "6"), ("b", "c", "3")))
    assert rounded(found.weights) == {"a": "0.6000", "b": "0.3000", "c": "0.1000"}
    assert half_up(found.lambda_max, 20) == 3
    assert found.cr is not None
    assert half_up(found.cr, 20) == 0
    assert found.is_consistent


def test_of_three_a_comparison_not_made_follows_from_the_others():
    found = weigh(says(("a", "b", "2"), ("b", "c", "3")))
    assert {pair: half_up(value, 20) for pair, value in found.completed.items()} == {("a", "c"): 6}


def test_a_circle_is_inconsistent_and_no_weight_differs():
    # a beats b beats c beats a, 9 each: lambda max = 1 + 9 + 1/9 = 10.11, CI = 3.556, RI(3) = 0.58, CR = 6.13
    found = weigh(says(("a", "b", "9"), ("b", "c", "9"), ("c", "a", "9")))
    assert set(rounded(found.weights).values()) == {"0.3333"}
    assert found.cr is not None
    assert half_up(found.cr, 2) == half_up(Fraction(613, 100), 2)
    assert not found.is_consistent


def test_two_respondents_count_by_the_geometric_mean():
    # 2 and 8: sqrt(16) = 4, so 0.8 and 0.2
    found = weigh([*says(("a", "b", "2"), respondent="x"), *says(("b", "a", "1/8"), respondent="y")])
    assert rounded(found.weights) == {"a": "0.8000", "b": "0.2000"}
    assert found.cr == 0
    assert found.repair is None


def test_islands_cannot_be_weighed():
    with pytest.raises(Disconnected, match="c, d: not compared"):
        weigh(says(("a", "b", "2"), ("c", "d", "2")))


def test_no_ratio_where_the_table_ends():
    names = "abcdefghijkl"
    chain = says(*((one, other, "1") for one, other in itertools.pairwise(names)))
    assert weigh(chain, "saaty_1980").cr is None
    assert weigh(chain, "saaty_2005").cr is not None
    assert not weigh(chain, "saaty_1980").is_consistent


@for_all(st.lists(st.integers(1, 50), min_size=3, max_size=6))
def test_any_consistent_matrix_is_recovered(sizes):
    names = [chr(97 + index) for index in range(len(sizes))]
    pairs = [
        (names[i], names[j], f"{sizes[i]}/{sizes[j]}")
        for i in range(len(sizes))
        for j in range(i + 1, len(sizes))
    ]
    found = weigh(says(*pairs)).weights
    for name, size in zip(names, sizes, strict=True):
        assert half_up(found[name], 30) == half_up(Fraction(size, sum(sizes)), 30)


@for_all(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_the_rows_does_not_matter(order):
    comparisons = says(("a", "b", "3"), ("a", "c", "5"), ("b", "c", "2"), ("c", "d", "1/4"), ("a", "d", "2"))
    turned = sorted(comparisons, key=lambda each: (order.index(each.row), order.index(each.col)))
    one, other = weigh(comparisons).weights, weigh(turned).weights
    assert {name: half_up(one[name], 25) for name in one} == {name: half_up(other[name], 25) for name in one}
