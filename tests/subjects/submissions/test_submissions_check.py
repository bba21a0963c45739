"""When data was due, came and was accepted."""

from __future__ import annotations

import pytest

from tests.samples.tiny import Q2, Tiny

SUBMISSIONS = f"{Q2}/submissions.csv"  # the quarter ended on 2025-12-31, the report came on 2026-01-30


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "dept_acacia,2025-12-10,2026-01-09,2026-01-14,0",
            'column "due_on": 2025-12-10 is before the quarter\'s last day, 2025-12-31. '
            "Data of a quarter is complete only after it; check the date.",
        ),
        (
            "dept_acacia,2026-01-10,2026-02-09,,0",
            'column "received_on": 2026-02-09 is after the publication on 2026-01-30. Check the date.',
        ),
        (
            "dept_acacia,2026-01-10,,2026-01-14,0",
            'column "received_on": It was validated but never received. Write when it came.',
        ),
        (
            "dept_acacia,2026-01-10,2026-01-14,2026-01-09,0",
            'column "validated_on": It was validated on 2026-01-09, before it came on 2026-01-14. '
            "Correct one of the two.",
        ),
        (
            "dept_acacia,2026-01-10,2026-01-09,2026-01-14,2.0",
            'column "times_returned": "2.0" is not in the form used here. Write 2.',
        ),
        (
            "dept_acacia,2026-01-10,2026-01-09,2026-01-14,",
            'column "times_returned": This cell is empty. Fill it.',
        ),
        (
            "office_clerk,2026-01-10,2026-01-09,2026-01-14,0",
            'column "unit_id": office_clerk is of the kind office. Write a department or a committee.',
        ),
    ],
)
def test_dates_that_cannot_be(tiny: Tiny, row, message):
    tiny.replace_line(SUBMISSIONS, 2, row)
    assert tiny.said() == [f"{SUBMISSIONS}, line 2, {message}"]


def test_a_department_without_a_row_is_named(tiny: Tiny) -> None:
    """Else "All departments sent their data" would be said while one sent nothing."""
    tiny.add("reference/units.csv", "dept_b,Example B,Mfano B,department,assembly,true,")
    assert (
        f'{SUBMISSIONS}, column "unit_id": dept_b is asked for data in 2025-26-Q2 and has no row. Add its '
        in ("\n".join(tiny.said()))
    )


def test_data_that_never_came(tiny: Tiny):
    tiny.replace_line(SUBMISSIONS, 2, "dept_acacia,2026-01-10,,,1")
    assert tiny.said() == []
