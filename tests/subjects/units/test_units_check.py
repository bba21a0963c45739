"""Units form one tree under the Assembly."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Tiny

UNITS = "reference/units.csv"


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            "department,assembly",
            "department,",
            ['line 3, column "parent_id": dept_acacia belongs to no unit. Write assembly or another unit.'],
        ),
        (
            "department,assembly",
            "department,dept_acacia",
            [
                'line 3, column "parent_id": dept_acacia belongs to itself, by way of the units above it. '
                "Correct the unit it belongs to."
            ],
        ),
        (
            "assembly,,false",
            "assembly,office_clerk,false",
            [
                'line 2, column "parent_id": assembly belongs to itself, by way of the units above it. '
                "Correct the unit it belongs to.",
                'line 2, column "parent_id": The Assembly belongs to no other unit. Empty the cell.',
                'line 5, column "parent_id": office_clerk belongs to itself, by way of the units above it. '
                "Correct the unit it belongs to.",
            ],
        ),
        (
            "Example Committee Ibis",
            "example department acacia",
            ['line 4, column "name_en": Line 3 has the same name. Give each unit a name of its own.'],
        ),
        (
            "office,assembly",
            "assembly,assembly",
            [
                'line 5, column "kind": office_clerk is of the kind assembly. '
                "Only the unit assembly is of the kind assembly."
            ],
        ),
        (
            "office_clerk,Office",
            "dept_roads,Roads Committee,,committee,assembly,false,\noffice_clerk,Office",
            [
                'line 5, column "unit_id": dept_roads begins as the id of a department, and this is a '
                "committee. Write an id that begins with cmt_."
            ],
        ),
    ],
)
def test_trees_that_do_not_stand(tiny: Tiny, old, new, messages):
    tiny.replace(UNITS, old, new)
    assert [each.removeprefix(f"{UNITS}, ") for each in tiny.said()] == messages
