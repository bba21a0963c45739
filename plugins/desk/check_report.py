"""What ``check`` found in a draft, as a page: counts, then errors, then warnings, each where it is mended."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.desk.intake.judge import Judged

from .findings import Finding, counted
from .pages import pack_page

#: So many are written out for one sheet; nobody reads on after that, and the page stays small.
MOST_OF_A_SHEET = 300


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the table of what was read; ``rows`` is ``None`` where rows were not counted."""

    name: str
    rows: int | None
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Group:
    """Errors or warnings, by sheet: its name, what to show, and how many more there are."""

    title: str
    note: str
    sheets: tuple[tuple[str, tuple[Finding, ...], int], ...]


def pack_check_report(found: Judged, copy_name: str = "") -> bytes:
    """The page. ``copy_name`` is the file with the coloured copy beside it, if there is one."""
    source = found.source
    about = f" of {source.quarter}" if source.quarter else ""
    return pack_page(
        "check_report.html",
        title=f"Check of {source.path.name}",
        lead=_lead(found, copy_name),
        counts=_counts(found),
        groups=_groups(found.findings),
        elsewhere=[str(each) for each in found.elsewhere],
        made_from=f"Made by the command check from {source.path.name}{about}, by the same rules as the site.",
    )


def _lead(found: Judged, copy_name: str) -> list[str]:
    errors = [each for each in found.findings if each.severity == "error"]
    sentences = [f"{counted(found.findings).capitalize()}."]
    if errors:
        sentences.append(
            "Mend the errors in your own workbook, save it and run the command again. "
            "Nothing can be released before they are mended; warnings stop nothing, but where figures "
            "contradict each other the command compare wants a reason."
        )
    elif found.is_clean:
        sentences.append("The tables can be taken in: run the command intake.")
    if copy_name:
        sentences.append(
            f"The same is marked in {copy_name}, a copy of the workbook with the cells coloured and a "
            "comment on each. Your own workbook was not changed."
        )
    return sentences


def _counts(found: Judged) -> list[Count]:
    tally = Counter((each.where, each.severity) for each in found.findings)
    rows: dict[str, int | None] = {
        table.sheet.name: max(0, len(table.rows) - 1) for table in found.source.tables.values()
    }
    if not found.source.tables:
        rows = {name: _rows(data) for name, data in found.source.files.items() if name.endswith(".csv")}
    names = dict.fromkeys([*rows, *(each.where for each in found.findings)])
    return [Count(name, rows.get(name), tally[name, "error"], tally[name, "warning"]) for name in names]


def _rows(data: bytes) -> int:
    text = data.decode("utf-8", errors="replace").replace("\0", "")
    try:
        return max(0, sum(1 for row in csv.reader(io.StringIO(text, newline="")) if any(row)) - 1)
    except csv.Error:
        return 0


def _groups(findings: Sequence[Finding]) -> list[Group]:
    kinds = (
        ("error", "Errors", "Each must be mended before the tables can be taken in."),
        ("warning", "Warnings", "Look at each; it may be right."),
    )
    groups = []
    for severity, title, note in kinds:
        ours = [each for each in findings if each.severity == severity]
        sheets = []
        for name, those in groupby(ours, key=lambda each: each.where):
            all_of_it = tuple(those)
            sheets.append((name, all_of_it[:MOST_OF_A_SHEET], max(0, len(all_of_it) - MOST_OF_A_SHEET)))
        if sheets:
            groups.append(Group(f"{title} ({len(ours)})", note, tuple(sheets)))
    return groups
