"""The policy's yardstick: a gain of 10 % on a year earlier, where a change may be told at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.subjects.figures.measure_ten_percent import ten_percent


def of_a_year(bench, then, now, direction="up", **of_end):  # type: ignore[no-untyped-def]
    """The change of an amount on a year earlier."""
    metric = replace(
        bench.DAYS, unit="kwh", aggregation="sum", direction=direction, change_threshold=Decimal(0)
    )
    ends = [
        replace(bench.end(metric, quarter, value), **of_end)
        for quarter, value in ((bench.SUMMER, str(now)), (bench.SUMMER.year_earlier, str(then)))
    ]
    return bench.change(metric, *ends, base="year"), direction


@pytest.mark.parametrize(
    ("direction", "then", "now", "expected"),
    [
        ("up", 50, 55, "met"),  # (55 - 50) / 50 = 10 %
        ("up", 50, "54.9", "not_met"),  # 9.8 %
        ("up", 50, 45, "not_met"),
        ("down", 50, 45, "met"),  # (50 - 45) / 50 = 10 %
        ("down", 50, "45.1", "not_met"),
        ("down", 50, 55, "not_met"),
        ("down", 50, 0, "met"),
        ("none", 50, 60, "not_assessable"),
        ("up", 0, 60, "not_assessable"),  # nothing can be divided by zero
        ("up", -5, 60, "not_assessable"),
    ],
)
def test_ten_per_cent_in_the_good_direction(bench, direction, then, now, expected):  # type: ignore[no-untyped-def]
    assert ten_percent(*of_a_year(bench, then, now, direction)) == expected


def test_the_gain_is_relative_not_in_percentage_points(bench):  # type: ignore[no-untyped-def]
    # 20 % to 22 % of 200 are two points and a tenth of 20: met
    metric, now, then = bench.REPORTS, bench.SUMMER, bench.SUMMER.year_earlier
    ends = bench.end(metric, now, "22.0", (44, 200)), bench.end(metric, then, "20.0", (40, 200))
    assert ten_percent(bench.change(metric, *ends, base="year"), "up") == "met"


def test_on_a_few_cases_a_gain_is_no_gain(bench):  # type: ignore[no-untyped-def]
    # 4 of 5 after 2 of 5 would be a gain of 100 %, on two cases.
    metric, now, then = bench.REPORTS, bench.SUMMER, bench.SUMMER.year_earlier
    ends = bench.end(metric, now, "80.0", (4, 5)), bench.end(metric, then, "40.0", (2, 5))
    assert ten_percent(bench.change(metric, *ends, base="year"), "up") == "not_assessable"


def test_without_a_comparable_year_there_is_no_assessment(bench):  # type: ignore[no-untyped-def]
    now = bench.end(bench.DAYS, bench.SUMMER, "60")
    assert ten_percent(bench.change(bench.DAYS, now, base="year"), "down") == "not_assessable"
