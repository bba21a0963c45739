"""Check that each number about an index stands where the ledger says."""

from __future__ import annotations

from pathlib import Path

from .cells import Row
from .check_sums import digest_of
from .tables import Check, Release

LISTED = {
    "index": ("index_value", "band_number", "coverage_pct", "lowest_possible", "highest_possible"),
    "index_nodes": (
        *("value", "target_value", "achievement_pct", "score"),
        *("weight_pct", "effective_weight_pct", "contribution", "coverage_pct"),
    ),
    "index_changes": ("points",),
    "index_simulated": ("value",),
}


def check_ledger(release: Release, check: Check, digests: dict[str, str]) -> None:
    """ledger.csv: each entry is what stands at its place, each input is there, no number is left out."""
    if "ledger" not in release.tables:
        return
    cells: dict[tuple[str, str, str], str] = {}
    unlisted: dict[tuple[str, str, str], Row] = {}
    for name, rows in release.tables.items():
        for row in rows:
            file = Path(row["\0"]).name
            for column, text in row.items():
                cells[file, row[""], column] = text
            for column in LISTED.get(name, ()):
                scored = name not in ("index", "index_nodes") or row["unit_id"] in release.scores
                if row[column] and scored:
                    unlisted[file, row[""], column] = row
    for row in release.rows("ledger"):
        place = (row["file"], row["line"], row["column"])
        check.same(row, "value", cells.get(place, "nothing there"))
        if unlisted.pop(place, None) is None:
            check.differs(row, "line", "/".join(place), "no number about an index, or one listed twice")
        if row["kind"] == "simulated":
            check.simulated += 1
        for cell in filter(None, row["inputs"].split("|")):
            file, line, column = cell.rsplit(":", 2)
            if "/" not in file and not cells.get((file, line, column)):
                check.differs(row, "inputs", cell, "")
        for each in filter(None, row["inputs_sha256"].split("|")):
            file, _, digest = each.partition("=")
            found = digest_of(release.folder / file, digests)
            if found is not None and found != digest:
                check.differs(row, "inputs_sha256", f"{file} {digest[:12]}...", f"{found[:12]}...")
    for (_, _, column), row in unlisted.items():
        check.differs(row, column, "no row in ledger.csv", row[column])
