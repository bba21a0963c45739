"""The files of a scheme folder: which there may be, and none that would be read by nobody."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from checked_tables.fault import problem
from checked_tables.header import trimmed
from checked_tables.nearest import did_you_mean
from checked_tables.problems import Problem
from checked_tables.table import Row, read_grid

from .check_rules import check_rule

#: The tables of a scheme folder; the first two must be there.
TABLES = (
    *("nodes", "normalisation", "bands", "units", "inputs"),
    *("comparisons", "allocations", "weight_sets", "peer_reviews"),
)
OPTIONAL = frozenset(TABLES[2:])
#: A file with these columns holds figures, and may lie beside the scheme.
_FIGURES = {"period", "unit_id", "metric_id", "value"}


def check_files(
    folder: Path, shown_as: str, alternatives: Sequence[str], figures: Path | None
) -> Iterator[Problem]:
    """CSV and TOML files that are no table of a scheme, no alternative that ``scheme.toml`` names, and no
    figures: nobody would read them."""
    known = ["scheme.toml", *(f"{name}.csv" for name in TABLES), *alternatives]
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (".csv", ".toml") or path.name in known or not path.is_file():
            continue
        if figures is not None and os.path.realpath(path) == os.path.realpath(figures):
            continue
        file = f"{shown_as}/{path.name}"
        lines = read_grid(path, file).lines
        if path.suffix.lower() == ".csv" and lines and set(trimmed(lines[0][1])) >= _FIGURES:
            continue
        write = did_you_mean(path.name, known) or f"A scheme has {', '.join(known)}: move other files away."
        yield problem(file, 0, "", "unused-file", "Nothing would read this file.", write)


def check_alternative(rows: Sequence[Row], metrics: Collection[str], file: str) -> Iterator[Problem]:
    """Rules that only the simulation tries: right by themselves, of metrics that there are, timeless."""
    for row in rows:
        yield from check_rule(row, file)
        if row.cells["metric_id"] not in metrics:
            said = f"{row.cells['metric_id']} has no row in normalisation.csv."
            yield problem(file, row.line, "metric_id", "orphan-metric", said, "Correct it.")
        for name in ("formula", "in_force_from"):
            if row.cells[name]:
                said = "Other rules are tried on the same figures in all periods."
                yield problem(file, row.line, name, "unused-parameter", said, "Empty this cell.")
