# ruff: noqa: E501  (what is said stands on one line)
"""What happened to units agrees with their quarters; each line is what a clerk typed, and what is said.

The newest quarter of the tiny folder is 2025-26-Q2, October to December 2025; all changes come after it.
"""

from __future__ import annotations

import pytest

from plugins.subjects.units.record import Unit
from tests.samples.changed_units import CHANGES, UNITS, change, department, with_units
from tests.samples.tiny import FIGURES, Tiny

ACACIA, IBIS = "dept_acacia", "comm_ibis"
Q3, Q4 = "2025-26-Q3", "2025-26-Q4"


@pytest.mark.parametrize(
    ("changes", "lives", "new"),
    [
        ([change("created", "2026-01-01", "", "dept_new")], {}, [department("dept_new", Q3)]),
        ([change("closed", "2026-04-01", ACACIA)], {ACACIA: ("", Q3)}, []),
        ([change("closed", "2026-05-20", ACACIA)], {ACACIA: ("", Q4)}, []),
        ([change("renamed", "2026-01-20", ACACIA, "", "Old name", "")], {}, []),
        ([change("moved", "2026-01-20", IBIS, "", "", "", ACACIA)], {}, []),
        (
            [
                change("split", "2026-04-01", ACACIA, "dept_b"),
                change("split", "2026-04-01", ACACIA, "dept_c"),
            ],
            {ACACIA: ("", Q3)},
            [department("dept_b", Q4), department("dept_c", Q4)],
        ),
        (
            [
                change("split", "2026-04-01", ACACIA, ACACIA),
                change("split", "2026-04-01", ACACIA, "dept_b"),
            ],
            {},
            [department("dept_b", Q4)],
        ),
        (
            [
                change("merged", "2026-05-20", ACACIA, "dept_b"),
                change("merged", "2026-05-20", "dept_b", "dept_b"),
            ],
            {ACACIA: ("", Q3)},
            [department("dept_b")],
        ),
        ([change("transferred", "2026-05-20", ACACIA, IBIS)], {}, []),
    ],
)
def test_changes_that_stand(tiny: Tiny, changes, lives, new) -> None:
    assert with_units(tiny, changes, lives, new).said() == []


@pytest.mark.parametrize(
    ("changes", "lives", "new", "said"),
    [
        (  # closed in the middle of a quarter: it reports its part of it
            [change("closed", "2026-05-20", ACACIA)],
            {ACACIA: ("", Q3)},
            [],
            f'{UNITS}, line 3, column "last_quarter": dept_acacia closes on 20 May 2026 (unit_changes.csv, '
            "line 2), so its last quarter is 2025-26-Q4; here it is 2025-26-Q3. Write 2025-26-Q4, or correct "
            "the day there.",
        ),
        (
            [change("created", "2026-01-01", "", "dept_new")],
            {},
            [department("dept_new")],
            f'{UNITS}, line 6, column "first_quarter": dept_new begins on 1 January 2026 (unit_changes.csv, '
            "line 2), so it has a first quarter. Write 2025-26-Q3, or correct the day there.",
        ),
        (
            [change("split", "2026-04-01", ACACIA, "dept_b")],
            {ACACIA: ("", Q3)},
            [department("dept_b", Q4)],
            f'{CHANGES}, line 2, column "kind": dept_acacia is divided, and only one row says into what. '
            "Write a row for each of the units; one that goes on stands in both columns of its row.",
        ),
        (
            [change("transferred", "2026-05-20", ACACIA, "dept_b")],
            {},
            [department("dept_b", "", Q3)],
            f'{UNITS}, line 6, column "unit_id": dept_b takes over on 20 May 2026 (unit_changes.csv, line 2), '
            "and is not there in 2025-26-Q4. Name a unit that goes on, or correct its quarters.",
        ),
        (
            [
                change("created", "2026-01-01", "", "dept_b"),
                change("created", "2026-01-02", "", "dept_b", event="two"),
            ],
            {},
            [department("dept_b", Q3)],
            f'{CHANGES}, line 3, column "to_unit_id": dept_b began already in line 2. An id is never used '
            "again: give the new unit one of its own.",
        ),
        (
            [change("renamed", "2026-01-20", ACACIA, "", "Example Committee Ibis", "")],
            {},
            [],
            f'{CHANGES}, line 2, column "was_en": dept_acacia was called so, and comm_ibis bears or bore the '
            "same name. A name returns only to the unit that had it: give the other one another.",
        ),
        (
            [change("renamed", "2026-01-20", ACACIA)],
            {},
            [],
            f'{CHANGES}, line 2, column "was_en": It does not say what dept_acacia was called. Write the name '
            "that it had until then.",
        ),
        (
            [
                change("transferred", "2026-05-20", ACACIA, IBIS),
                change("transferred", "2026-05-21", ACACIA, "dept_b"),
            ],
            {},
            [department("dept_b")],
            f'{CHANGES}, line 3, column "change_id": Line 2 has the same change_id, and another kind or day. '
            "Give each event an id of its own.",
        ),
        (
            [change("closed", "2026-04-01", ACACIA)],
            {ACACIA: ("", Q3)},
            [department("dept_b", "", "", ACACIA)],
            f'{UNITS}, line 6, column "parent_id": dept_b belongs to dept_acacia, which ends with 2025-26-Q3. '
            "Move it to a unit that goes on, or end it too.",
        ),
    ],
)
def test_changes_that_do_not_stand(tiny: Tiny, changes, lives, new, said) -> None:
    assert with_units(tiny, changes, lives, new).said() == [said]


def test_nothing_becomes_itself_by_a_round_way(tiny: Tiny) -> None:
    rows = [
        change("merged", "2026-01-01", ACACIA, "dept_b"),
        change("merged", "2026-01-01", "dept_b", "dept_b"),
        change("merged", "2026-04-01", "dept_b", ACACIA, event="two"),
        change("merged", "2026-04-01", ACACIA, ACACIA, event="two"),
    ]
    said = with_units(tiny, rows, {ACACIA: ("", "")}, [department("dept_b", "", Q3)]).said()
    circle = "becomes itself again, by way of the units after it. Correct which unit took over."
    assert f'{CHANGES}, line 2, column "to_unit_id": dept_acacia {circle}' in said
    assert f'{CHANGES}, line 4, column "to_unit_id": dept_b {circle}' in said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["closed,2025-10-01,dept_acacia,"], "dept_acacia closed on 1 October 2025."),
        (
            ["split,2025-10-01,dept_acacia,dept_b", "split,2025-10-01,dept_acacia,dept_c"],
            "dept_acacia was divided on 1 October 2025.",
        ),
    ],
)
def test_a_figure_of_a_unit_that_ended_is_told_how_and_when(tiny: Tiny, rows: list[str], said: str) -> None:
    cells = [row.split(",") for row in rows]
    new = [department(name, "2025-26-Q2") for *_, name in cells if name]
    with_units(tiny, [change(*each) for each in cells], {ACACIA: ("", "2025-26-Q1")}, new)
    (found,) = [each for each in tiny.said() if each.startswith(FIGURES)]
    write = "Take the row out, or correct its last quarter in units.csv."
    assert found == f'{FIGURES}, line 5, column "unit_id": {said} {write}'


def test_a_report_has_the_name_of_its_quarters_last_day(tiny: Tiny) -> None:
    """Renamed on 20 January 2026, after the quarter's end: October to December keeps the old name."""
    with_units(tiny, [change("renamed", "2026-01-20", ACACIA, "", "Old name", "Jina la zamani")])
    newest = tiny.dataset().quarters[-1]
    names = {unit.unit_id: unit.name.en for unit in newest.declared.rows(Unit)}
    assert names[ACACIA] == "Old name"
