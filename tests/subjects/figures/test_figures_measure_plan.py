"""The step planned for a quarter, and whether it was revised."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.portal.read import measure
from plugins.subjects.figures.model import Figures
from tests.samples.rows import Q, dataset, metric, observation, records, target

SPENT = metric("spent", cumulative=True)
JUNE, SEPTEMBER, NEXT = Q("2025-26-Q4"), Q("2026-27-Q1"), Q("2027-28-Q1")


def planned_before(*steps: tuple[object, str]) -> Decimal | None:
    """The step before it was revised, of the last of these quarters, each with its planned step."""
    versions = [
        records(
            (observation("spent", 10),),
            metrics=(SPENT,),
            targets=(replace(target("spent", step), first_quarter=quarter, last_quarter=quarter),),
            quarter=quarter,
        )
        for quarter, step in steps
    ]
    result = measure(dataset(*versions)).reports[-1][Figures].of("spent")
    assert result is not None
    return result.planned_before


def test_the_next_step_of_a_plan_is_no_revision() -> None:
    """90 by June, 20 by September: one plan, of which nobody has said anything else before."""
    assert planned_before((JUNE, "90"), (SEPTEMBER, "20")) is None


def test_a_step_that_differs_from_that_of_the_year_before_was_revised() -> None:
    assert planned_before((SEPTEMBER, "20"), (NEXT, "22")) == 20
    assert planned_before((SEPTEMBER, "20"), (NEXT, "20")) is None
