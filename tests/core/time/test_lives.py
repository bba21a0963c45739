"""From a first to a last quarter, both inclusive; examples and the Assembly's own never meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked_tables.schemas import read_schemas
from plugins.core.facts.read import SCHEMAS
from plugins.core.time.lives import Span, in_world, is_copied, span_of, world_of
from plugins.core.time.quarter import Quarter

Q = Quarter.parse
OURS = read_schemas(SCHEMAS)
quarters = st.builds(Quarter, st.integers(2020, 2040), st.integers(1, 4))


@given(quarters, quarters, quarters)
def test_a_span_holds_its_edges_and_nothing_outside(first: Quarter, last: Quarter, asked: Quarter) -> None:
    assert (asked in Span(first, last)) == (first <= asked <= last)
    assert (asked in Span(None, last)) == (asked <= last)
    assert (asked in Span(first, None)) == (asked >= first)


def test_a_cell_that_is_no_quarter_leaves_its_side_open() -> None:
    cells = {"first_quarter": "2025-26-Q7", "last_quarter": " 2026-27-Q2 "}
    assert span_of(OURS["units"], cells) == Span(None, Q("2026-27-Q2"))


def test_a_day_stands_for_its_quarter() -> None:
    found = span_of(OURS["unit_changes"], {"effective_on": "2026-11-20"})
    assert found == Span(Q("2026-27-Q2"), None)


@pytest.mark.parametrize(
    ("table", "cells", "world"),
    [
        ("units", {"kind": "department", "illustrative": "true"}, "example"),
        ("units", {"kind": "committee", "illustrative": "false"}, "real"),
        ("units", {"kind": "office", "illustrative": "false"}, "both"),
        ("units", {"kind": "assembly", "illustrative": "false"}, "both"),
        ("targets", {"basis": "illustrative"}, "example"),
        ("targets", {"basis": "work_plan"}, "real"),
        ("service_standards", {"basis": "law"}, "both"),
        ("metrics", {"status": "proposed"}, "both"),
    ],
)
def test_the_world_of_a_row(table: str, cells: dict[str, str], world: str) -> None:
    assert world_of(OURS[table], cells) == world


def test_examples_and_the_assemblys_own_never_meet() -> None:
    worlds, places = ("example", "real", "both"), (True, False)
    met = {(world, here): in_world(world, illustrative=here) for world in worlds for here in places}
    assert met == {
        ("example", True): True, ("example", False): False,
        ("real", True): False, ("real", False): True,
        ("both", True): True, ("both", False): True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("table", "first", "last", "copied"),
    [
        ("units", "2026-27-Q1", "2026-27-Q1", True),  # begun by then, though it has ended since
        ("units", "2026-27-Q3", "", False),
        ("targets", "2026-27-Q1", "2026-27-Q1", False),  # no longer in force
        ("targets", "2026-27-Q1", "2026-27-Q2", True),
    ],
)
def test_what_a_quarters_copy_holds(table: str, first: str, last: str, copied: bool) -> None:
    """For 2026-27-Q2."""
    cells = {"first_quarter": first, "last_quarter": last, "kind": "office", "illustrative": "false"}
    assert is_copied(OURS[table], cells, Q("2026-27-Q2"), illustrative=True) is copied
