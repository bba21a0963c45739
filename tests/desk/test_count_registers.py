"""Figures that nobody typed are counted in registers that somebody vouched for, and in no others."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from tests.samples.desk import Begun, filled
from tests.samples.tiny import Tiny

#: Spent of the approved budget, of the Assembly's own rows.
RULE = """\
measure = "share"
table = "budget"
split = "unit_id"
assembly = "own_rows"
part = "spent_to_date_kes"
whole = "approved_kes"
"""
#: The line of budget_spent in the sheet of figures.
LINE = 7


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    """January to March 2026, its workbook filled but for the budget's figure, which a rule counts."""
    rules = tiny.folder / "reference" / "rules"
    rules.mkdir()
    (rules / "budget_spent.1.toml").write_text(RULE, encoding="utf-8")
    made = filled(tiny, tmp_path / "desk")
    with made.edited() as book:
        for column in "DEFG":
            book["observations"][f"{column}{LINE}"] = None
    return made


def returned(quarter: Begun, complete_to: object, register: str = "budget") -> None:
    with quarter.edited() as book:
        assert [cell.value for cell in book["returns"][1]][:2] == ["register", "complete_to"]
        book["returns"]["A2"], book["returns"]["B2"] = register, complete_to


def figure(quarter: Begun) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(quarter.draft()["observations.csv"].decode()))
    return next(row for row in rows if row["metric_id"] == "budget_spent")


def test_a_figure_is_counted_in_a_register_that_is_complete(quarter: Begun) -> None:
    """100 x 440,000,000 / 800,000,000 = 55 %."""
    returned(quarter, date(2026, 3, 31))
    said = quarter.intake()
    assert "Made the draft" in said
    told = figure(quarter)
    assert (told["value"], told["numerator"], told["denominator"]) == ("55.0", "440000000", "800000000")
    assert (told["status"], told["note_en"], told["note_sw"]) == ("reported", "", "")
    assert "budget,2026-03-31," in quarter.draft()["returns.csv"].decode()


def test_a_register_offered_in_the_workbook_and_left_alone_says_nothing(quarter: Begun) -> None:
    """The sheet names the register; without a day nobody vouched for it: the empty figure is asked for."""
    with quarter.edited() as book:
        assert book["returns"]["A2"].value == "budget"
    (asked,) = quarter.sentences()
    assert asked.startswith(f"observations G{LINE} (status): This cell is empty.")
    with quarter.edited() as book:
        book["observations"][f"G{LINE}"] = "not_collected"
    quarter.intake()
    assert "returns.csv" not in quarter.draft()
    assert figure(quarter)["status"] == "not_collected"


def test_of_a_register_that_ends_before_the_quarter_no_part_is_counted(quarter: Begun) -> None:
    returned(quarter, date(2026, 2, 28))
    quarter.intake()
    told = figure(quarter)
    assert (told["value"], told["status"]) == ("", "not_reported")
    assert told["note_en"].replace("\xa0", " ") == "The register budget is complete to 28 February 2026 only."
    assert (
        told["note_sw"].replace("\xa0", " ") == "Rejista ya budget imekamilika hadi 28 Februari 2026 pekee."
    )


def test_what_was_typed_stays_and_is_compared_with_the_register(quarter: Begun) -> None:
    with quarter.edited() as book:
        for column, value in zip("DEFG", (50.0, 400000000, 800000000, "reported"), strict=True):
            book["observations"][f"{column}{LINE}"] = value
    returned(quarter, date(2026, 3, 31))
    said = quarter.intake()
    assert "budget_spent of assembly says 400000000; budget.csv makes it 440000000." in said
    assert figure(quarter)["value"] == "50"


def test_a_register_with_a_cell_that_nobody_knows_gives_no_figure(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["budget"]["D2"], book["budget"]["E2"] = None, "not_collected"
        book["budget"]["C2"] = None
    returned(quarter, date(2026, 3, 31))
    quarter.intake()
    told = figure(quarter)
    assert (told["value"], told["status"]) == ("", "not_reported")
    assert told["note_en"] == "A cell that is needed is empty in the register budget."


def test_a_register_that_no_figure_is_counted_in_is_named(quarter: Begun) -> None:
    returned(quarter, date(2026, 3, 31), "budgets")
    assert any("No figure is counted in budgets." in each for each in quarter.sentences())
    assert any("Write budget." in each for each in quarter.sentences())


def test_a_complete_register_without_a_row_is_counted_as_empty(quarter: Begun) -> None:
    """Nothing approved and nothing spent stands in it: a share of nothing does not apply. Where a rule counts
    rows and says so, none are zero."""
    with quarter.edited() as book:
        book["budget"].delete_rows(2, book["budget"].max_row)
    returned(quarter, date(2026, 3, 31))
    quarter.intake()
    told = figure(quarter)
    assert (told["value"], told["status"], told["note_en"]) == ("", "not_applicable", "")
    rule = quarter.tiny.folder / "reference" / "rules" / "budget_spent.1.toml"
    rule.rename(rule.with_name("bills_passed.1.toml")).write_text(
        'measure = "count"\ntable = "budget"\nnothing = "zero"\n', encoding="utf-8"
    )
    with quarter.edited() as book:
        book["observations"][f"G{LINE}"] = "not_collected"
        for column in "DEFG":
            book["observations"][f"{column}4"] = None
    quarter.intake()
    rows = csv.DictReader(io.StringIO(quarter.draft()["observations.csv"].decode()))
    (passed,) = (row for row in rows if row["metric_id"] == "bills_passed")
    assert (passed["value"], passed["status"]) == ("0", "reported")


def test_a_rule_that_tells_no_units_apart_counts_none_of_them(quarter: Begun) -> None:
    """reports_done is asked of the committee, too; a rule without a split leaves its figure to be typed."""
    rules = quarter.tiny.folder / "reference" / "rules"
    (rules / "reports_done.1.toml").write_text(RULE.replace('split = "unit_id"\nassembly = "own_rows"\n', ""))
    with quarter.edited() as book:
        for column in "DEFG":
            book["observations"][f"{column}3"] = None
    returned(quarter, date(2026, 3, 31))
    (asked,) = quarter.sentences()
    assert asked.startswith("observations G3 (status): This cell is empty.")
