# ruff: noqa: E501  (messages stand as staff read them)
"""Labour inputs."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Q2, Tiny

LABOUR = f"{Q2}/labour.csv"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "dept_acacia,9240,9241,420,399,380,reported,,",
            'column "productive_hours": 9241 is more than scheduled_hours, 9240. Correct one of the two.',
        ),
        (
            "dept_acacia,9240,8316,420,399,400,reported,,",
            'column "conforming_output": 400 is more than actual_output, 399. Correct one of the two.',
        ),
        (
            "dept_acacia,0,0,420,399,380,reported,,",
            'column "scheduled_hours": No hours were planned, so there is nothing to compute. '
            "Empty the numbers and write the status not_applicable.",
        ),
        (
            "dept_acacia,9240,8316,420,399,,reported,,",
            'column "conforming_output": The status is reported but there is no figure. '
            "Write the figure, or the status not_reported, not_collected or not_applicable.",
        ),
        (
            "dept_acacia,9240,-1,420,399,380,reported,,",
            'column "productive_hours": -1 is less than 0. Write 0 or more.',
        ),
        (
            "comm_ibis,9240,8316,420,399,380,reported,,",
            'column "unit_id": comm_ibis is of the kind committee. Write a department; the Assembly\'s figure is '
            "computed.",
        ),
    ],
)
def test_inputs_that_cannot_be(tiny: Tiny, row, message):
    tiny.replace_line(LABOUR, 2, row)
    assert tiny.said() == [f"{LABOUR}, line 2, {message}"]


def test_more_output_than_the_standard_is_possible(tiny: Tiny):
    tiny.replace(LABOUR, "420,399,380", "420,430,425")
    assert tiny.said() == []
