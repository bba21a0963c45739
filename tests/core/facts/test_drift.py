# ruff: noqa: E501  (rows and sentences are written as they stand)
"""Today's register beside what is out: each line is what a clerk does to a table after two reports came out
(2025-26-Q1 and Q2, each with its own copy), and what the check says."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.check import check
from plugins.desk.freeze import freeze_release
from tests.samples.tiny import Tiny, write_tiny
from tests.samples.worlds import as_real

UNITS, METRICS, TARGETS = (f"reference/{name}.csv" for name in ("units", "metrics", "targets"))
LIVES = "first_quarter,last_quarter"


@pytest.fixture
def out(tmp_path: Path) -> Tiny:
    """The tiny data, both of its quarters frozen; its units have the columns of their lives."""
    tiny = write_tiny(tmp_path / "data")
    header, *rows = tiny.read(UNITS).splitlines()
    tiny.write(UNITS, "\n".join([f"{header},{LIVES}", *(f"{row},," for row in rows)]) + "\n")
    for quarter in ("2025-26-Q1", "2025-26-Q2"):
        freeze_release(tiny.folder, quarter, 1)
    return tiny


@pytest.fixture
def real(out: Tiny) -> Tiny:
    """The same, reported in earnest."""
    for reference in (out.path("reference"), *out.folder.glob("quarters/*/v1/reference")):
        as_real(reference)
    for path in out.folder.glob("quarters/*/v1/release.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace('"illustrative"\nillustrates = "reported"', '"reported"'), encoding="utf-8"
        )
    return out


def about_the_register(tiny: Tiny) -> list[str]:
    """What is said of the tables of today, whatever else the tiny quarters lack."""
    return [each for each in tiny.said() if each.startswith("reference/")]


def test_a_register_that_is_as_released_asks_nothing(out: Tiny) -> None:
    assert out.said() == []
    assert out.dataset().drift.silent == 0


def test_a_register_in_earnest_asks_nothing_either(real: Tiny) -> None:
    assert about_the_register(real) == []


def test_the_direction_of_a_released_metric_stays(out: Tiny) -> None:
    out.replace(METRICS, "count,0,up,", "count,0,down,")
    assert out.said() == [
        'reference/metrics.csv, line 3, column "direction": Released in 2025-26-Q2 as up, here down. '
        "Put it back. A new meaning is a new version of the metric."
    ]
    assert check(out.folder, None, "", "", lambda _: None).exit_code == 2


def test_a_released_target_stays(out: Tiny) -> None:
    out.replace(TARGETS, "2025-26-Q4,85,", "2025-26-Q4,90,")
    assert out.said() == [
        'reference/targets.csv, line 2, column "target_value": Released in 2025-26-Q2 as 85, here 90. '
        "Put it back. Another target is a new row from the next quarter; what was wrong in a report that is "
        "out is mended with the command correct."
    ]
    assert check(out.folder, None, "", "", lambda _: None).exit_code == 2


def test_a_definition_is_asked_about_with_both_texts(out: Tiny) -> None:
    out.replace(METRICS, "Bills passed in the quarter.", "Bills that were passed in the quarter.")
    (said,) = out.said()
    assert said == (
        'reference/metrics.csv, line 3, column "definition_en": Released in 2025-26-Q2 as "Bills passed in '
        'the quarter.", here "Bills that were passed in the quarter.". Put it back; or, if it means the same, '
        "say why with the command compare --text metrics/bills_passed/1/definition_en. "
        "A new meaning is a new version of the metric."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Office of the Clerk,Ofisi", "Clerk's Office,Ofisi"),
        ("comm_ibis,Example Committee Ibis", "comm_ibis,The Ibises"),
    ],
)
def test_a_new_name_of_a_unit_is_an_event(out: Tiny, old: str, new: str) -> None:
    out.replace(UNITS, old, new)
    (said,) = out.said()
    assert 'column "name_en": Released in 2025-26-Q2 as ' in said
    assert said.endswith("Put it back, and say with the command reorganise what happened and when.")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (
            "2025-26-Q1",
            "comm_ibis was released in 2025-26-Q2, so it cannot end in 2025-26-Q1. Write 2025-26-Q2 or a",
        ),
        ("2025-26-Q2", ""),
        ("2025-26-Q3", ""),
    ],
)
def test_a_unit_ends_with_the_newest_report_or_later(out: Tiny, last: str, said: str) -> None:
    out.replace(
        UNITS,
        "comm_ibis,Example Committee Ibis,Kamati ya Mfano Ibis,committee,assembly,true,,,",
        f"comm_ibis,Example Committee Ibis,Kamati ya Mfano Ibis,committee,assembly,true,,,{last}",
    )
    found = about_the_register(out)
    assert [said in each for each in found] == ([True] if said else [])


def test_a_metric_that_ended_does_not_come_back_into_what_is_out(out: Tiny) -> None:
    """days_to_answer, version 1, ended with 2025-26-Q1; 2025-26-Q2 came out without it."""
    out.replace(METRICS, "2025-26-Q1,2025-26-Q1,", "2025-26-Q1,2025-26-Q3,")
    assert any(
        "days_to_answer 1 was released as ended with 2025-26-Q1, so it cannot go on until 2025-26-Q3: 2025-26-Q2 "
        "is out. Put it back." in each
        for each in out.said()
    )


def test_a_beginning_that_was_released_stays(out: Tiny) -> None:
    out.replace(METRICS, "2.1(2),2025-26-Q1,,,,illustrative", "2.1(2),2024-25-Q1,,,,illustrative")
    assert out.said()[0].startswith(
        'reference/metrics.csv, line 2, column "introduced": Released in 2025-26-Q2 as 2025-26-Q1, here 2024-25-Q1.'
    )


def test_an_example_may_go(out: Tiny) -> None:
    """Frozen quarters read their own copy, so nothing misses it."""
    out.write(
        UNITS, "\n".join(line for line in out.read(UNITS).splitlines() if "comm_ibis" not in line) + "\n"
    )
    assert out.said() == []


def test_a_committee_in_earnest_does_not_just_go(real: Tiny) -> None:
    real.write(
        UNITS, "\n".join(line for line in real.read(UNITS).splitlines() if "comm_ibis" not in line) + "\n"
    )
    assert about_the_register(real) == [
        "reference/units.csv: comm_ibis was released in 2025-26-Q2 (quarters/2025-26-Q2/v1/reference/units.csv, "
        "line 4) and is gone. Put the row back. A unit ends with its last_quarter; what comes in its place has "
        "an id of its own."
    ]


def test_a_committee_that_was_released_as_ended_may_go(real: Tiny) -> None:
    for version in ("2025-26-Q1", "2025-26-Q2"):
        copy = f"quarters/{version}/v1/{UNITS}"
        real.replace(copy, "Ibis,committee,assembly,false,,,", "Ibis,committee,assembly,false,,,2025-26-Q2")
    kept = [line for line in real.read(UNITS).splitlines() if "comm_ibis" not in line]
    real.write(UNITS, "\n".join(kept) + "\n")
    assert about_the_register(real) == []


NEW = "dept_new,Department of Roads,,department,assembly,false,,"


@pytest.mark.parametrize(
    ("first", "begins"),
    [("2025-26-Q3", None), ("2025-26-Q2", "in 2025-26-Q2"), ("", "with the first report")],
)
def test_a_new_department_begins_after_what_is_out(real: Tiny, first: str, begins: str | None) -> None:
    real.add(UNITS, f"{NEW}{first},")
    assert about_the_register(real) == (
        []
        if begins is None
        else [
            f'reference/units.csv, line 6, column "first_quarter": dept_new begins {begins}, and 2025-26-Q2 is '
            "out without it. Write a first_quarter after the newest report; what was wrong in a report that is "
            "out is mended with the command correct."
        ]
    )


def test_a_department_in_earnest_is_new_to_examples_only(out: Tiny) -> None:
    """While illustrative quarters are shown, the Assembly may write down its own departments."""
    out.add(UNITS, f"{NEW},")
    assert out.said() == []


def test_an_office_reports_nothing_and_needs_no_beginning(real: Tiny) -> None:
    real.add(UNITS, "office_new,Office of Roads,,office,assembly,false,,,")
    assert about_the_register(real) == []


def test_a_target_for_a_quarter_that_is_out_is_refused_and_one_for_the_next_is_not(out: Tiny) -> None:
    row = "budget_spent,1,assembly,{first},2025-26-Q4,60,2026-01-10,Office of the Clerk,{late},illustrative,,"
    out.add(TARGETS, row.format(first="2025-26-Q3", late="false"))
    assert out.said() == []
    out.replace(TARGETS, "2025-26-Q3,2025-26-Q4,60", "2025-26-Q2,2025-26-Q4,60")
    assert "drift-new" in [each.kind for each in out.problems()]


def test_what_says_the_same_is_counted_and_not_asked(out: Tiny) -> None:
    """A space, a number written otherwise, a Kiswahili title where there was none, another owner."""
    out.replace(METRICS, "Bills passed in the quarter.", "Bills passed in the  quarter.")
    out.replace(
        METRICS, "bills_passed,1,Bills passed,,", "bills_passed,1,Bills passed,Miswada iliyopitishwa,"
    )
    out.replace(TARGETS, "2025-26-Q4,85,", "2025-26-Q4,85.0,")
    out.add(UNITS, "office_new,Office of Roads,,office,assembly,false,,,")
    out.replace(METRICS, "60,,office_clerk", "60,,office_new")
    assert out.said() == []
    assert out.dataset().drift.silent == 4


def test_the_order_of_rows_says_nothing(out: Tiny) -> None:
    header, *rows = out.read(UNITS).splitlines()
    out.write(UNITS, "\n".join([header, *reversed(rows)]) + "\n")
    assert (out.said(), out.dataset().drift.silent) == ([], 0)


def test_a_row_is_compared_with_the_newest_copy_that_holds_it(out: Tiny) -> None:
    """The words of the first quarter were others; the second was released with those of today."""
    out.replace(
        "quarters/2025-26-Q1/v1/reference/metrics.csv", "Bills passed in the quarter.", "Bills passed."
    )
    assert out.said() == []


def test_a_draft_beside_the_released_binds_nothing(out: Tiny) -> None:
    """Only what is published counts: a second quarter that is a draft does not hold the register."""
    out.replace("quarters/2025-26-Q2/v1/release.toml", '"published"', '"draft"')
    out.replace(METRICS, "Working days are counted.", "Days of work are counted.")
    assert about_the_register(out) == []
