"""The library's quick functions and the steady ones: the same published digits, wherever a draw may fall."""

from __future__ import annotations

import gc
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from composite_index import evaluating
from composite_index.engine import compute
from composite_index.evaluating import published
from composite_index.intervals import spreads
from composite_index.scheme import Uncertainty
from composite_index.steady import QUICK, STEADY, Functions
from composite_index.uncertainty import draw, run
from composite_index.worlds import Case, prepare
from tests.packages.composite_index.examples import given, leaf, part, scheme

UNIT = {"a": "40", "b": "70", "c": "55"}


def tree(outer: str, inner: str, **rest):
    nodes = [part("whole", None, order=Decimal(outer)), part("two", "whole", order=Decimal(inner), **rest)]
    made = scheme([*nodes, leaf("a", "two"), leaf("b", "two", 3), leaf("c", "whole", 2)])
    return replace(made, uncertainty=Uncertainty(draws=300))


def world_of(made, *units):
    cases = [Case(str(n), given(one), compute(made, given(one)), {}) for n, one in enumerate(units)]
    prepared = prepare(made, cases)
    return prepared, prepared.worlds[0, 0]


def off_by(share: float) -> Functions:
    """A library that is wrong by so much of every value."""
    return Functions(lambda x: np.log(x) + share, lambda x: np.exp(x) * (1 + share))


ORDERS = st.sampled_from(("0", "0.5", "1", "2", "-1", "1.7", "-3"))
FIGURES = st.fixed_dictionaries(dict.fromkeys("abc", st.integers(0, 100).map(str)))


@settings(deadline=None, max_examples=60)
@for_all(ORDERS, ORDERS, st.lists(FIGURES, min_size=1, max_size=4))
def test_quick_and_steady_draws_have_the_same_digits(outer, inner, units):
    made = tree(outer, inner)
    _, world = world_of(made, *units)
    weights = draw(made).weights
    found = published(world, made, weights, None)
    scale = world.unit * 10.0**made.decimals
    for node_id, values in evaluating.evaluate(world, made, weights, None, STEADY).items():
        assert (found[node_id] == np.floor(values * scale + 0.5)).all()


@pytest.mark.parametrize(("unit", "again"), [(4.5, True), (4.4, False)])
def test_a_draw_beside_a_half_is_computed_again(monkeypatch, unit, again):
    """Scores of one unit each have a mean of one unit in every draw: 4.5 is published as 5, and a processor
    whose last bit is lower than another's would make a 4 of it."""
    made = replace(tree("0", "0"), decimals=0)
    world = replace(world_of(made, UNIT)[1], scores=np.ones((1, 3)), unit=unit)
    used = []

    def watched(*arguments):
        used.append(arguments[-1])
        return evaluate(*arguments)

    evaluate = evaluating.evaluate
    monkeypatch.setattr(evaluating, "evaluate", watched)
    weights = draw(made).weights
    assert set(published(world, made, weights, None)["whole"][0]) == {5.0 if again else 4.0}
    assert used == ([QUICK, STEADY] if again else [QUICK])
    monkeypatch.setattr(evaluating, "QUICK", off_by(-1e-14))  # another processor
    assert set(published(world, made, weights, None)["whole"][0]) == {5.0 if again else 4.0}


@pytest.mark.parametrize("order", ["0.001", "-0.001"])
def test_orders_near_zero_are_never_quick(monkeypatch, order):
    made = tree(order, "0")
    _, world = world_of(made, UNIT)
    monkeypatch.setattr(evaluating, "QUICK", off_by(0.1))
    assert published(world, made, draw(made).weights, None)["whole"].max() < 10 * 70


def test_a_part_that_weighs_nothing_has_draws_of_its_own():
    made = tree("1", "1", weight=0)
    prepared, _ = world_of(made, UNIT)
    found = run(draw(made), prepared)
    # two: 40 and 70 with weights 1 and 3 and 25 % either way, 62.5; it does not move the whole, 55
    assert 590 < found.parts["two"].min() < 625 < found.parts["two"].max() < 655
    assert set(found.published[0].tolist()) == {550}


def test_a_part_without_a_score_has_no_interval():
    made = tree("1", "1", missing_rule="require_all")
    cases = [
        Case(name, given(one), compute(made, given(one)), {})
        for name, one in (("u", UNIT), ("v", {**UNIT, "a": None}))
    ]
    u, v = spreads(run(draw(made), prepare(made, cases)), made)
    assert (set(u.parts), set(v.parts)) == ({"whole", "two"}, {"whole"})


def test_nothing_is_left_for_the_collector_which_is_off_meanwhile():
    made = tree("0", "-3")
    _, world = world_of(made, UNIT)
    weights = draw(made).weights
    gc.collect()
    gc.disable()
    try:
        published(world, made, weights, None)
        assert gc.collect() == 0
    finally:
        gc.enable()
