"""Stages and clocks: what measures need is there, and nothing is called law that nobody has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.tiny import Tiny
from tests.samples.tiny_bills import write_tiny_bills

STAGES, CLOCKS = "reference/stages.csv", "reference/statutory_clocks.csv"


@pytest.fixture
def bills(tmp_path: Path) -> Tiny:
    return write_tiny_bills(tmp_path / "data")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "one,What,,,within,14,governor,assent,true,Read there",
            'column "basis": It is called law, but not where it was read. '
            "Write the section and where it was read, or false under verified.",
        ),
        (
            'one,What,,"Act, s.1",within,14,governor,assent,true,',
            'column "source": It is called law, but not where it was read. '
            "Write the section and where it was read, or false under verified.",
        ),
        (
            "one,What,,,within,14,governor,assent,false,",
            'column "kind": Nobody has checked the law, but the kind is within. '
            "Write counted: days are counted and nothing is judged.",
        ),
        (
            'one,What,,"Act, s.1",within,,governor,assent,true,Read there',
            'column "days": A clock of the kind within needs its days. Write them, or the kind counted.',
        ),
        (
            "one,What,,,counted,14,governor,assent,false,",
            'column "days": The kind counted uses no days. Empty the cell.',
        ),
        (
            "one,What,,,counted,,governor,assent;refered_back,false,",
            'column "ends_stage_ids": "refered_back" is not in stages.csv. Did you mean referred_back?',
        ),
    ],
)
def test_clocks_that_cannot_be(bills: Tiny, row: str, message: str):
    bills.replace_line(CLOCKS, 2, row)
    assert bills.said() == [f"{CLOCKS}, line 2, {message}"]


def test_the_stages_that_measures_speak_of_are_there(bills: Tiny):
    bills.replace(STAGES, "\nlapsed,16", "\nran_out,16")
    assert bills.said() == [f'{STAGES}, column "stage_id": There is no stage lapsed. Add it: clocks need it.']


def test_each_stage_has_a_place_of_its_own(bills: Tiny):
    bills.replace(STAGES, "\nlapsed,16", "\nlapsed,15")
    (said,) = bills.said()
    assert said.endswith("lapsed has the place of withdrawn, 15. Give each stage a place of its own.")
