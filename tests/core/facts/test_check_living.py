# ruff: noqa: E501  (messages stand as staff read them)
"""Only the living are reported on; each line is what a clerk does to a table, and what is said."""

from __future__ import annotations

import pytest

from plugins.desk.check import check
from plugins.portal.read import measure
from plugins.subjects.figures.model import Figures
from tests.samples.tiny import Q2, Tiny

UNITS, FIGURES = "reference/units.csv", f"{Q2}/observations.csv"


def _ends(tiny: Tiny, unit_id: str, first: str, last: str) -> None:
    """Give the units' table its two columns, with these quarters for one unit."""
    header, *rows = tiny.read(UNITS).splitlines()
    lived = [f"{row},{first},{last}" if row.startswith(f"{unit_id},") else f"{row},," for row in rows]
    tiny.write(UNITS, "\n".join([f"{header},first_quarter,last_quarter", *lived]) + "\n")


def test_a_table_written_before_the_columns_existed_is_still_read(tiny: Tiny) -> None:
    assert "first_quarter" not in tiny.read(UNITS).splitlines()[0]
    assert tiny.said() == []


def _without_acacia(tiny: Tiny, version: str) -> None:
    """Take the department out of every table of a version."""
    for path in tiny.path(version).glob("*.csv"):
        lines = tiny.read(f"{version}/{path.name}").splitlines()
        kept = [line for line in lines if "dept_acacia" not in line]
        if len(kept) > 1:
            tiny.write(f"{version}/{path.name}", "\n".join(kept) + "\n")
        else:
            path.unlink()


def test_nothing_is_expected_of_a_unit_that_has_ended(tiny: Tiny) -> None:
    """Of days_to_answer, asked of the Assembly and of its one department, one figure is left to expect."""
    expected = len(measure(tiny.dataset()).reports[-1][Figures].results)
    _without_acacia(tiny, Q2)
    _ends(tiny, "dept_acacia", "", "2025-26-Q1")
    assert tiny.said() == []
    assert len(measure(tiny.dataset()).reports[-1][Figures].results) == expected - 1


@pytest.mark.parametrize(
    ("first", "last", "found", "write"),
    [
        ("", "2025-26-Q1", "ended with 2025-26-Q1", "correct last_quarter there"),
        ("2025-26-Q3", "", "begins only in 2025-26-Q3", "correct first_quarter there"),
    ],
)
def test_a_figure_of_a_unit_that_was_not_there_is_named_with_its_line(
    tiny: Tiny, first: str, last: str, found: str, write: str
) -> None:
    """The quarter is 2025-26-Q2: one that ended the quarter before, and one that begins the quarter after."""
    _ends(tiny, "dept_acacia", first, last)
    said = [each for each in tiny.said() if each.startswith(FIGURES)]
    assert said
    assert f'column "unit_id": dept_acacia {found} in units.csv. Take the row out, or {write}.' in said[0]


@pytest.mark.parametrize(
    ("first", "last"), [("2025-26-Q2", "2025-26-Q2"), ("", "2025-26-Q2"), ("2025-26-Q2", "")]
)
def test_the_first_and_the_last_quarter_belong_to_the_life(tiny: Tiny, first: str, last: str) -> None:
    """2025-26-Q2 itself is inside, at both edges (the quarter before it is emptied of the department)."""
    _without_acacia(tiny, "quarters/2025-26-Q1/v1")
    _ends(tiny, "dept_acacia", first, last)
    assert [each for each in tiny.said() if "units.csv" in each and each.startswith(Q2)] == []


def test_a_department_of_the_assembly_is_not_asked_in_an_illustrative_quarter(tiny: Tiny) -> None:
    """One real row more in the register of units: nothing is asked of it, nothing is wrong."""
    tiny.add(UNITS, "dept_finance,Finance,Fedha,department,assembly,false,")
    assert tiny.said() == []


def test_an_example_does_not_count_in_a_reported_quarter(tiny: Tiny) -> None:
    """A unit and a metric where the figure names them, each target where it stands, with what to write."""
    tiny.replace(
        f"{Q2}/release.toml",
        'provenance = "illustrative"\nillustrates = "reported"',
        'provenance = "reported"',
    )
    said = tiny.said()
    for file, line, column, found, write in (
        (FIGURES, 5, "unit_id", "dept_acacia is only illustrative in units.csv, and this quarter's figures are not.", "Adopt it there as the Assembly's own, or leave the row out."),
        (FIGURES, 4, "metric_id", "bills_passed, version 1 is only illustrative in metrics.csv, and this quarter's figures are not.", "Adopt it there as the Assembly's own, or leave the row out."),
        ("reference/targets.csv", 3, "basis", "The target of bills_passed (assembly) is only illustrative, and 2025-26-Q2's figures are not.", "Write the basis on which the Assembly set it, or take the row out."),
    ):  # fmt: skip
        assert f'{file}, line {line}, column "{column}": {found} {write}' in said
    assert check(tiny.folder, None, "", "", lambda _: None).exit_code == 2


def test_no_table_of_a_reported_quarter_names_an_example(tiny: Tiny) -> None:
    """Also one that may name what has ended: an action that is still open."""
    tiny.replace(
        f"{Q2}/release.toml",
        'provenance = "illustrative"\nillustrates = "reported"',
        'provenance = "reported"',
    )
    actions = f"{Q2}/actions.csv"
    tiny.replace(actions, ",assembly,", ",dept_acacia,")
    assert (
        f'{actions}, line 2, column "unit_id": dept_acacia is only illustrative in units.csv, and this '
        "quarter's figures are not. Adopt it there as the Assembly's own, or leave the row out."
    ) in tiny.said()
