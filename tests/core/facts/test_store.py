"""Facts are kept by their class."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plugins.core.facts.store import Facts


@dataclass(frozen=True)
class Row:
    """A record of some table."""

    name: str


@dataclass(frozen=True)
class Count:
    """What somebody made of rows."""

    rows: int


A, B = Row("a"), Row("b")


def test_rows_come_in_the_order_of_their_table_and_none_where_there_is_no_table() -> None:
    facts = Facts({Row: (B, A)})
    assert facts.rows(Row) == (B, A)
    assert facts.rows(Count) == ()


def test_of_a_class_there_is_one_fact_or_none() -> None:
    facts = Facts({Row: (A,)}, [Count(1)])
    assert facts[Count] == facts.get(Count) == Count(1)
    assert facts.get(Row) is None
    with pytest.raises(KeyError, match="Row"):
        facts[Row]


def test_of_facts_that_are_added_the_last_stands() -> None:
    facts = Facts()
    facts.add([Count(1), Count(2)])
    assert facts[Count] == Count(2)


def test_facts_with_others_leave_the_first_as_they_were() -> None:
    facts = Facts({Row: (A,)}, [Count(1)])
    changed = facts.with_rows(Row, [A, B]).with_facts(Count(2))
    assert (changed.rows(Row), changed[Count]) == ((A, B), Count(2))
    assert (facts.rows(Row), facts[Count]) == ((A,), Count(1))


def test_facts_are_equal_where_their_records_and_facts_are() -> None:
    facts = Facts({Row: (A,)}, [Count(1)])
    assert facts == Facts({Row: (Row("a"),)}, [Count(1)])
    assert facts != Facts({Row: (B,)}, [Count(1)])
    assert facts != Facts({Row: (A,)}, [Count(2)])
    assert facts != Facts({Row: (A,)})
