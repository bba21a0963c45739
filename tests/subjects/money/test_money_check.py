# ruff: noqa: E501  (messages stand as staff read them)
"""The budget so far."""

from __future__ import annotations

from tests.samples.tiny import Q1, Q2, Tiny

BUDGET = f"{Q2}/budget.csv"


def test_spending_to_date_never_falls_within_a_year(tiny: Tiny):
    tiny.replace(BUDGET, "380000000", "180000000")  # it was 190 million a quarter earlier
    assert tiny.said() == [
        f'{BUDGET}, line 2, column "spent_to_date_kes": Spent to date is 180000000, less than 190000000 in '
        f"{Q1}/budget.csv, line 2. Write everything spent since 1 July, not this quarter alone."
    ]


def test_a_new_year_begins_at_nothing(tiny: Tiny):
    tiny.replace(BUDGET, "380000000", "180000000")
    new_year = tiny.path("quarters/2026-27-Q1")
    tiny.path("quarters/2025-26-Q1").rename(new_year)  # now the earlier quarter is Q2 of 2025-26
    tiny.write(
        "quarters/2026-27-Q1/v1/release.toml",
        tiny.read("quarters/2026-27-Q1/v1/release.toml")
        .replace("2025-", "2026-")
        .replace("2026-01", "2027-01"),
    )
    assert [each for each in tiny.said() if "Spent to date" in each] == []


def test_both_amounts_belong_to_a_reported_line(tiny: Tiny):
    tiny.replace(BUDGET, "800000000,", ",")
    assert tiny.said() == [
        f'{BUDGET}, line 2, column "approved_kes": The status is reported but there is no figure. '
        "Write the figure, or the status not_reported, not_collected or not_applicable."
    ]


def test_no_amount_belongs_to_a_line_that_was_not_reported(tiny: Tiny):
    tiny.replace(BUDGET, "800000000,380000000,reported", "800000000,,not_reported")
    assert tiny.said() == [
        f'{BUDGET}, line 2, column "approved_kes": The status is not_reported but here is 800000000. '
        "Empty the cell, or write the status reported."
    ]


def test_overspending_is_asked_about(tiny: Tiny):
    tiny.replace(BUDGET, "380000000", "880000000")
    assert tiny.said() == []
    assert (
        f'{BUDGET}, line 2, column "spent_to_date_kes": 880000000 is more than the approved 800000000. '
        "Check both figures." in tiny.said("warning")
    )


def test_a_committee_has_no_budget(tiny: Tiny):
    tiny.replace(BUDGET, "assembly", "comm_ibis")
    assert tiny.said() == [
        f'{BUDGET}, line 2, column "unit_id": comm_ibis is of the kind committee. Write a department or assembly.'
    ]
