# ruff: noqa: E501  (messages stand as staff read them)
"""Corrective actions."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Q2, Tiny

ACTIONS = f"{Q2}/actions.csv"
DATES = "2025-11-03,2026-03-31,open,,,"


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (
            "2025-11-03,2026-03-31,done,,,",
            'column "done_on": It is done, but no day is given. Write when it was done.',
        ),
        (
            "2025-11-03,2026-03-31,open,2025-12-01,,",
            'column "done_on": A day is given, but the status is open. Empty the cell or write the status done.',
        ),
        (
            "2025-11-03,,in_progress,,,",
            'column "due_on": The status is in_progress, but no day is given by which it should be done. '
            "Write the day.",
        ),
        (
            "2025-11-03,2026-03-31,none_planned,,,",
            'column "due_on": No action is planned, but a day is given. '
            "Empty the cell or write the status open.",
        ),
        (
            "2025-11-03,2026-03-31,dropped,,,",
            'column "outcome_en": It was dropped, but nothing says why. Say why.',
        ),
        (
            "2025-11-03,2025-11-01,open,,,",
            'column "due_on": 2025-11-01 is before it was decided on 2025-11-03. Correct one of the two.',
        ),
        (
            "2026-02-03,2026-03-31,open,,,",
            'column "opened_on": 2026-02-03 is after the publication on 2026-01-30. Check the date.',
        ),
        (
            "2025-07-03,2025-09-15,done,2025-09-30,,",
            'column "done_on": It was done on 2025-09-30, before the quarter began. '
            "Remove the row: it belongs to an earlier quarter.",
        ),
    ],
)
def test_actions_that_cannot_be(tiny: Tiny, dates, message):
    tiny.replace(ACTIONS, DATES, dates)
    assert tiny.said() == [f"{ACTIONS}, line 2, {message}"]


@pytest.mark.parametrize(
    "dates",
    [
        "2025-11-03,,none_planned,,,",
        "2025-11-03,2026-03-31,done,2025-12-20,Lists appear.,",
        "2025-11-03,2026-03-31,dropped,,The post was cut.,",
    ],
)
def test_actions_that_can(tiny: Tiny, dates):
    tiny.replace(ACTIONS, DATES, dates)
    assert tiny.said() == []
