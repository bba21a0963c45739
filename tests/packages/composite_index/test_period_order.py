"""Periods come in the order of time, or somebody is told."""

from __future__ import annotations

import pytest

from composite_index.period_order import check_periods, check_years, in_order, is_in_order


@pytest.mark.parametrize(
    "periods",
    [
        ["2024", "2025"],
        ["2025-26-Q4", "2026-27-Q1"],
        ["2016-02-09", "2016-02-17", "2016-10-01"],
        ["2016-W9", "2016-W10"],
        ["FY2024", "FY2025"],
        ["9", "10"],
        ["decade1990", "decade2000"],
    ],
)
def test_year_first_is_the_order_of_time(periods: list[str]) -> None:
    assert sorted(periods, key=in_order) == periods
    assert list(check_periods("f.csv", {each: line for line, each in enumerate(periods, 2)})) == []


@pytest.mark.parametrize(
    "periods",
    [
        ["Feb-2016", "Apr-2016"],
        ["2016-Feb", "2016-Apr"],
        ["Q2-2025", "Q1-2026"],
        ["28-02-2025", "01-03-2025"],
        ["Mei-2026", "Julai-2026"],
    ],
)
def test_what_would_be_in_a_wrong_order_is_refused(periods: list[str]) -> None:
    problems = list(check_periods("f.csv", {each: line for line, each in enumerate(periods, 2)}))
    assert [(each.line, each.column, each.kind) for each in problems] == [
        (2, "period", "period-order"),
        (3, "period", "period-order"),
    ]
    assert "2016-02-17" in problems[0].write


def test_one_period_alone_has_no_order() -> None:
    assert list(check_periods("f.csv", {"Feb-2016": 2})) == []


def test_days_beside_months_are_a_warning() -> None:
    (warning,) = check_periods("f.csv", {"2016-02": 2, "2016-02-17": 3, "2016-02-18": 4})
    assert (warning.severity, warning.line) == ("warning", 3)
    assert "2016-02 and 2016-02-17" in warning.found


def test_a_year_of_two_digits_is_not_guessed_at() -> None:
    assert is_in_order("16-02-17")


def test_a_period_left_out_is_said_where_a_year_earlier_is_none():
    quarters = [f"{year}-Q{number}" for year in (2020, 2021, 2022) for number in (1, 2, 3, 4)]
    whole = {period: line for line, period in enumerate(quarters, start=2)}
    assert list(check_years("f.csv", whole, 4)) == []
    del whole["2021-Q2"]
    # four before 2021-Q3 stands now 2020-Q2
    (found,) = check_years("f.csv", whole, 4)
    assert (found.line, found.kind, found.severity) == (whole["2021-Q3"], "period-left-out", "warning")
    assert "4 periods before 2021-Q3 stands 2020-Q2" in found.found


def test_days_weeks_and_years_have_no_such_number():
    days = {f"2020-{month:02}-{day:02}": 2 for month in (1, 2) for day in range(1, 29)}
    assert list(check_years("f.csv", days, 365)) == []
    assert list(check_years("f.csv", {"2019": 2, "2021": 3}, 1)) == []
