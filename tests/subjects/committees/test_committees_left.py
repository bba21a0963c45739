"""Open work of a committee that is there no more: somebody has it now."""

from __future__ import annotations

from pathlib import Path

from tests.samples.changed_units import with_units
from tests.samples.tiny import Q2, Tiny
from tests.samples.tiny_committees import QUERIES, RECS, write_tiny_committees

ACTIONS = f"{Q2}/actions.csv"


def ended(folder: Path) -> Tiny:
    """Committee Ibis ended with the quarter before; one of its questions and two recommendations are open."""
    return with_units(write_tiny_committees(folder), (), {"comm_ibis": ("", "2025-26-Q1")})


def with_holder(tiny: Tiny, file: str, holder: str, lines: set[int]) -> None:
    """Fill the column ``now_with`` of these lines."""
    header, *rows = tiny.read(file).splitlines()
    told = [f"{row},{holder if line in lines else ''}" for line, row in enumerate(rows, start=2)]
    tiny.write(file, "\n".join([f"{header},now_with", *told]) + "\n")


def said_of(tiny: Tiny, *files: str) -> list[str]:
    return [each for each in tiny.said() if each.startswith(files)]


def test_each_open_row_asks_who_has_it_now(tmp_path: Path) -> None:
    asks = (
        'column "now_with": It is still open, and comm_ibis is there no more. Write the unit that has it now.'
    )
    assert said_of(ended(tmp_path), QUERIES, RECS) == [
        f"{QUERIES}, line 3, {asks}",
        f"{RECS}, line 3, {asks}",
        f"{RECS}, line 4, {asks}",
    ]


def test_whoever_is_named_must_be_there(tmp_path: Path) -> None:
    tiny = ended(tmp_path)
    with_holder(tiny, RECS, "office_clerk", {3, 4})
    with_holder(tiny, QUERIES, "comm_ibis", {3})
    assert said_of(tiny, QUERIES, RECS) == [
        f'{QUERIES}, line 3, column "now_with": comm_ibis ended with 2025-26-Q1 in units.csv. '
        "Take the row out, or correct last_quarter there."
    ]


def test_an_action_under_way_asks_too(tiny: Tiny) -> None:
    with_units(tiny, (), {"dept_acacia": ("", "2025-26-Q1")})
    tiny.replace(ACTIONS, "act_2025_001,reports_done,assembly", "act_2025_001,reports_done,dept_acacia")
    assert said_of(tiny, ACTIONS) == [
        f'{ACTIONS}, line 2, column "now_with": It is open, and dept_acacia is there no more. '
        "Write the unit that has it now."
    ]
    with_holder(tiny, ACTIONS, "assembly", {2})
    assert said_of(tiny, ACTIONS) == []
