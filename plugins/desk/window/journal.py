"""What was done in the window: a line for each act, by day, act and quarter; never by person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.desk.clock import Clock
from plugins.desk.trouble import files
from plugins.desk.writing import make_private

FILE = "journal.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: when it ended, which one, of which quarter ("" if of none), whether it was done, and the first
    sentence that it said. ``mark`` is what it was about, such as the checksum of what was published."""

    at: str
    act: str
    quarter: str
    done: bool
    said: str
    mark: str = ""


def write_down(
    folder: Path, clock: Clock, act: str, quarter: str, said: str, *, done: bool, mark: str = ""
) -> None:
    """Add an act to the journal in ``folder``."""
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    line = Act(at=str(clock.now)[:16], act=act, quarter=quarter, done=done, said=first, mark=mark)
    with files("writing the journal"):
        make_private(folder)
        with (folder / FILE).open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(asdict(line), ensure_ascii=False)}\n")


def read_journal(folder: Path) -> tuple[Act, ...]:
    """Every act, oldest first; a line that a power cut left half is no act."""
    with files("reading the journal"):
        path = folder / FILE
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    found = []
    for line in lines:
        try:
            found.append(Act(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return tuple(found)


def last(acts: tuple[Act, ...], act: str) -> Act | None:
    """The newest act of that name that was done."""
    return next((each for each in reversed(acts) if each.act == act and each.done), None)
