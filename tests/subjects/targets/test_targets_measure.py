from __future__ import annotations

from plugins.subjects.targets.measure import targets_in_force
from tests.samples.rows import Q1, Q2, Q3, Q4, target


def test_the_row_that_covers_the_quarter_counts() -> None:
    first, second = target(value=80, first=Q1, last=Q2), target(value=85, first=Q3, last=Q4)
    other = target(value=9, version=2, first=Q1, last=Q4)
    rows = (first, second, other, target("days", 3, unit_id="dept_acacia"))
    found = targets_in_force(rows, Q2)
    assert found["reports", 1, "assembly"] is first
    assert targets_in_force(rows, Q3)["reports", 1, "assembly"] is second
    assert found["reports", 2, "assembly"] is other
    assert ("days", 1, "assembly") not in found
    assert targets_in_force(rows, Q4.next) == {}


def test_of_two_that_cover_it_the_later_one_counts() -> None:
    year, half = target(value=80, first=Q1, last=Q4), target(value=70, first=Q3, last=Q4)
    assert targets_in_force((half, year), Q3)["reports", 1, "assembly"] is half
    assert targets_in_force((year, half), Q3)["reports", 1, "assembly"] is half
