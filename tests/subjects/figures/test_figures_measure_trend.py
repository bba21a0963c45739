from __future__ import annotations

import random
from decimal import Decimal

import pytest

from composite_index import trend as whole_series
from composite_index.exact import half_up
from plugins.core.time.quarter import Quarter
from plugins.portal.read import measure
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.measure_trend import Run, too_few
from plugins.subjects.figures.model import Trend
from tests.samples.rows import Q, dataset, metric, observation, records

FIRST = Q("2020-21-Q1")


def run(values: list[str | int | None], first: Quarter = FIRST) -> Run:
    found = Run((1, "reported"))
    for step, value in enumerate(values):
        if value is not None:
            found.add(first.shifted(step), Decimal(value))
    return found


def test_ten_quarters_that_rise_each_year_rise() -> None:
    # Q1: 1 5 9, Q2: 2 6 10, Q3: 3 7, Q4: 4 8. Pairs 3 + 3 + 1 + 1 = 8, all rises: S = 8.
    # Variance [3*2*11 * 2 + 2*1*9 * 2] / 18 = 168 / 18 = 9.333; z = 7 / 3.055 = 2.291; p = 0.0219.
    # Every pair rises by 4 a year.
    rising = run(list(range(1, 11)))
    expected = Trend(word="improving", quarters=10, slope_per_year=Decimal("4.00"), p_value=Decimal("0.0219"))
    assert rising.trend("up", 1) == expected
    assert rising.trend("down", 1).word == "worsening"
    assert rising.trend("none", 1).word == "rising"
    assert run(list(range(10, 0, -1))).trend("none", 0).word == "falling"


def test_nine_quarters_are_too_few() -> None:
    # S is at most 3 + 1 + 1 + 1 = 6, variance (66 + 54) / 18 = 6.667, z = 5 / 2.582, p = 0.0528
    assert run(list(range(1, 10))).trend("up", 1) == too_few(9)
    assert run([]).trend("up", 1) == too_few(0)


def test_a_season_alone_is_no_trend() -> None:
    # the same every year, high in Q1 and low in Q4: all pairs are ties
    assert run([9, 7, 5, 3] * 3).trend("up", 0) == Trend(
        word="no_clear_trend", quarters=12, slope_per_year=None, p_value=Decimal(1)
    )


@pytest.mark.parametrize("seed", range(12))
def test_quarter_by_quarter_it_agrees_with_the_whole_series(seed: int) -> None:
    draw = random.Random(seed)
    values = [draw.choice([None, *range(40 + step, 60 + step)]) for step in range(40)]
    for count in range(1, 41):
        found = run(list(values[:count])).trend("none", 1)
        whole = whole_series.trend([None if value is None else Decimal(value) for value in values[:count]])
        word = whole.word.replace("periods", "quarters")  # the package knows periods, a portal quarters
        assert (found.word, found.quarters, found.p_value) == (word, whole.figures, whole.p_value)
        if found.word in ("rising", "falling"):
            assert whole.slope_per_year is not None
            assert found.slope_per_year == half_up(whole.slope_per_year, 2)


def test_a_new_definition_begins_anew() -> None:
    old = metric("queries", retired=FIRST.shifted(9))
    new = metric("queries", metric_version=2, introduced=FIRST.shifted(10))
    quarters = [
        records(
            (observation("queries", step, version=1 if step < 10 else 2),),
            metrics=(old, new),
            quarter=FIRST.shifted(step),
        )
        for step in range(12)
    ]
    history = history_of(measure(dataset(*quarters)), "queries")
    assert [result.trend.word for result in history[8:]] == [
        "too_few_quarters",
        "improving",
        "too_few_quarters",
        "too_few_quarters",
    ]
    assert [result.trend.quarters for result in history[8:]] == [9, 10, 1, 2]
