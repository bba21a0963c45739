"""What changes the register of the Assembly itself: its units, its definitions, its targets."""

from __future__ import annotations

import os

from .command import Command
from .places import DATA, given
from .telling import agreed, desk, desk_told


def begin(quarter: str, from_: str = "", yes: bool = False) -> None:
    """Begin with the Assembly's own figures: a workbook of what it adopts, then taking it in. Done once.

    Nothing on the site changes before the first report is released, and until then you may do it again.

        python3 start.py begin 2026-27-Q2
        python3 start.py begin 2026-27-Q2 --from "Kisumu-desk/begin/begin.xlsx"
    """
    from plugins.desk.beginning.command import begin as run
    from plugins.desk.progress import Progress

    print("Reading what is adopted ..." if from_ else "Making the workbook ...", flush=True)
    with desk_told():
        book = str(given(from_)) if from_ else ""
        print(run(DATA, desk(), quarter, book, Progress(), lambda question: yes or agreed(question)))


def announce(
    quarter: str,
    on: str,
    at: str = "10:00",
    kind: str = "quarterly_release",
    why: str = "",
    sababu: str = "",
) -> None:
    """Announce the day and time at which a report comes out, or move them with a reason in both languages.

    python3 start.py announce 2026-27-Q3 --on 2027-04-29
    """
    from plugins.desk.announcing import announce as run
    from plugins.desk.clock import clock_at

    with desk_told():
        clock = clock_at(os.environ)
        print(run(DATA, desk(), clock, kind=kind, quarter=quarter, on=on, at=at, why=why, sababu=sababu))


def back_test() -> None:
    """Count every figure of every quarter again from its register, and say where the typed one differs."""
    from plugins.desk.back_test import back_test as run

    with desk_told():
        for line in run(DATA):
            print(line)


REGISTER = (
    Command(
        begin,
        {
            "quarter": "the first quarter of the Assembly's own figures, such as 2026-27-Q2",
            "from": "the filled workbook, or a folder of CSVs of the same names",
            "yes": "write it without asking",
        },
    ),
    Command(
        announce,
        {
            "quarter": "the quarter whose report it is, such as 2026-27-Q3",
            "on": "the day, such as 2027-04-29",
            "at": "the time, East Africa Time (default: 10:00)",
            "kind": "quarterly_release (the default), scheduled_revision or annual_report",
            "why": "why an announced time is moved, in English; readers will see it",
            "sababu": "the same in Kiswahili",
        },
    ),
    Command(back_test),
)
