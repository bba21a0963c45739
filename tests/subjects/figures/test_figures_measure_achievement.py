from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plugins.subjects.figures.measure_achievement import achievement_pct, closer, verdict
from tests.samples.rows import figure, metric, number, share, target


@pytest.mark.parametrize(
    ("actual", "goal", "direction", "expected"),
    [
        ("80", "85", "up", "94.1"),  # 8000 / 85 = 94.117...
        ("110", "85", "up", "129.4"),  # 11000 / 85 = 129.411...: published uncapped
        ("12", "10", "down", "83.3"),  # 1000 / 12 = 83.333...
        ("8", "10", "down", "125.0"),  # 1000 / 8
        ("0", "10", "up", "0.0"),
        ("0", "10", "down", "125.0"),  # no ratio to zero exists: at the cap
        ("-3", "10", "down", "125.0"),
        ("80", "85", "none", None),
        (None, "85", "up", None),
        ("80", None, "up", None),
    ],
)
def test_achievement(actual: str | None, goal: str | None, direction: Any, expected: str | None) -> None:
    assert achievement_pct(number(actual), number(goal), direction) == number(expected)


def test_nothing_at_all_is_at_the_scheme_s_own_cap() -> None:
    assert achievement_pct(Decimal(0), Decimal(5), "down", cap_pct=Decimal(130)) == Decimal("130.0")


def test_the_verdict_is_decided_on_exact_values() -> None:
    # 17 of 20 = 85 % exactly; 1699 of 2000 = 84.95 %, which is published as 85.0
    goal = target("reports", 85)
    assert verdict(figure(share(), "85", of=(17, 20)), goal) == "met"
    missed = figure(share(), "85.0", of=(1699, 2000))
    assert (missed.published, verdict(missed, goal)) == (Decimal("85.0"), "not_met")


@pytest.mark.parametrize(
    ("of", "decimals", "goal", "way", "expected"),
    [
        ((1062, 1250), 0, 85, "up", "84.96"),  # 84.96 prints 85, and with one decimal 85.0
        ((1699, 2000), 1, 85, "up", "84.95"),
        ((84_999, 100_000), 0, 85, "up", "84.999"),
        ((1062, 1250), 1, 84, "up", None),  # 85.0 of 84: no contradiction
        ((17, 20), 0, 85, "up", None),  # exactly 85
        ((301, 3000), 0, 10, "down", "10.03"),  # 10.0333... of at most 10
    ],
)
def test_where_a_figure_prints_across_its_target_more_decimals_show_where_it_lies(
    of: tuple[int, int], decimals: int, goal: int, way: Any, expected: str | None
) -> None:
    measured = figure(share(decimals=decimals, direction=way), of=of)
    assert closer(measured, target("reports", goal)) == number(expected)


def test_less_is_better_where_the_metric_says_so() -> None:
    days = metric("days", direction="down")
    assert verdict(figure(days, 9), target("days", 10)) == "met"
    assert verdict(figure(days, 10), target("days", 10)) == "met"
    assert verdict(figure(days, 11), target("days", 10)) == "not_met"
    assert verdict(figure(days, 0), target("days", 10)) == "met"


def test_what_cannot_be_judged_says_why() -> None:
    goal = target()
    assert verdict(figure(status="not_reported"), goal) == "no_figure"
    assert verdict(figure(status="suppressed"), goal) == "no_figure"
    assert verdict(figure(status="not_applicable"), goal) == "not_applicable"
    assert verdict(figure(value=5), None) == "no_target"
    assert verdict(figure(status="not_reported"), None) == "no_target"
    assert verdict(figure(metric(direction="none"), 5), goal) == "no_target"
