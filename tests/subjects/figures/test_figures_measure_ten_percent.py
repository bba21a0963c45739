from __future__ import annotations

import pytest

from plugins.subjects.figures.measure_ten_percent import ten_percent
from tests.samples.rows import figure, metric, share


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
def test_ten_per_cent_in_the_good_direction(direction: str, then: int, now: int, expected: str) -> None:
    of = metric(direction=direction)
    assert ten_percent(figure(of, now), figure(of, then)) == expected


def test_the_gain_is_relative_not_in_percentage_points() -> None:
    # 20 % to 22 % are two points and a tenth of 20: met
    assert ten_percent(figure(share(), of=(22, 100)), figure(share(), of=(20, 100))) == "met"


def test_without_a_comparable_year_there_is_no_assessment() -> None:
    now = figure(value=60)
    assert ten_percent(now, None) == "not_assessable"
    assert ten_percent(now, figure(status="not_reported")) == "not_assessable"
    assert ten_percent(figure(status="not_reported"), now) == "not_assessable"
    assert ten_percent(figure(metric(metric_version=2), 60), figure(metric(), 50)) == "not_assessable"
