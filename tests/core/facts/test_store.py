"""Facts are found by their class, so that a type checker sees what is asked for."""

from __future__ import annotations

import doctest
from dataclasses import dataclass

import pytest

from plugins.core.facts import store
from plugins.core.facts.store import Facts


@dataclass(frozen=True)
class Bill:
    title: str


@dataclass(frozen=True)
class Tally:
    bills: int


ROADS, MARKETS = Bill("Roads"), Bill("Markets")


def test_the_example_in_the_docstring() -> None:
    assert doctest.testmod(store).attempted > 0
    assert doctest.testmod(store).failed == 0


def test_rows_stand_in_the_order_of_their_table_and_a_table_that_is_not_there_has_none() -> None:
    facts = Facts({Bill: (ROADS, MARKETS)})
    assert facts.rows(Bill) == (ROADS, MARKETS)
    assert facts.rows(Tally) == ()


def test_of_a_class_the_last_fact_stands() -> None:
    facts = Facts({}, [Tally(1)])
    facts.add([Tally(2), Tally(3)])
    assert facts[Tally] == Tally(3)


def test_a_fact_that_is_not_there_is_none_or_an_error_that_names_it() -> None:
    assert Facts().get(Tally) is None
    with pytest.raises(KeyError, match="Tally"):
        Facts()[Tally]


def test_changed_facts_leave_the_old_ones_as_they_were() -> None:
    old = Facts({Bill: (ROADS,)}, [Tally(1)])
    new = old.with_rows(Bill, [MARKETS]).with_facts(Tally(2))
    assert (new.rows(Bill), new[Tally]) == ((MARKETS,), Tally(2))
    assert (old.rows(Bill), old[Tally]) == ((ROADS,), Tally(1))


def test_facts_are_equal_where_rows_and_facts_are() -> None:
    assert Facts({Bill: (ROADS,)}, [Tally(1)]) == Facts({Bill: (Bill("Roads"),)}, [Tally(1)])
    assert Facts({Bill: (ROADS, MARKETS)}) != Facts({Bill: (MARKETS, ROADS)})
    assert Facts({}, [Tally(1)]) != Facts({}, [Tally(2)])
