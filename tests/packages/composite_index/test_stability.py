"""The weight at which a verdict turns, and the index without one metric; worked by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.break_even import break_even_bands, break_even_ranks
from composite_index.engine import compute
from composite_index.stability import leave_one_out
from tests.packages.composite_index.examples import given, leaf, part, scheme


def band(number: int, lower: int, upper: int) -> Band:
    return Band(number=number, label=Bilingual("x"), lower=Decimal(lower), upper=Decimal(upper), symbol="")


TWO = scheme(
    [part("whole", None), leaf("a", "whole", 1), leaf("b", "whole", 1)],
    bands=(band(1, 0, 60), band(2, 60, 100)),
)


def test_the_weight_at_which_the_band_turns():
    # 40 and 70 with equal shares: 55. With share s of a: 70 - 30 s; shown as 60.0 from 59.95: s = 10.05 / 30
    scores = {"u": compute(TWO, given({"a": "40", "b": "70"}))}
    found = {each.node_id: each for each in break_even_bands(TWO, scores)}
    assert found["a"].turns_at == Fraction(1005, 3000)
    assert found["b"].turns_at == 1 - Fraction(1005, 3000)
    assert {each.instead for each in found.values()} == {"2"}
    assert found["a"].change == Fraction(1005, 3000) - Fraction(1, 2)


def test_no_weight_changes_the_band_of_a_unit_good_at_everything():
    assert list(break_even_bands(TWO, {"u": compute(TWO, given({"a": "80", "b": "90"}))})) == []


def test_the_weight_at_which_two_units_are_level():
    scores = {
        "u": compute(TWO, given({"a": "40", "b": "70"})),
        "v": compute(TWO, given({"a": "60", "b": "55"})),
    }
    # u: 70 - 30 s, v: 55 + 5 s; level at s = 15 / 35
    found = {(each.unit_id, each.node_id): each for each in break_even_ranks(TWO, scores)}
    assert found["u", "a"].turns_at == found["v", "a"].turns_at == Fraction(3, 7)
    assert found["u", "a"].instead == "v"


def test_on_a_curve_the_root_is_found_by_halving():
    curved = scheme([part("whole", None, order=Decimal(0)), leaf("a", "whole"), leaf("b", "whole")])
    scores = {
        "u": compute(curved, given({"a": "4", "b": "9"})),
        "v": compute(curved, given({"a": "16", "b": "1"})),
    }
    # 4^s 9^(1-s) = 16^s: ln 9 = s (ln 9 + ln 4), so s = ln 9 / ln 36 = 0.613147...
    found = next(
        each for each in break_even_ranks(curved, scores) if (each.unit_id, each.node_id) == ("u", "a")
    )
    assert abs(found.turns_at - Fraction(6131471928, 10**10)) < Fraction(1, 10**8)


def test_without_a_metric_nobody_expected_it():
    strict = scheme(
        [part("whole", None, missing_rule="require_all"), leaf("a", "whole", 1), leaf("b", "whole", 3)],
        bands=TWO.bands,
    )
    scores = {
        "u": compute(strict, given({"a": "40", "b": "70"})),
        "v": compute(strict, given({"a": "90", "b": "50"})),
        "w": compute(strict, given({"a": None, "b": "50"})),
    }
    found = {(each.unit_id, each.without): each for each in leave_one_out(strict, scores)}
    # without a: u is 70, v 50, and w, which did not report a, has a value at last: 50
    assert [str(found[unit, "a"].value) for unit in "uvw"] == ["70.0", "50.0", "50.0"]
    assert [found[unit, "a"].rank for unit in "uvw"] == [1, 2, 2]
    assert [found[unit, "b"].value for unit in "uvw"] == [Decimal("40.0"), Decimal("90.0"), None]
    assert found["u", "a"].band == TWO.bands[1]
