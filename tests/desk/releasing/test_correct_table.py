"""A table that the workbook changed after release is listed with its reason before anybody can sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.desk.correcting.change import rows_of
from plugins.desk.correcting.command import Said
from plugins.desk.trouble import DeskTrouble, NotClean
from plugins.portal.read import read_assembly
from plugins.subjects.corrections.record import corrections_of, tables_changed
from tests.desk.releasing.test_correct import BILLS, LATER, draft, made, mend, released, signed
from tests.samples.released import Repository
from tests.samples.signed import sign

__all__ = ["made", "released"]
ACTIONS = Said(
    table="actions",
    why="The date was mistyped.",
    sababu="Tarehe ilikosewa.",
    found_by="assembly",
)


def mistyped(released: Repository, text: str = "Counted again.") -> None:
    """Version 2 is open, and in its workbook one note of the budget is another."""
    mend(released, Said())
    with released.quarter.edited() as book:
        sheet = book["budget"]
        names = [cell.value for cell in sheet[1]]
        sheet.cell(2, names.index("note_en") + 1).value = text
    released.quarter.intake()


BUDGET = replace(ACTIONS, table="budget")


def test_a_changed_table_is_counted_and_said(released: Repository) -> None:
    mistyped(released)
    said = mend(released, BUDGET)
    assert "correction, minor: budget: 0 new, 0 gone, 1 changed (The date was mistyped.)" in said
    assert "The new version is in order." in said
    (row,) = rows_of(draft(released)["corrections.csv"])
    assert row["table"] == "budget"
    assert row["new_value"] == "0 new, 0 gone, 1 changed"
    assert (row["metric_id"], row["unit_id"], row["column"], row["old_value"]) == ("", "", "", "")


def test_nobody_signs_a_change_that_is_not_said(released: Repository) -> None:
    mistyped(released)
    assert "Still to be said before anybody can sign:" in mend(released)
    sign(released.quarter, "submitted", LATER)
    with pytest.raises(NotClean, match="It differs from the earlier version"):
        sign(released.quarter, "validated", LATER)


def test_what_is_said_is_released_with_the_figures(released: Repository) -> None:
    mistyped(released)
    mend(released)
    mend(released, BUDGET)
    signed(released)
    assert "version 2" in released.release(clock=LATER)
    newest = read_assembly(released.path / "data").reports[-1]
    assert [row.new_value for row in corrections_of(newest)] == ["4"]
    assert [(row.table, row.new_value) for row in tables_changed(newest)] == [
        ("budget", "0 new, 0 gone, 1 changed")
    ]


def test_a_change_that_is_taken_back_is_not_listed_any_more(released: Repository) -> None:
    mistyped(released)
    mend(released, BUDGET)
    mistyped(released, "")
    assert "budget" not in mend(released, BUDGET)
    assert "corrections.csv" not in draft(released)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (replace(ACTIONS, table="actionz"), "There is no table actionz. Did you mean"),
        (replace(ACTIONS, table="observations"), "Figures are mended one by one"),
        (ACTIONS, "The draft has actions.csv as it was released"),
        (replace(ACTIONS, on=BILLS.on), "one at a time"),
        (replace(ACTIONS, to={"value": "4"}), "without a value"),
        (replace(ACTIONS, why=" "), "Say why it was wrong"),
    ],
)
def test_what_is_not_said_rightly_changes_nothing(released: Repository, said: Said, words: str) -> None:
    before = draft(released)
    with pytest.raises(DeskTrouble, match=words):
        mend(released, said)
    assert draft(released) == before


def test_the_same_said_again_changes_nothing(released: Repository) -> None:
    mistyped(released)
    mend(released, BUDGET)
    before = draft(released)
    mend(released, BUDGET)
    assert draft(released) == before
    # another reason for the same table: the same correction, said better
    mend(released, replace(BUDGET, why="It was mistyped."))
    (row,) = rows_of(draft(released)["corrections.csv"])
    assert row["correction_id"] == rows_of(before["corrections.csv"])[0]["correction_id"]
