"""The weight at which a verdict turns, and the index without one metric; worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.break_even import break_even_bands, break_even_ranks
from composite_index.engine import compute
from composite_index.exact import half_up
from composite_index.normalise import Given
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


def test_a_zero_beside_a_part_that_moves_is_no_obstacle():
    # geometric: with a zero anywhere the index is zero at every weight; without, level at the weight found
    bands = (band(1, 0, 50), band(2, 50, 100))
    nodes = [part("whole", None, order=Decimal(0)), part("two", "whole"), leaf("a", "two"), leaf("b", "two")]
    made = scheme([*nodes, leaf("c", "whole")], bands=bands)
    units = {"u": {"a": "81", "b": "81", "c": "36"}, "v": {"a": "40", "b": "60", "c": "0"}}
    found = {
        (each.unit_id, each.node_id): each.turns_at
        for each in break_even_bands(made, {key: compute(made, given(own)) for key, own in units.items()})
    }
    # u: 81^t x 36^(1 - t) = 49.95, the least that is published as 50.0: t = ln(49.95 / 36) / ln(81 / 36)
    assert half_up(found["u", "two"], 3) == Decimal("0.404")
    assert ("v", "a") not in found


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


ORDERS = st.sampled_from([Decimal(1), Decimal(0), Decimal(-1), Decimal("0.5"), Decimal(2)])


def moved(made, node_id, share):
    """The scheme with that share of its siblings' weight for the part, the others in their proportions."""
    node = made.nodes_by_id[node_id]
    beside = [each for each in made.children[node.parent_id] if each.node_id != node_id]
    rest = {each.node_id: made.shares[each.node_id] / (1 - made.shares[node_id]) for each in beside}
    weights = {node_id: share, **{key: own * (1 - share) for key, own in rest.items()}}
    nodes = tuple(replace(each, weight=weights.get(each.node_id, each.weight)) for each in made.nodes)
    return replace(made, nodes=nodes)


@settings(max_examples=40)
@for_all(
    st.tuples(ORDERS, ORDERS, st.booleans()),
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 99)), min_size=5, max_size=5), min_size=2, max_size=5
    ),
)
def test_where_a_verdict_turns_the_index_is_level(shape, units):
    order, below, is_product = shape
    made = scheme(
        [
            part("whole", None, order=order, is_product=is_product),
            part("p", "whole", order=below),
            *(leaf(name, "p", weight) for name, weight in (("a", 1), ("b", 2), ("c", 3))),
            part("q", "whole", order=Decimal(1)),
            *(leaf(name, "q", weight) for name, weight in (("d", 1), ("e", 4))),
        ],
        bands=(band(1, 0, 60), band(2, 60, 100)),
    )
    given_as = [[Given(None if value is None else Decimal(value)) for value in own] for own in units]
    figures = [dict(zip("abcde", own, strict=True)) for own in given_as]
    scores = {f"u{number}": compute(made, own) for number, own in enumerate(figures)}
    by_unit = dict(zip(scores, figures, strict=True))
    for turn in break_even_ranks(made, scores):
        if turn.turns_at in (0, 1):  # on the way there: at no weight at all, somebody may have nothing else
            continue
        then = moved(made, turn.node_id, turn.turns_at)
        one, other = (compute(then, by_unit[unit]).root.score for unit in (turn.unit_id, turn.instead))
        assert abs(one - other) < Fraction(1, 10**5), turn
    for turn in break_even_bands(made, scores):
        index = compute(moved(made, turn.node_id, turn.turns_at), by_unit[turn.unit_id]).root.score
        assert turn.turns_at in (0, 1) or abs(index - (Fraction(60) - Fraction(1, 20))) < Fraction(
            1, 10**5
        ), turn
