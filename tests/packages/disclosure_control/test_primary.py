"""What the rules hide first, one example each side of every line."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from disclosure_control.primary import hidden_first, mean_hidden, share_hidden
from disclosure_control.rules import RULES, Rules
from disclosure_control.system import Cell, Interval, System, total


def row(**values: int) -> System:
    """Counts under one total."""
    numbers = {**values, "all": sum(values.values())}
    cells = tuple(
        Cell(name=name, published=Interval.around(D(n)), whole=True, value=D(n))
        for name, n in numbers.items()
    )
    return System(cells=cells, relations=(total("sum", "all", list(values)),))


def test_one_to_four_are_small_and_five_is_not() -> None:
    assert hidden_first(row(a=1, b=4, c=5)) == {"a": "small count", "b": "small count"}


def test_a_total_can_be_small_itself() -> None:
    assert hidden_first(row(a=1, b=2))["all"] == "small count"


def test_a_zero_is_hidden_unless_it_cannot_be_otherwise() -> None:
    assert hidden_first(row(a=0, b=7, c=8)) == {"a": "zero"}
    assert hidden_first(row(a=0, b=7, c=8), structural={"a"}) == {}
    assert hidden_first(row(a=0, b=7, c=8), Rules(zeros_are_disclosive=False)) == {}


def test_everybody_in_one_category_is_hidden_however_many() -> None:
    assert hidden_first(row(a=40, b=0)) == {"a": "whole group", "b": "zero"}
    assert hidden_first(row(a=40, b=0), Rules(class_disclosure=False)) == {"b": "zero"}
    # With b impossible, a is the only place to be: that all are there says nothing.
    assert hidden_first(row(a=40, b=0), structural={"b"}) == {}


@pytest.mark.parametrize(
    ("part", "base", "why"),
    [
        (6, 12, None),
        (5, 10, None),
        (5, 9, "small base"),
        (0, 12, "whole group"),
        (12, 12, "whole group"),
        (4, 12, "small count"),  # 4 of 12
        (8, 12, "small count"),  # the other 4
    ],
)
def test_a_percentage_of_a_group(part: int, base: int, why: str | None) -> None:
    assert share_hidden(D(part), D(base)) == why


def test_a_mean_needs_ten_people() -> None:
    assert mean_hidden(D(9)) == "small base"
    assert mean_hidden(D(10)) is None


def test_what_the_rules_ask_of_a_hidden_number() -> None:
    assert RULES.need("count").width == 3
    assert RULES.need("score").width == 25  # a quarter of 0 to 100
    assert RULES.need("score", D(4)).width == 1  # a quarter of 1 to 5
    assert RULES.need("amount").share == D("0.10")
