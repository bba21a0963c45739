from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checked_tables.texts import NO_TEXT
from plugins.portal.read import measure
from plugins.subjects.actions.agree import check_actions
from plugins.subjects.actions.measure import is_overdue
from plugins.subjects.actions.record import Action
from tests.samples.rows import action, bands, dataset, metric, observation, records, target

ON_TIME = metric("on_time")


def problems(value: int, *actions: Action) -> list[tuple[str, str, str]]:
    quarter = records(
        (observation("on_time", value),),
        metrics=(ON_TIME,),
        targets=(target("on_time", 100),),
        actions=actions,
    )
    report = measure(dataset(quarter)).reports[0]
    return [(found.file, found.kind, found.severity) for found in check_actions(report, bands())]


MISSING = [("quarters/2025-26-Q1/v1/actions.csv", "action-missing", "warning")]


def test_a_figure_in_the_lowest_band_needs_an_answer() -> None:
    # the lowest band ends below 40: 39 of 100 is in it, 40 is not
    assert problems(39) == MISSING
    assert problems(40) == []


@pytest.mark.parametrize(
    ("changes", "answers"),
    [
        ({"status": "open"}, True),
        ({"status": "in_progress"}, True),
        ({"status": "none_planned"}, True),
        ({"status": "none_planned", "action": NO_TEXT}, False),
        ({"status": "done"}, False),
        ({"status": "dropped"}, False),
        ({"metric_id": "other"}, False),
        ({"unit_id": "dept_acacia"}, False),
    ],
)
def test_what_answers(changes: dict[str, Any], answers: bool) -> None:
    assert problems(10, action(**{"metric_id": "on_time", **changes})) == ([] if answers else MISSING)


def test_without_bands_nothing_is_called_poor() -> None:
    report = measure(dataset(records((observation("on_time", 1),), metrics=(ON_TIME,)))).reports[0]
    assert list(check_actions(report, ())) == []


@pytest.mark.parametrize(
    ("status", "due", "expected"),
    [
        ("open", date(2025, 9, 29), True),
        ("in_progress", date(2025, 9, 29), True),
        ("open", date(2025, 9, 30), False),  # due on the day itself
        ("open", None, False),
        ("done", date(2025, 9, 1), False),
    ],
)
def test_overdue_is_counted_at_the_reporting_date(status: str, due: date | None, expected: bool) -> None:
    assert is_overdue(action(status=status, due_on=due), date(2025, 9, 30)) is expected
