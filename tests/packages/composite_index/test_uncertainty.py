"""The simulation agrees with the engine wherever nothing is varied, and with arithmetic where it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.engine import compute
from composite_index.intervals import ahead, is_distinguishable, spreads, times_ranked
from composite_index.normalise import Given
from composite_index.scheme import Uncertainty
from composite_index.uncertainty import Case, Simulated, draw, simulate
from tests.packages.composite_index.examples import given, leaf, part, ratio, scheme

BANDS = (
    Band(number=1, label=Bilingual("Fair"), lower=Decimal(0), upper=Decimal(60), symbol=""),
    Band(number=2, label=Bilingual("Good"), lower=Decimal(60), upper=Decimal(100), symbol=""),
)
FLAT = scheme([part("whole", None), leaf("a", "whole"), leaf("b", "whole")], bands=BANDS)


def case(made, figures, last=None, unit="u"):
    last = {key: Fraction(value) for key, value in (last or {}).items()}
    return Case(unit, figures, compute(made, figures), last)


def run(made, *cases):
    return simulate(draw(made), cases)


def test_with_nothing_varied_every_draw_is_the_published_value():
    still = replace(FLAT, uncertainty=Uncertainty(weights=Decimal(0), draws=100))
    found = run(still, case(still, given({"a": "40", "b": "70"})))
    assert set(found.published[0].tolist()) == {550}


def test_weights_move_within_what_is_declared():
    # a share between 0.75/(0.75 + 1.25) = 37.5 % and 62.5 % for a: 70 - 30 x share, from 51.25 to 58.75
    found = run(FLAT, case(FLAT, given({"a": "40", "b": "70"})))
    values = found.parts["whole"][0]  # in tenths, the scheme's last decimal
    assert 513 <= values.min() < 515
    assert 585 < values.max() <= 588
    spread = spreads(found, FLAT)[0]
    assert spread.whole.low < Decimal(55) < spread.whole.high
    assert abs(spread.whole.middle - 55) <= Decimal("0.1")


def test_equal_scores_are_certain():
    spread = spreads(run(FLAT, case(FLAT, given({"a": "61", "b": "61"}))), FLAT)[0]
    assert (spread.whole.low, spread.whole.high) == (Decimal("61.0"), Decimal("61.0"))
    assert spread.bands == {2: 1}
    assert spread.ranks == {1: 1}


def test_each_alternative_order_is_taken_in_its_share_of_draws():
    asked = Uncertainty(weights=Decimal(0), orders=(None, Decimal(0), Decimal(-1)), draws=3000)
    made = replace(FLAT, uncertainty=asked)
    values, counts = np.unique(
        run(made, case(made, given({"a": "4", "b": "9"}))).published, return_counts=True
    )
    # 6.5, 6.0 and 72/13 = 5.54
    assert values.tolist() == [55, 60, 65]
    assert min(counts) > 900


def test_what_is_missing_may_be_as_before_or_as_bad_as_can_be():
    asked = Uncertainty(weights=Decimal(0), missing=("declared", "last_known", "lowest"), draws=900)
    made = replace(FLAT, uncertainty=asked)
    found = run(made, case(made, given({"a": None, "b": "70"}), last={"a": "40"}))
    # b alone 70; with a's last 40: 55; with the lowest: 35
    assert sorted(set(found.published[0].tolist())) == [350, 550, 700]
    unknown = run(made, case(made, given({"a": None, "b": "70"})))
    assert sorted(set(unknown.published[0].tolist())) == [350, 700]


def test_another_normalisation_may_be_taken():
    capped = ratio("a", "50", cap=Decimal("1.25"), full_at=Decimal("1.25"))
    asked = Uncertainty(
        weights=Decimal(0), draws=200, normalisations=({"a": replace(capped, full_at=Decimal(2))},)
    )
    made = scheme([part("whole", None), leaf("a", "whole")], [capped], uncertainty=asked)
    # 40 / 50 = 0.8; / 1.25 = 64 or / 2 = 40
    assert sorted(set(run(made, case(made, given({"a": "40"}))).published[0].tolist())) == [400, 640]


def test_a_zero_in_a_geometric_mean_stays_zero():
    asked = Uncertainty(orders=(Decimal(0),), draws=100)
    made = replace(FLAT, uncertainty=asked)
    assert set(run(made, case(made, given({"a": "0", "b": "70"}))).published[0].tolist()) == {0}


def test_units_without_an_index_are_left_out():
    strict = replace(FLAT, nodes=(replace(FLAT.nodes[0], missing_rule="require_all"), *FLAT.nodes[1:]))
    found = run(
        strict,
        case(strict, given({"a": "4", "b": None}), unit="u"),
        case(strict, given({"a": "4", "b": "5"}), unit="v"),
    )
    assert found.units == ("v",)
    assert spreads(simulate(draw(strict), []), strict) == ()


def test_who_is_ahead_and_when_that_may_be_said():
    one, other = np.array([3, 3, 3, 2, 1] * 2), np.array([2, 2, 3, 1, 0] * 2)
    assert (ahead(one, other, FLAT), ahead(other, one, FLAT)) == (Fraction(4, 5), 0)
    assert not is_distinguishable(Fraction(4, 5), Fraction(0), FLAT)
    assert is_distinguishable(Fraction(9, 10), Fraction(0), FLAT)
    assert ahead(one, other, replace(FLAT, better="lower")) == 0


def test_ranks_in_draws_share_ties():
    found = Simulated(("u", "v", "w"), np.array([[700, 400], [700, 600], [500, 500]]), {}, {})
    # ranks 1 1 3 in the first draw, 3 1 2 in the second: how often u, v and w are 1st, 2nd, 3rd
    assert times_ranked(found, FLAT)[:, 1:].tolist() == [[1, 0, 1], [2, 0, 0], [0, 1, 1]]


@for_all(
    st.lists(st.lists(st.integers(-5, 10**11), min_size=3, max_size=3), min_size=1, max_size=9),
    st.sampled_from(["higher", "lower"]),
)
def test_ranks_are_one_more_than_the_number_of_better_ones(units, better):
    found = Simulated(tuple(map(str, range(len(units)))), np.array(units), {}, {})
    counted = times_ranked(found, replace(FLAT, better=better))
    for row, own in enumerate(units):
        ranks = [
            1 + sum(other[at] > own[at] if better == "higher" else other[at] < own[at] for other in units)
            for at in range(3)
        ]
        assert counted[row].tolist() == [ranks.count(rank) for rank in range(len(units) + 1)]


def test_same_seed_same_bytes_and_another_seed_others():
    figures = given({"a": "41.7", "b": "70.3"})

    def digest(seed):
        asked = Uncertainty(seed=seed, orders=(None, Decimal(0), Decimal("0.3")))
        made = replace(FLAT, decimals=10, uncertainty=asked)
        found = run(made, case(made, figures))
        return hashlib.sha256(found.published.astype(np.int64).tobytes()).hexdigest()

    assert digest(1) == digest(1) == "78289c08a301a3e059c69977723591cf8fc214d2ef7137510d0d46265f44d446"
    assert digest(2) != digest(1)


def test_nothing_depends_on_the_other_units():
    first, second = given({"a": "41.7", "b": "70.3"}), given({"a": "12", "b": None})
    alone = run(FLAT, case(FLAT, first)).published[0]
    together = run(FLAT, case(FLAT, second, unit="t"), case(FLAT, first)).published[1]
    assert alone.tolist() == together.tolist()


ORDERS = st.sampled_from([Decimal(1), Decimal(0), Decimal(-1), Decimal("0.5"), Decimal(2)])
SCORES = st.one_of(st.none(), st.integers(0, 1000).map(lambda n: Decimal(n) / 10))


@settings(max_examples=40)
@for_all(
    st.tuples(ORDERS, ORDERS), st.lists(st.lists(SCORES, min_size=4, max_size=4), min_size=1, max_size=4)
)
def test_the_simulation_computes_what_the_engine_computes(orders, units):
    still = scheme(
        [
            part("whole", None, order=orders[0], min_coverage=Decimal("0.5")),
            part("group", "whole", 2, order=orders[1], min_coverage=Decimal("0.6")),
            leaf("a", "group", 3),
            leaf("b", "group", 1),
            leaf("c", "group", 2),
            leaf("d", "whole", 1),
        ],
        uncertainty=Uncertainty(weights=Decimal(0), draws=100),
        decimals=6,
    )
    cases = [
        case(
            still, {name: Given(value) for name, value in zip("abcd", values, strict=True)}, unit=str(number)
        )
        for number, values in enumerate(units)
    ]
    found = run(still, *cases)
    exact = {each.unit_id: each.score.root.score for each in cases if each.score.value is not None}
    assert set(found.units) == set(exact)
    for row, unit in enumerate(found.units):
        assert abs(found.parts["whole"][row, 0] / 1e6 - float(exact[unit])) < 2e-4
