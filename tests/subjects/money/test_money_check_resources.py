# ruff: noqa: E501  (messages stand as staff read them)
"""Use of resources, and the first budget of the year."""

from __future__ import annotations

from tests.samples.tiny import Q1, Q2, Tiny

USE = f"{Q2}/resource_use.csv"
SOUND = (
    "resource,part,quantity,unit,status,note_en,note_sw\n"
    "energy_kwh,main_building,700,kwh,reported,,\n"
    "energy_kwh,other_offices,300,kwh,reported,,\n"
)


def test_sound_rows_are_accepted(tiny: Tiny):
    tiny.write(USE, SOUND)
    assert tiny.said() == []


def test_a_part_belongs_to_its_resource(tiny: Tiny):
    tiny.write(USE, SOUND + "travel_kes,sittings,5,kes,reported,,\n")
    assert (
        f'{USE}, line 4, column "part": sittings is no part of travel_kes. Write within_kenya, abroad.'
        in tiny.said()
    )


def test_a_resource_is_counted_in_its_unit(tiny: Tiny):
    tiny.write(USE, SOUND.replace("300,kwh", "300,kes"))
    assert tiny.said() == [
        f'{USE}, line 3, column "unit": energy_kwh is counted in kwh, not in kes. Write kwh, and the quantity in it.'
    ]


def test_a_part_that_is_left_out_is_asked_about(tiny: Tiny):
    tiny.write(USE, SOUND.rsplit("energy_kwh", 1)[0])
    assert tiny.said() == []
    assert (
        f'{USE}, line 2, column "part": energy_kwh has no row for other_offices. Add it, with the status '
        "not_reported if nobody knows it." in tiny.said("warning")
    )


def test_a_figure_needs_a_status_that_promises_it(tiny: Tiny):
    tiny.write(USE, SOUND.replace("300,kwh,reported", ",kwh,reported"))
    assert tiny.said() == [
        f'{USE}, line 3, column "quantity": The status is reported but there is no figure. '
        "Write the figure, or the status not_reported, not_collected or not_applicable."
    ]


def test_the_first_budget_of_a_year_never_changes(tiny: Tiny):
    for folder, spent, first in ((Q1, "190000000", "790000000"), (Q2, "380000000", "800000000")):
        tiny.replace(f"{folder}/budget.csv", f"{spent},reported,,,", f"{spent},reported,,,{first}")
    assert tiny.said() == [
        f'{Q2}/budget.csv, line 2, column "original_kes": First approved was 800000000, but 790000000 in '
        f"{Q1}/budget.csv, line 2. Write the first budget of the year in both; a revision belongs in approved_kes."
    ]


def test_a_line_without_figures_has_no_first_budget_either(tiny: Tiny):
    tiny.replace(f"{Q2}/budget.csv", "800000000,380000000,reported,,,", ",,not_reported,,,800000000")
    assert tiny.said() == [
        f'{Q2}/budget.csv, line 2, column "original_kes": The status is not_reported but here is 800000000. '
        "Empty the cell, or write the status reported."
    ]
