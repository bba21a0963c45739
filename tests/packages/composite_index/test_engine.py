"""From figures to an index: weights, coverage, bounds and contributions, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as st

from checked_tables.texts import Bilingual
from composite_index.band import Band
from composite_index.engine import compute
from composite_index.normalise import CannotScore, Given
from composite_index.scheme import Scheme
from tests.packages.composite_index.examples import given, goalposts, leaf, part, ratio, scheme

SIXTY_SIX, SEVENTY_FIVE = Decimal("0.66"), Decimal("0.75")
BANDS = (
    Band(number=1, label=Bilingual("Fair"), lower=Decimal(0), upper=Decimal(60), symbol=""),
    Band(number=2, label=Bilingual("Good"), lower=Decimal(60), upper=Decimal(100), symbol=""),
)
MADE = scheme(
    [
        part("whole", None, min_coverage=SEVENTY_FIVE),
        part("a", "whole", 60, min_coverage=SIXTY_SIX),
        leaf("a1", "a", 50),
        leaf("a2", "a", 25),
        leaf("a3", "a", 25),
        part("b", "whole", 40, min_coverage=SIXTY_SIX),
        leaf("b1", "b", 50),
        leaf("b2", "b", 50),
    ],
    bands=BANDS,
)
FULL = {"a1": "40", "a2": "80", "a3": "60", "b1": "70", "b2": "90"}


def nodes(score):
    return {found.node.node_id: found for found in score.nodes}


def test_a_complete_unit():
    score = compute(MADE, given(FULL))
    found = nodes(score)
    # a = (50 x 40 + 25 x 80 + 25 x 60) / 100 = 55, b = 80, whole = 0.6 x 55 + 0.4 x 80 = 65
    assert [found[name].score for name in ("a", "b", "whole")] == [55, 80, 65]
    assert (str(score.value), score.status, score.band) == ("65.0", "computed", BANDS[1])
    assert found["a2"].nominal_weight == found["a2"].effective_weight == Fraction(15, 100)
    # 0.3 x 40, 0.15 x 80, 0.15 x 60, 0.2 x 70, 0.2 x 90
    assert [leaf.contribution for leaf in score.leaves] == [12, 12, 9, 14, 18]
    assert (score.root.worst, score.root.best, score.root.coverage) == (65, 65, 1)
    assert [found.node.node_id for found in score.nodes] == ["whole", "a", "a1", "a2", "a3", "b", "b1", "b2"]


def test_a_missing_metric_leaves_its_weight_to_its_siblings():
    score = compute(MADE, given({**FULL, "a3": None}))
    found = nodes(score)
    # a = (50 x 40 + 25 x 80) / 75 = 53.33; coverage of a 75 %, of the whole 0.6 x 75 + 0.4 x 100 = 85 %
    assert found["a"].score == Fraction(160, 3)
    assert (found["a"].coverage, found["whole"].coverage) == (Fraction(75, 100), Fraction(85, 100))
    assert found["a1"].effective_weight == Fraction(40, 100)
    assert found["a3"].effective_weight is None
    # with a3 at 0 a is 40 and the whole 56, with a3 at 100 it is 65 and 71
    assert (score.root.worst, score.root.best) == (56, 71)


def test_equal_to_the_threshold_is_kept():
    just = scheme(
        [part("whole", None, min_coverage=SEVENTY_FIVE), leaf("x", "whole", 75), leaf("y", "whole", 25)]
    )
    assert compute(just, given({"x": "50", "y": None})).value == Decimal("50.0")
    above = replace(just, nodes=(replace(just.nodes[0], min_coverage=Decimal("0.7501")), *just.nodes[1:]))
    assert compute(above, given({"x": "50", "y": None})).status == "incomplete"


def test_an_incomplete_part_counts_as_missing_above():
    score = compute(MADE, given({**FULL, "b2": None}))
    found = nodes(score)
    # b has half, below 66 %; then a alone is 60 % of the whole, below 75 %
    assert (found["b"].status, found["b"].score, found["b"].coverage) == ("incomplete", None, Fraction(1, 2))
    assert (score.status, score.value, score.band, score.root.coverage) == (
        "incomplete",
        None,
        None,
        Fraction(3, 5),
    )
    # and yet: with b2 at 0 b is 35, with 100 it is 85; 33 + 14 and 33 + 34
    assert (score.root.worst, score.root.best) == (47, 67)


def test_nothing_reported_is_missing_and_nothing_applicable_is_not_expected():
    assert compute(MADE, {}).status == "missing"
    none = {name: Given(None, status="not_applicable") for name in FULL}
    assert compute(MADE, none).status == "not_applicable"
    score = compute(MADE, {**given(FULL), "a3": none["a3"]})
    assert (score.root.score, score.root.coverage) == (64, 1)


@pytest.mark.parametrize(
    ("of", "by", "coverage"),
    # of a's metrics by weight 75 %; by number 2 of 3; of the whole's metrics 4 of 5; of its parts both
    [
        ("metrics", "weight", "17/20"),
        ("metrics", "count", "4/5"),
        ("parts", "weight", "1"),
        ("parts", "count", "1"),
    ],
)
def test_coverage_is_counted_as_declared(of, by, coverage):
    whole, *rest = MADE.nodes
    made = replace(MADE, nodes=(replace(whole, coverage_of=of, coverage_by=by), *rest))
    assert compute(made, given({**FULL, "a3": None})).root.coverage == Fraction(coverage)


def test_a_score_that_rose_because_something_was_missing_is_flagged():
    figures = given({**FULL, "a1": None})
    loose = replace(MADE, nodes=tuple(replace(node, min_coverage=Decimal(0)) for node in MADE.nodes))
    # a1 had 40, the lowest: without it a is 70 instead of 55
    assert compute(loose, figures, last_scores={"a1": Fraction(40)}).helped_by_missing
    assert not compute(loose, figures, last_scores={"a1": Fraction(90)}).helped_by_missing
    assert not compute(loose, figures).helped_by_missing
    lower = replace(loose, better="lower")
    assert not compute(lower, figures, last_scores={"a1": Fraction(40)}).helped_by_missing


def test_no_bound_where_a_rule_has_none():
    made = scheme([part("whole", None), leaf("x", "whole"), leaf("y", "whole")], [ratio("x"), ratio("y")])
    score = compute(made, given({"x": "50", "y": None}))
    # y is at least 0, but without a cap there is no best
    assert (score.root.worst, score.root.best) == (25, None)


def test_a_geometric_mean_shares_itself_out_by_weight():
    made = scheme([part("whole", None, order=Decimal(0)), leaf("x", "whole", 1), leaf("y", "whole", 1)])
    score = compute(made, given({"x": "4", "y": "9"}))
    assert (score.root.score, [leaf.contribution for leaf in score.leaves]) == (6, [3, 3])


def test_a_part_may_be_rounded_before_it_is_used():
    made = scheme(
        [
            part("whole", None),
            part("a", "whole", round_decimals=0),
            leaf("x", "a"),
            leaf("y", "a"),
            leaf("z", "whole"),
        ]
    )
    # a = 10.5, rounded 11; whole = (11 + 20) / 2
    score = compute(made, given({"x": "10", "y": "11", "z": "20"}))
    assert score.root.score == Fraction(31, 2)
    assert sum(leaf.contribution for leaf in score.leaves) == Fraction(31, 2)


def test_the_band_is_decided_on_the_published_value():
    # 59.95 is published as 60.0
    made = scheme([part("whole", None), leaf("x", "whole")], bands=BANDS)
    assert compute(made, given({"x": "59.95"})).band == BANDS[1]
    assert compute(made, given({"x": "59.94"})).band == BANDS[0]


def test_a_figure_that_cannot_be_scored_names_its_metric():
    made = scheme([part("whole", None), leaf("x", "whole")], [ratio("x", None)])
    with pytest.raises(CannotScore, match="x: there is no target"):
        compute(made, given({"x": "5"}))


def test_a_metric_without_weight_changes_nothing():
    made = scheme([part("whole", None), leaf("x", "whole", 1), leaf("y", "whole", 0)])
    score = compute(made, given({"x": "5", "y": None}))
    assert (score.root.score, score.root.coverage) == (5, 1)


SCORES = st.one_of(st.none(), st.integers(0, 1000).map(lambda n: Decimal(n) / 10))
FIGURES = st.fixed_dictionaries(dict.fromkeys(FULL, SCORES))
ORDERS = st.sampled_from([Decimal(1), Decimal(0), Decimal(-1), Decimal("0.5")])


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    nodes = [
        replace(
            node, weight=Fraction(draw(st.integers(1, 9))), order=Decimal(1) if node.is_leaf else draw(ORDERS)
        )
        for node in MADE.nodes
    ]
    nodes = [
        node if node.is_leaf else replace(node, min_coverage=draw(st.sampled_from([Decimal(0), SIXTY_SIX])))
        for node in nodes
    ]
    return replace(MADE, nodes=tuple(nodes))


def observed(figures):
    return {name: Given(value) for name, value in figures.items()}


@for_all(schemes(), FIGURES, st.sampled_from(sorted(FULL)), st.integers(0, 500))
def test_better_figures_never_lower_an_index(made, figures, name, more):
    assume(figures[name] is not None)
    raised = {**figures, name: figures[name] + Decimal(more) / 10}
    before, after = compute(made, observed(figures)).root.score, compute(made, observed(raised)).root.score
    assert (before is None) == (after is None)
    if before is not None:
        assert after >= before


@for_all(schemes(), FIGURES, st.integers(1, 50), st.randoms(use_true_random=False))
def test_neither_the_scale_of_weights_nor_the_order_of_rows_matters(made, figures, factor, random):
    scaled = replace(made, nodes=tuple(replace(node, weight=node.weight * factor) for node in made.nodes))
    shuffled = list(scaled.nodes)
    random.shuffle(shuffled)
    turned = replace(scaled, nodes=tuple(shuffled))
    names = random.sample(sorted(figures), len(figures))
    one, other = (
        compute(made, observed(figures)),
        compute(turned, observed({name: figures[name] for name in names})),
    )
    assert one.root.score == other.root.score
    assert {key: each.contribution for key, each in nodes(one).items()} == {
        key: each.contribution for key, each in nodes(other).items()
    }


@for_all(schemes(), FIGURES)
def test_every_part_lies_between_its_parts_and_contributions_add_up(made, figures):
    score = compute(made, observed(figures))
    found = nodes(score)
    for each in score.nodes:
        below = [found[child.node_id].score for child in made.children[each.node.node_id]]
        present = [points for points in below if points is not None]
        if each.score is not None and present:
            assert min(present) <= each.score <= max(present)
        assert 0 <= each.coverage <= 1
    if score.root.score is not None:
        total = sum(leaf.contribution for leaf in score.leaves if leaf.contribution is not None)
        assert abs(total - score.root.score) < Fraction(1, 10**40)
        weights = sum(leaf.effective_weight for leaf in score.leaves if leaf.effective_weight is not None)
        assert weights == 1
        assert score.root.worst <= score.root.best
        if all(each.status != "incomplete" for each in score.nodes):
            assert score.root.worst <= score.root.score <= score.root.best


@for_all(schemes(), FIGURES)
def test_filling_what_is_missing_with_the_parts_own_score_changes_nothing(made, figures):
    """The policy for missing data is idempotent: a re-weighted mean is what it would be if whatever is
    missing were exactly as good as the rest of its part."""
    score = compute(made, observed(figures))
    found = nodes(score)
    filled = dict(observed(figures))
    for each in score.leaves:
        above = found[each.node.parent_id or ""]
        if each.score is None and above.score is not None:
            filled[each.node.node_id] = Given(above.score)
    again = compute(made, filled)
    if score.root.score is not None and again.root.score is not None:
        assert abs(again.root.score - score.root.score) < Fraction(1, 10**40)


def test_goalposts_and_ratios_live_in_one_tree():
    made = scheme(
        [part("whole", None), leaf("x", "whole", 3), leaf("y", "whole", 1)],
        [goalposts("x", "0", "50"), ratio("y", None, cap=Decimal("1.25"), full_at=Decimal("1.25"))],
    )
    # x 20 of 50: 40; y 9 of 10: 90 / 1.25 = 72; (3 x 40 + 72) / 4 = 48
    score = compute(made, given({"x": "20", "y": "9"}, y="10"))
    assert score.root.score == 48
    assert nodes(score)["y"].achievement == Fraction(9, 10)
