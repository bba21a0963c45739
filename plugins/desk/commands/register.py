"""What changes the register of the Assembly itself: its units, its definitions, its targets."""

from __future__ import annotations

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
    Command(back_test),
)
