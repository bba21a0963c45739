"""Quarters of the financial year that begins on 1 July."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked_tables.dates import quarter_fault
from plugins.core.time.quarter import Quarter

QUARTERS = st.builds(Quarter, st.integers(1990, 2090), st.integers(1, 4))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-26-Q1", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025-26-Q2", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025-26-Q3", date(2026, 1, 1), date(2026, 3, 31)),
        ("2025-26-Q4", date(2026, 4, 1), date(2026, 6, 30)),
        ("1999-00-Q3", date(2000, 1, 1), date(2000, 3, 31)),
    ],
)
def test_a_quarter_has_its_first_and_last_day(text: str, first: date, last: date) -> None:
    quarter = Quarter.parse(text)
    assert (quarter.first_day, quarter.last_day) == (first, last)


@pytest.mark.parametrize(
    "text", ["2025-27-Q1", "2025-26-q1", "2025-26-Q5", "2025/26-Q1", "2025-26-Q1 ", "", "2025-Q1"]
)
def test_any_other_form_is_refused_with_the_form_to_use(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a quarter such as 2025-26-Q1"):
        Quarter.parse(text)


@given(st.from_regex(r"(1[89]|2[0-2])[0-9]{2}-[0-9]{2}-Q[0-9]", fullmatch=True) | QUARTERS.map(str))
def test_a_cell_takes_as_a_quarter_just_what_is_one(text: str) -> None:
    try:
        is_one = bool(Quarter.parse(text))
    except ValueError:
        is_one = False
    assert (quarter_fault(text) is None) == is_one


@given(QUARTERS)
def test_a_quarter_reads_back_what_it_writes(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter


@given(QUARTERS)
def test_quarters_follow_each_other_without_a_gap(quarter: Quarter) -> None:
    assert (quarter.next.first_day - quarter.last_day).days == 1
    assert quarter.next.previous == quarter
    assert quarter < quarter.next


@given(QUARTERS)
def test_a_year_earlier_is_four_quarters_back(quarter: Quarter) -> None:
    assert quarter.year_earlier == quarter.previous.previous.previous.previous
    assert quarter.year_earlier.number == quarter.number


@given(st.dates(date(1991, 1, 1), date(2090, 12, 31)))
def test_each_day_lies_in_exactly_its_own_quarter(day: date) -> None:
    quarter = Quarter.containing(day)
    assert quarter.first_day <= day <= quarter.last_day
