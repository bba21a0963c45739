# ruff: noqa: E501  (messages stand as staff read them)
"""A version that changes another table than the figures says so, with its reason."""

from __future__ import annotations

import shutil

import pytest

from tests.samples.tiny import Q2, Tiny

V2 = Q2.replace("/v1", "/v2")
CORRECTIONS, ACTIONS = f"{V2}/corrections.csv", f"{V2}/actions.csv"
HEAD = "correction_id,kind,severity,metric_id,unit_id,column,old_value,new_value,found_by,found_on,reason_en,reason_sw,table"
FIGURE = "cor_1,correction,minor,bills_passed,assembly,value,3,4,public,2026-02-20,One was missed.,,"
TABLE = (
    'cor_2,correction,minor,,,,,"0 new, 0 gone, 1 changed",public,2026-02-20,The sum was mistyped.,,budget'
)


@pytest.fixture
def corrected(tiny: Tiny) -> Tiny:
    """A second version in which a row of the budget has another note; the change is listed."""
    shutil.copytree(tiny.path(Q2), tiny.path(V2))
    lines = tiny.read(f"{V2}/budget.csv").splitlines()
    columns = lines[0].split(",")
    cells = lines[1].split(",")
    cells[columns.index("note_en")] = "Counted again."
    tiny.write(f"{V2}/budget.csv", "\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n")
    tiny.replace(f"{V2}/release.toml", "published_on = 2026-01-30", "published_on = 2026-03-02")
    tiny.replace(f"{V2}/sign_offs.csv", "2026-01-30", "2026-03-02")
    tiny.write(CORRECTIONS, f"{HEAD}\n{TABLE}\n")
    return tiny


def test_a_changed_table_that_is_listed(corrected: Tiny):
    assert corrected.said() == []


def test_a_changed_table_that_is_not_listed(corrected: Tiny):
    corrected.replace(f"{V2}/observations.csv", "bills_passed,1,assembly,3", "bills_passed,1,assembly,4")
    corrected.write(CORRECTIONS, f"{HEAD}\n{FIGURE}\n")
    assert corrected.said() == [
        f"{V2}/budget.csv: It differs from the earlier version (rows: 0 new, 0 gone, 1 changed) and "
        "corrections.csv does not say so. Record why: correct 2025-26-Q2 --table budget --why ..."
    ]


def test_a_figure_is_not_hidden_behind_a_table(corrected: Tiny):
    corrected.replace(f"{V2}/observations.csv", "4.5,,,provisional", "4.5,,,reported")
    assert [each.split(": ")[1] for each in corrected.said()] == [
        "days_to_answer of dept_acacia differs from the earlier version. Add a row to corrections.csv that says why."
    ]


def test_other_counts_than_were_changed(corrected: Tiny):
    corrected.replace(CORRECTIONS, "1 changed", "2 changed")
    assert corrected.said() == [
        f'{CORRECTIONS}, line 2, column "new_value": It says 0 new, 0 gone, 2 changed; in budget.csv there are: '
        "0 new, 0 gone, 1 changed. Run correct 2025-26-Q2 --table budget again, or write 0 new, 0 gone, 1 changed."
    ]


def test_a_table_that_did_not_change(corrected: Tiny):
    corrected.write(
        CORRECTIONS, f"{HEAD}\n{TABLE}\n{TABLE.replace('cor_2', 'cor_3').replace('budget', 'actions')}\n"
    )
    assert corrected.said() == [
        f'{CORRECTIONS}, line 3, column "new_value": It says 0 new, 0 gone, 1 changed; actions.csv has not changed. '
        "Remove the row."
    ]


def test_one_row_a_table_and_no_figure_in_it(corrected: Tiny):
    both = TABLE.replace("minor,,,", "minor,bills_passed,assembly,value").replace("cor_2", "cor_3")
    corrected.write(CORRECTIONS, f"{HEAD}\n{TABLE}\n{TABLE.replace('cor_2', 'cor_4')}\n{both}\n")
    said = " ".join(corrected.said())
    assert "line 3" in said
    assert "Line 2 is about budget too." in said
    assert "The row names a figure and a table." in said


def test_a_row_about_nothing(corrected: Tiny):
    corrected.write(CORRECTIONS, f"{HEAD}\n{TABLE}\n{FIGURE.replace('bills_passed,assembly,value', ',,')}\n")
    said = corrected.said()
    assert sum("This cell is empty. Write the figure that changed" in each for each in said) == 3


def test_while_it_is_prepared_it_is_a_warning(corrected: Tiny):
    """The command correct counts what the draft holds, so the draft may come first."""
    corrected.replace(f"{V2}/release.toml", 'stage = "published"', 'stage = "draft"')
    corrected.path(CORRECTIONS).unlink()
    said = [each for each in corrected.problems("warning") if each.file.startswith(V2)]
    assert {(each.kind, each.severity) for each in said} >= {
        ("nothing-listed", "warning"),
        ("table-not-listed", "warning"),
    }
