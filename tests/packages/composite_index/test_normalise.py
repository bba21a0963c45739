"""Every method of normalisation, worked by hand, and its properties."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as st

from composite_index.normalise import CannotScore, Given, attainable, ranges, score
from composite_index.scheme import Normalisation
from tests.packages.composite_index.examples import goalposts, leaf, part, ratio, scheme

HUNDRED = scheme([part("whole", None), leaf("x", "whole")])
FIVE = scheme(
    [part("whole", None), leaf("x", "whole")], scale_low=Decimal(1), scale_high=Decimal(5), better="lower"
)


def points(rule, actual, target=None, made=HUNDRED, observed=None):
    return score(rule, made, Fraction(actual), None if target is None else Fraction(target), observed)


CAPPED = {"cap": Decimal("1.25"), "full_at": Decimal("1.25")}


@pytest.mark.parametrize(
    ("actual", "target", "result"),
    # a target exactly met is 100 / 1.25 = 80; a quarter above is the top; nothing above counts
    [("85", "85", 80), ("106.25", "85", 100), ("200", "85", 100), ("34", "85", 32), ("0", "85", 0)],
)
def test_ratio_to_target_capped_a_quarter_above(actual, target, result):
    assert points(ratio("x", **CAPPED), actual, target) == result


def test_less_is_better_by_inverse_mirror_or_baseline():
    # 12 days against a target of 10
    inverse = ratio("x", direction="down", rule="inverse")
    mirror = ratio("x", direction="down", rule="mirror")
    baseline = ratio("x", direction="down", rule="baseline", baseline=Decimal(20))
    assert points(inverse, 12, 10) == Fraction(1000, 12)
    assert points(mirror, 12, 10) == 80  # 2 - 1.2
    assert points(baseline, 12, 10) == 80  # (12 - 20) / (10 - 20)


def test_nothing_at_all_where_less_is_better_is_at_the_cap():
    assert points(ratio("x", direction="down", rule="inverse", **CAPPED), 0, 10) == 100
    with pytest.raises(CannotScore, match="cap"):
        points(ratio("x", direction="down", rule="inverse"), 0, 10)


@pytest.mark.parametrize("target", ["0", "-3"])
def test_a_target_of_zero_or_less_is_refused(target):
    with pytest.raises(CannotScore, match="zero or less"):
        points(ratio("x"), 5, target)


def test_no_target_anywhere_and_negative_figures_are_refused():
    with pytest.raises(CannotScore, match="no target"):
        points(ratio("x", None), 5)
    with pytest.raises(CannotScore, match="negative"):
        points(ratio("x"), -5, 10)


def test_goalposts_clip_where_they_say():
    both, low, none = (goalposts("x", "20", "70", clip=clip) for clip in ("both", "low", "none"))
    assert [points(both, x) for x in (10, 45, 80)] == [0, 50, 100]
    assert [points(low, x) for x in (10, 80)] == [0, 120]
    assert [points(none, x) for x in (10, 80)] == [-20, 120]
    assert points(goalposts("x", "20", "70", direction="down"), 30) == 80


def test_log_goalposts():
    # ln 10 is half way from ln 1 to ln 100
    rule = goalposts("x", "1", "100", log=True)
    assert round(points(rule, 10), 40) == 50
    with pytest.raises(CannotScore, match="logarithm"):
        points(rule, 0)


def test_observed_range():
    rule = Normalisation(metric_id="x", method="observed_range", direction="down")
    made = scheme([part("whole", None), leaf("x", "whole")], [rule])
    seen = ranges(made, [("x", Fraction(n)) for n in (3, 9, 5)])
    assert seen == {"x": (3, 9)}
    assert [points(rule, x, observed=seen["x"]) for x in (3, 6, 9)] == [100, 50, 0]
    with pytest.raises(CannotScore, match="same"):
        points(rule, 4, observed=(Fraction(4), Fraction(4)))


def test_target_range():
    rule = Normalisation(
        metric_id="x",
        method="target_range",
        floor=Decimal(0),
        target_low=Decimal(10),
        target_high=Decimal(20),
        ceiling=Decimal(40),
    )
    assert [points(rule, x) for x in (-5, 5, 10, 15, 20, 30, 50)] == [0, 50, 100, 100, 100, 50, 0]


def test_points_in_lines_and_steps():
    places = ((Decimal(0), Decimal(0)), (Decimal(50), Decimal(40)), (Decimal(100), Decimal(80)))
    lines = Normalisation(metric_id="x", method="points", points=places)
    steps = Normalisation(metric_id="x", method="points", points=places, steps=True)
    assert [points(lines, x) for x in (-1, 25, 75, 101)] == [0, 20, 60, 80]
    assert [points(steps, x) for x in (49, 50, 99, 100)] == [0, 40, 40, 80]
    assert points(ratio("x", points=places), 6, 8) == 60  # 75 % of the target


def test_the_kenyan_scale():
    rule = ratio("x", cap=Decimal(2), full_at=Decimal(2))
    # (200 - per cent) / 200 x 4 + 1
    printed = {200: "1", 130: "2.4", 100: "3", 70: "3.6", 50: "4", 0: "5"}
    assert {pct: points(rule, pct, 100, FIVE) for pct in printed} == {
        k: Fraction(v) for k, v in printed.items()
    }
    assert attainable(rule, FIVE) == (5, 1)


def test_what_is_missing_is_not_zero():
    assert Given(Decimal(0)).number == 0
    assert Given(None, status="not_reported").number is None
    assert Given(Decimal(7), status="suppressed").number is None


RULES = st.sampled_from(
    [
        ratio("x", "50", **CAPPED),
        goalposts("x", "0", "80"),
        goalposts("x", "1", "80", log=True),
        Normalisation(
            metric_id="x", method="points", points=((Decimal(0), Decimal(0)), (Decimal(60), Decimal(90)))
        ),
    ]
)
FIGURES = st.fractions(min_value=1, max_value=200, max_denominator=100)


@for_all(RULES, FIGURES, FIGURES)
def test_more_is_never_worse_and_scores_are_attainable(rule, one, other):
    assume(one <= other)
    worst, best = attainable(rule, HUNDRED)
    assert worst <= points(rule, one) <= points(rule, other) <= best


@for_all(FIGURES, FIGURES)
def test_less_is_never_worse_where_down_is_good(one, other):
    assume(one <= other)
    for rule in ("inverse", "mirror"):
        made = ratio("x", "50", direction="down", rule=rule, **CAPPED)
        assert points(made, one) >= points(made, other)


@for_all(
    st.lists(st.fractions(-9, 9, max_denominator=50), min_size=2, max_size=8, unique=True), st.integers(1, 9)
)
def test_the_observed_range_does_not_depend_on_the_unit_of_measurement(figures, factor):
    rule = Normalisation(metric_id="x", method="observed_range")
    one = [points(rule, x, observed=(min(figures), max(figures))) for x in figures]
    scaled = [7 + factor * x for x in figures]
    assert one == [points(rule, x, observed=(min(scaled), max(scaled))) for x in scaled]
