"""The shipped repository one quarter on: 2026-27-Q2 after changes of units that a clerk has written down.

Only the newest shipped quarter goes with it; the next one has last quarter's figures, moved on, of whoever
is still there.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from checked_tables.problems import DataProblems
from plugins.core.facts.assembly import Assembly
from plugins.desk.check import check
from plugins.portal.read import read_assembly
from tests.samples.filled import LAST, THIS, rows_of
from tools.illustrative.place import EXAMPLE

#: The tables of the next quarter: figures, and who sent them when.
TABLES = ("observations", "submissions", "labour")
RELEASE = """\
stage = "published"
provenance = "illustrative"
illustrates = "reported"
as_at = 2027-01-15
scheduled_on = 2027-01-29
published_on = 2027-01-29
next_expected_on = 2027-04-30
has_index = true
"""


def shipped(folder: Path) -> Path:
    """The shipped data with its newest quarter alone, in ``folder``."""
    shutil.copytree(EXAMPLE.reference, folder / "reference")
    shutil.copytree(EXAMPLE.quarters / LAST, folder / "quarters" / LAST)
    return folder


def edit(
    data: Path, lives: Mapping[str, Mapping[str, str]], changes: Iterable[str], new: Iterable[str] = ()
) -> None:
    """Change cells of ``units.csv`` by unit and column, add ``new`` units, write down what happened."""
    path = data / "reference" / "units.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(lives.get(row["unit_id"], {}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    _append(path, new)
    _append(data / "reference" / "unit_changes.csv", changes)


def publish_next(data: Path, without: Collection[str] = ()) -> None:
    """The next quarter, out, with the figures of everybody but those ``without``; of a new department nothing
    came."""
    folder = data / "quarters" / THIS / "v1"
    folder.mkdir(parents=True)
    (folder / "release.toml").write_text(RELEASE, encoding="utf-8")
    shutil.copy(data / "quarters" / LAST / "v1" / "actions.csv", folder)
    for name in TABLES:
        rows = [row for row in rows_of(name) if row["unit_id"] not in without]
        if name == "submissions":
            new = (each for each in _departments(data) if each not in {row["unit_id"] for row in rows})
            rows += ({"unit_id": each, "due_on": "2027-01-10", "times_returned": "0"} for each in new)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _departments(data: Path) -> list[str]:
    """Those that are asked in the next quarter."""
    with (data / "reference" / "units.csv").open(encoding="utf-8", newline="") as file:
        units = [row for row in csv.DictReader(file) if row["kind"] == "department"]
    return [row["unit_id"] for row in units if not row["last_quarter"] or row["last_quarter"] >= THIS]


def read(data: Path) -> Assembly:
    """All of it, read, checked and measured; the command ``check`` ends with 0."""
    assert _check(data) == 0
    return read_assembly(data)


def said(data: Path) -> list[str]:
    """The errors that ``check`` tells, which then ends with 2; none where it ends with 0."""
    found: list[str] = []
    try:
        read_assembly(data)
    except DataProblems as wrong:
        found = [str(each) for each in wrong.problems if each.severity == "error"]
    assert _check(data) == (2 if found else 0)
    return found


def _check(data: Path) -> int:
    return check(data, None, "", "", lambda _: None).exit_code


def _append(path: Path, lines: Iterable[str]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
