"""Counts of people in any table: none so small that it points at somebody, nor leaving few others."""

from __future__ import annotations

from typing import Any

import pytest

from checked_tables.source import Source
from plugins.subjects.people.check import check_people
from plugins.subjects.people.record import PeopleCount

FILE = "quarters/2025-26-Q2/v1/made_up.csv"


def count(value: int | None, column: str = "people", **changed: Any) -> PeopleCount:
    plain: dict[str, Any] = {
        "table": "made_up",
        "key": ("one",),
        "hidden": False,
        "status": "reported",
        "part_of": "",
        "is_base": False,
        "carried": False,
        "source": Source(FILE, 2),
    }
    return PeopleCount(column=column, value=value, **(plain | changed))


def said(*counts: PeopleCount) -> list[str]:
    return [str(problem).removeprefix(f"{FILE}, line 2, ") for problem in check_people(counts)]


@pytest.mark.parametrize("value", [0, 5, 400, None])
def test_nobody_or_five_and_more_may_be_told(value: int | None) -> None:
    assert said(count(value)) == []


@pytest.mark.parametrize("value", [1, 4])
def test_one_to_four_may_not(value: int) -> None:
    assert said(count(value)) == [
        f'column "people": {value} could point at persons. '
        "Empty it with its parts and write the status suppressed."
    ]


def test_nine_are_no_base_and_ten_are() -> None:
    assert said(count(9, is_base=True)) == [
        'column "people": 9 people are too few for a figure about them; 10 is the least. '
        "Empty it with what was computed from it."
    ]
    assert said(count(10, is_base=True)) == []


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (3, "3 could point at persons. Leave the cell empty."),
        (27, "27 of 30 says that 3 were others, which could point at persons. Leave the cell empty."),
        (31, "31 is more than people, 30. Correct one of the two."),
    ],
)
def test_a_part_tells_of_the_others_too(part: int, message: str) -> None:
    assert said(count(30), count(part, "women", part_of="people")) == [f'column "women": {message}']


@pytest.mark.parametrize("part", [0, 5, 25, 30])
def test_a_part_that_leaves_nobody_or_many_may_be_told(part: int) -> None:
    assert said(count(30), count(part, "women", part_of="people")) == []


def test_a_hidden_row_holds_no_number() -> None:
    assert said(count(12, status="suppressed")) == [
        'column "people": A number is given, but the status is suppressed. Empty the cell.'
    ]
    assert said(count(None, status="suppressed", hidden=True)) == []


def test_a_part_needs_its_whole() -> None:
    assert said(count(None), count(12, "women", part_of="people")) == [
        'column "women": There is no number of people. Empty the cell.'
    ]
