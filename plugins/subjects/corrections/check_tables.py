"""A version says which of its tables it changed, how many rows, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem, Severity
from plugins.core.time.release import Release

from .model_tables import LEFT_OUT, RowChanges
from .record import Correction

#: Kinds that only warn while a version is prepared: the command correct counts what the draft holds, so the
#: draft comes first. Nobody can sign or release it before they are mended.
UNSAID = frozenset({"table-not-listed", "table-counts-differ", "nothing-listed"})


def check_listed(file: str, rows: Sequence[Placed[Correction]]) -> Iterator[Problem]:
    """No two rows of ``corrections.csv`` are about the same table."""
    first: dict[str, int] = {}
    for line, row in rows:
        if row.table and not row.names_figure and first.setdefault(row.table, line) != line:
            yield problem(
                file, line, "table", "repeated-row", f"Line {first[row.table]} is about {row.table} too.",
                "Keep one of the two.",
            )  # fmt: skip


def check_table_changes(
    file: str,
    rows: Sequence[Placed[Correction]],
    release: Release,
    changes: Mapping[str, RowChanges],
) -> Iterator[Problem]:
    """The tables that differ from the earlier version (``changes``) against those said to differ."""
    severity: Severity = "error" if release.stage == "published" else "warning"
    said = {row.table for _, row in rows}
    for name, counts in changes.items():
        if name not in said:
            yield problem(
                file.replace("corrections.csv", f"{name}.csv"),
                0,
                "",
                "table-not-listed",
                f"It differs from the earlier version (rows: {counts}) and corrections.csv does not say so.",
                f"Record why: correct {release.quarter} --table {name} --why ...",
                severity,
            )
    for line, row in rows:
        found = changes.get(row.table)
        if row.table in LEFT_OUT:
            yield problem(
                file, line, "table", "table-left-out", f"{row.table} is not a table listed as a whole.",
                "Remove the row.",
            )  # fmt: skip
        elif row.new_value != str(found or RowChanges(0, 0, 0)):
            holds = f"in {row.table}.csv there are: {found}" if found else f"{row.table}.csv has not changed"
            yield problem(
                file,
                line,
                "new_value",
                "table-counts-differ",
                f"It says {row.new_value[:40] or 'nothing'}; {holds}.",
                f"Run correct {release.quarter} --table {row.table} again, or write {found}."
                if found
                else "Remove the row.",
                severity,
            )
