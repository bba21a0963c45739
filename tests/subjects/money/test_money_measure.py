"""Budget by financial year and use of resources, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.core.facts.assembly import Assembly
from plugins.portal.read import measure
from plugins.subjects.money.measure import resources
from plugins.subjects.money.model import BudgetCourse, ResourcePoint, Resources
from tests.samples.tiny import Q1, Q2, Tiny

HEADER = "resource,part,quantity,unit,status,note_en,note_sw\n"
ENERGY = "energy_kwh,main_building,{main},kwh,{status},,\nenergy_kwh,other_offices,{other},kwh,reported,,\n"


def used(tiny: Tiny, folder: str, main: object, other: object, status: str = "reported") -> None:
    tiny.write(f"{folder}/resource_use.csv", HEADER + ENERGY.format(main=main, other=other, status=status))


def recurrent(assembly: Assembly) -> BudgetCourse:
    return assembly[Resources].years[0].courses[0]


def energy(assembly: Assembly) -> tuple[ResourcePoint, ...]:
    return assembly[Resources].uses[0].points


def test_what_was_spent_in_a_quarter_is_the_difference_of_the_sums_to_date(tiny: Tiny):
    first, second = recurrent(measure(tiny.dataset())).points
    assert first.spent_in_quarter_kes == Decimal(190_000_000)  # the year begins at nothing
    assert second.spent_in_quarter_kes == Decimal(190_000_000)  # 380 - 190 million
    assert second.left_kes == Decimal(420_000_000)  # 800 - 380 million
    assert (second.execution_pct, second.pro_rata_pct) == (Decimal("47.5"), Decimal(50))


def test_without_the_quarter_before_nobody_knows_what_was_spent_in_this_one(tiny: Tiny):
    tiny.replace(f"{Q1}/budget.csv", "800000000,190000000,reported", ",,not_reported")
    first, second = recurrent(measure(tiny.dataset())).points
    assert (first.spent_to_date_kes, first.left_kes) == (None, None)
    assert second.spent_in_quarter_kes is None
    assert second.spent_to_date_kes == Decimal(380_000_000)


def test_a_revision_is_the_difference_from_what_was_first_approved(tiny: Tiny):
    for folder, spent in ((Q1, "190000000"), (Q2, "380000000")):
        tiny.replace(f"{folder}/budget.csv", f"{spent},reported,,,", f"{spent},reported,,,820000000")
    assert recurrent(measure(tiny.dataset())).points[-1].revised_kes == Decimal(-20_000_000)  # 800 - 820


def test_the_latest_quarter_is_the_last_with_a_figure(tiny: Tiny):
    tiny.replace(f"{Q2}/budget.csv", "800000000,380000000,reported", ",,not_reported")
    latest = recurrent(measure(tiny.dataset())).latest
    assert latest is not None
    assert str(latest.quarter) == "2025-26-Q1"


def test_a_resource_is_the_sum_of_its_parts(tiny: Tiny):
    used(tiny, Q1, 700, 300)
    used(tiny, Q2, 750, 305)
    first, second = energy(measure(tiny.dataset()))
    assert (first.quantity, second.quantity) == (Decimal(1000), Decimal(1055))


def test_a_missing_part_leaves_no_sum_and_zero_is_a_figure(tiny: Tiny):
    used(tiny, Q1, "", 300, "not_reported")
    used(tiny, Q2, 0, 300)
    first, second = energy(measure(tiny.dataset()))
    assert (first.status, first.quantity) == ("not_reported", None)
    assert second.quantity == Decimal(300)


def test_a_sum_is_no_better_known_than_its_least_known_part(tiny: Tiny):
    used(tiny, Q2, 700, 300, "estimated")
    assert energy(measure(tiny.dataset()))[0].status == "estimated"


def test_nothing_reported_is_nothing():
    assert resources([]) == replace(resources([]), years=(), uses=())
