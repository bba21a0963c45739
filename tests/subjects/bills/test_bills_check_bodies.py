"""A step of a bill names the committee that was there on the day of the step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.changed_units import change, with_units
from tests.samples.tiny_bills import ACTIONS, write_tiny_bills


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("2025-09-16", []),
        (
            "2025-09-15",
            [
                f'{ACTIONS}, line 5, column "unit_id": comm_ibis was not there on 2025-09-16. '
                "Write the committee that was there on that day, or correct the day."
            ],
        ),
    ],
)
def test_the_bill_went_to_committee_ibis_on_16_september(
    tmp_path: Path, closed: str, said: list[str]
) -> None:
    tiny = with_units(
        write_tiny_bills(tmp_path), [change("closed", closed, "comm_ibis")], {"comm_ibis": ("", "2025-26-Q1")}
    )
    assert [each for each in tiny.said() if each.startswith(ACTIONS)] == said
