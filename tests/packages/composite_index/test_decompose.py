"""Every point of a change has a cause; worked by hand, then held for any tree and any figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index.decompose import decompose
from composite_index.engine import compute
from composite_index.normalise import Given
from composite_index.scheme import Scheme
from tests.packages.composite_index.examples import given, leaf, part, ratio, scheme


def effects(before, after):
    found = decompose(before, after)
    assert found is not None
    return {(each.kind, each.node_id): each.points for each in found.effects}


FLAT = scheme([part("whole", None), leaf("a", "whole", 1), leaf("b", "whole", 3)])


def test_a_change_of_one_figure_counts_by_its_weight():
    before, after = compute(FLAT, given({"a": "40", "b": "60"})), compute(FLAT, given({"a": "60", "b": "60"}))
    # a weighs 1 of 4 and rises by 20: 20 / 4 = 5
    assert effects(before, after) == {("data", "a"): 5}


def test_an_index_that_rises_only_because_the_worst_metric_went_missing():
    before, after = compute(FLAT, given({"a": "40", "b": "60"})), compute(FLAT, given({"a": None, "b": "60"}))
    # from (40 + 3 x 60) / 4 = 55 to 60 although no figure moved
    found = decompose(before, after)
    assert found is not None
    assert [(each.kind, each.node_id, each.points, each.about) for each in found.effects] == [
        ("scope", "a", 5, ("a",))
    ]


def test_data_and_scope_together_are_shared_out_in_both_orders():
    before, after = compute(FLAT, given({"a": "40", "b": "60"})), compute(FLAT, given({"a": None, "b": "68"}))
    # b first: 3/4 x 8 = 6, then a leaves: 68 - (40 + 3 x 68) / 4 = 7
    # a first: 60 - 55 = 5, then b: 8.     The mean of the two orders: data 7, scope 6; 55 -> 68 is 13
    assert effects(before, after) == {("data", "b"): 7, ("scope", "a"): 6}


def test_a_raised_target_is_not_worse_work():
    made = scheme([part("whole", None), leaf("a", "whole")], [ratio("a", None)])
    before, after = compute(made, given({"a": "40"}, a="50")), compute(made, given({"a": "48"}, a="80"))
    # 40/50 = 80 to 48/80 = 60. Data first 48/50 = 96 (+16), then target -36; target first 40/80 = 50 (-30),
    # then data +10. Means: data +13, target -33; together -20
    assert effects(before, after) == {("data", "a"): 13, ("target", "a"): -33}


def test_new_weights_are_an_effect_of_their_own():
    other = scheme([part("whole", None), leaf("a", "whole", 3), leaf("b", "whole", 1)])
    figures = given({"a": "40", "b": "60"})
    # 55 with weights 1 : 3, (3 x 40 + 60) / 4 = 45 with 3 : 1
    assert effects(compute(FLAT, figures), compute(other, figures)) == {("weight", "whole"): -10}


def test_a_geometric_mean_is_shared_out_over_all_orders():
    made = scheme([part("whole", None, order=Decimal(0)), leaf("a", "whole"), leaf("b", "whole")])
    before, after = compute(made, given({"a": "4", "b": "9"})), compute(made, given({"a": "16", "b": "25"}))
    # sqrt(4 x 9) = 6 -> sqrt(16 x 25) = 20. a first: 12 - 6 = 6, second: 20 - 10; mean 8. b: 4 and 8, mean 6
    assert effects(before, after) == {("data", "a"): 8, ("data", "b"): 6}


def test_a_geometric_mean_may_start_from_zero():
    made = scheme([part("whole", None, order=Decimal(0)), leaf("a", "whole"), leaf("b", "whole")])
    before, after = compute(made, given({"a": "0", "b": "9"})), compute(made, given({"a": "16", "b": "25"}))
    # 0 -> 20. a first 12, second 20; mean 16. b first 0, second 8; mean 4
    assert effects(before, after) == {("data", "a"): 16, ("data", "b"): 4}


def test_a_rule_that_changes_is_said_to_be_the_method():
    before = scheme([part("whole", None), leaf("a", "whole")], [ratio("a", "50", cap=Decimal("1"))])
    after = scheme([part("whole", None), leaf("a", "whole")], [ratio("a", "50", cap=Decimal("1.25"))])
    figures = given({"a": "60"})
    # capped at 100, then 60 / 50 = 120
    assert effects(compute(before, figures), compute(after, figures)) == {("method", "a"): 20}


def test_published_effects_are_rounded_one_by_one_and_rounding_is_a_cause_of_its_own():
    made = scheme([part("whole", None), *(leaf(name, "whole") for name in "abc")])
    before = compute(made, given({"a": "10", "b": "10", "c": "10"}))
    after = compute(made, given({"a": "11", "b": "11", "c": "11"}))
    found = decompose(before, after)
    assert found is not None
    # three effects of 1/3, published change 1.0: 0.3 + 0.3 + 0.3, and 0.1 is left over
    assert [str(each.published) for each in found.effects] == ["0.3", "0.3", "0.3", "0.1"]
    assert (found.effects[-1].kind, found.effects[-1].points) == ("rounding", 0)


def test_a_figure_and_its_planned_step_are_one_cause():
    """86.2 of 90 planned, then 17.1 of 20, capped at 125 %: 95.8 / 1.25 = 76.62 to 85.5 / 1.25 = 68.4."""
    made = scheme([part("whole", None), leaf("a", "whole")], [ratio("a", None, cap=Decimal("1.25"))])
    sides = (("86.2", "90"), ("17.1", "20"))
    before, after = (compute(made, {"a": Given(Fraction(value), Decimal(target))}) for value, target in sides)
    found = decompose(before, after, {"a": None})
    assert found is not None
    assert {each.kind: each.points for each in found.effects if each.kind != "rounding"} == {
        "plan": Fraction("17.1") / 20 * 100 - Fraction("86.2") / 90 * 100
    }
    apart = decompose(before, after)
    assert apart is not None
    assert {each.kind for each in apart.effects} >= {"data", "target"}


def test_whoever_keeps_pace_with_the_plan_moves_nothing_across_july():
    made = scheme([part("whole", None), leaf("a", "whole")], [ratio("a", None, cap=Decimal("1.25"))])
    before, after = (compute(made, {"a": Given(Fraction(step), Decimal(step))}) for step in ("90", "20"))
    found = decompose(before, after, {"a": None})
    assert found is not None
    assert not found.effects


def test_a_step_that_was_revised_is_a_target_apart_from_the_plan():
    """11 of 20 planned, then 11 of 22 as revised: the plan keeps 55 %, the revision takes 5 points."""
    made = scheme([part("whole", None), leaf("a", "whole")], [ratio("a", None, cap=Decimal("1.25"))])
    before, after = (compute(made, {"a": Given(Fraction(11), Decimal(step))}) for step in ("20", "22"))
    found = decompose(before, after, {"a": Fraction(20)})
    assert found is not None
    assert {each.kind: each.points for each in found.effects} == {"target": Fraction(-5)}


def test_no_value_on_one_side_leaves_nothing_to_explain():
    strict = scheme([part("whole", None, missing_rule="require_all"), leaf("a", "whole"), leaf("b", "whole")])
    there = compute(strict, given({"a": "1", "b": "2"}))
    assert decompose(there, compute(strict, given({"a": "1", "b": None}))) is None


SCORES = st.one_of(st.none(), st.integers(0, 1000).map(lambda n: Decimal(n) / 10))
ORDERS = st.sampled_from([Decimal(1), Decimal(0), Decimal(-1), Decimal("0.5")])


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    nodes = [part("whole", None, order=draw(ORDERS), round_decimals=draw(st.sampled_from([None, 1])))]
    for group in "ABC":
        nodes.append(part(group, "whole", draw(st.integers(1, 9)), order=draw(ORDERS)))
        nodes += [leaf(f"{group}{n}", group, draw(st.integers(1, 9))) for n in range(3)]
    return scheme(nodes)


FIGURES = st.fixed_dictionaries({f"{group}{n}": SCORES for group in "ABC" for n in range(3)})


@for_all(schemes(), schemes(), FIGURES, FIGURES)
def test_effects_always_add_up_exactly(old, new, was, now):
    before, after = (compute(s, {k: Given(v) for k, v in f.items()}) for s, f in ((old, was), (new, now)))
    found = decompose(before, after)
    if found is None:
        assert before.value is None or after.value is None
        return
    assert found.change == after.root.score - before.root.score
    assert sum((each.points for each in found.effects), Fraction(0)) == Fraction(after.value - before.value)
    assert sum((each.published for each in found.effects), Decimal(0)) == after.value - before.value


@for_all(schemes(), FIGURES, FIGURES)
def test_turned_round_every_effect_is_its_opposite(made, was, now):
    made = replace(made, nodes=tuple(replace(node, round_decimals=None) for node in made.nodes))
    one, other = (compute(made, {k: Given(v) for k, v in f.items()}) for f in (was, now))
    if one.value is None or other.value is None:
        return
    there, back = effects(one, other), effects(other, one)
    assert there.keys() == back.keys()
    for key, points in there.items():
        assert abs(points + back[key]) < Fraction(1, 10**40)


@st.composite
def any_scheme(draw):
    """Six metrics under two parts, in any places, with any weights (some zero), means, products and rules."""
    nodes = [part("whole", None, order=draw(ORDERS)), part("p", "whole", draw(st.integers(1, 3)))]
    nodes.append(part("q", "whole", is_product=draw(st.booleans()), order=draw(ORDERS)))
    for name in "abcdef":
        nodes.append(leaf(name, draw(st.sampled_from(("p", "q"))), draw(st.integers(0, 3))))
    for parent in ("p", "q"):
        nodes.append(leaf(f"{parent}0", parent))
    return scheme(nodes, [ratio(name, str(draw(st.integers(20, 90)))) for name in "abc"])


ORDERS = st.sampled_from((Decimal(1), Decimal(0), Decimal(-1), Decimal("0.5"), Decimal(2)))
FIGURES = st.dictionaries(
    st.sampled_from(("a", "b", "c", "d", "e", "f", "p0", "q0")), st.integers(0, 90), min_size=3
)


@for_all(any_scheme(), any_scheme(), FIGURES, FIGURES)
def test_between_any_two_schemes_the_causes_add_up_exactly(one, other, early, late):
    before, after = (
        compute(made, {key: Given(Decimal(value)) for key, value in figures.items()})
        for made, figures in ((one, early), (other, late))
    )
    found = decompose(before, after)
    if found is not None:
        assert sum((each.points for each in found.effects), Fraction(0)) == found.published_change
        assert sum((each.published for each in found.effects), Decimal(0)) == found.published_change


@for_all(any_scheme(), FIGURES)
def test_a_scheme_that_stays_and_figures_that_stay_have_no_causes(made, figures):
    given_now = {key: Given(Decimal(value)) for key, value in figures.items()}
    found = decompose(compute(made, given_now), compute(replace(made, version="2"), given_now))
    assert found is None or found.effects == ()
