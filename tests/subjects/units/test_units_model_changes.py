"""Who was there on a day, and who has the work of a unit that ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.model_changes import successor, was_there
from plugins.subjects.units.record import UnitChange
from tests.samples.rows import ACACIA


def change(kind: str, day: str, before: str | None, after: str | None, event: str = "") -> UnitChange:
    return UnitChange(
        change_id=event or f"{kind}_{day}",
        kind=kind,  # type: ignore[arg-type]
        effective_on=date.fromisoformat(day),
        unit_id=before,
        to_unit_id=after,
        was=NO_TEXT,
        was_parent_id=None,
        paper="Notice 1",
        reason=Bilingual("Because."),
    )


@pytest.mark.parametrize(
    ("changed", "day", "there"),
    [
        (change("closed", "2026-11-20", "dept_acacia", None), "2026-11-20", True),
        (change("closed", "2026-11-20", "dept_acacia", None), "2026-11-21", False),
        (change("split", "2026-11-20", "dept_acacia", "dept_b"), "2026-11-19", True),
        (change("split", "2026-11-20", "dept_acacia", "dept_b"), "2026-11-20", False),
        (change("created", "2026-11-20", None, "dept_acacia"), "2026-11-19", False),
        (change("created", "2026-11-20", None, "dept_acacia"), "2026-11-20", True),
        (change("renamed", "2026-11-20", "dept_acacia", None), "2030-01-01", True),
    ],
)
def test_a_unit_was_there_until_the_day_on_which_it_changed(
    changed: UnitChange, day: str, there: bool
) -> None:
    assert was_there([changed], ACACIA, date.fromisoformat(day)) is there


def test_without_a_day_the_quarters_say_who_was_there() -> None:
    unit = replace(ACACIA, last_quarter=Quarter.parse("2026-27-Q1"))
    days = (date(2026, 9, 30), date(2026, 10, 1))
    assert [was_there([], unit, day) for day in days] == [True, False]


def test_the_successor_is_the_one_that_has_the_work_today() -> None:
    """First into b, then b into c; d is divided and has no one successor."""
    changes = [
        change("merged", "2026-10-01", "dept_a", "dept_b", "one"),
        change("merged", "2026-10-01", "dept_x", "dept_b", "one"),
        change("merged", "2027-10-01", "dept_b", "dept_c", "two"),
        change("split", "2026-10-01", "dept_d", "dept_e", "three"),
        change("split", "2026-10-01", "dept_d", "dept_f", "three"),
    ]
    assert [successor(changes, unit_id) for unit_id in ("dept_a", "dept_d", "dept_e")] == [
        "dept_c",
        None,
        "dept_e",
    ]
