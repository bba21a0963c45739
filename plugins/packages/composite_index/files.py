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

SETTINGS = "scheme.toml"
#: The tables of a scheme folder; the first two must be there.
TABLES = (
    *("nodes", "normalisation", "bands", "units", "inputs"),
    *("comparisons", "allocations", "weight_sets", "peer_reviews"),
)
OPTIONAL = frozenset(TABLES[2:])
#: A file with these columns holds figures, and may lie beside the scheme; a folder of this name holds what
#: was published of it.
_FIGURES, _PUBLISHED = {"period", "unit_id", "metric_id", "value"}, "expected"
#: How the names begin of files that a computer keeps for itself.
_HIDDEN = (".", "~$", "desktop.ini", "thumbs.db")


def real(path: Path) -> Path:
    """Where links lead in the end; a link that leads to itself is its own end."""
    return Path(os.path.realpath(path))


def check_files(
    folder: Path, shown_as: str, alternatives: Sequence[str], others: Sequence[Path], *, variants: bool
) -> Iterator[Problem]:
    """Files and folders of whatever kind that nobody would read: no table of a scheme, no alternative that
    ``scheme.toml`` names, no figures, nothing that leads to one of ``others``. With ``variants`` folders with
    a scheme of their own are read."""
    known = [SETTINGS, *(f"{name}.csv" for name in TABLES), *alternatives]
    ends = [real(other) for other in others]
    apart = {place for end in ends for place in (end, *end.parents)}
    for path in sorted(folder.iterdir()):
        is_folder, file = path.is_dir(), f"{shown_as}/{path.name}"
        if path.name.lower().startswith(_HIDDEN) or path.stem.lower() == "readme" or real(path) in apart:
            continue
        if is_folder and (path.name == _PUBLISHED or (variants and (path / SETTINGS).is_file())):
            continue
        if not is_folder and (path.name in known or _holds_figures(path, file)):
            continue
        if is_folder:
            found, write = "Nothing would read this folder.", "Move it away."
            if variants:
                write = f"Move it away, or give it a {SETTINGS} if it is a scheme for units of its own."
        else:
            found, write = "Nothing would read this file.", did_you_mean(path.name, known)
        write = write or f"A scheme has {', '.join(known)}: move other files away."
        yield problem(file, 0, "", "unused-file", found, write)


def _holds_figures(path: Path, file: str) -> bool:
    lines = read_grid(path, file).lines if path.suffix.lower() == ".csv" else ()
    return bool(lines) and set(trimmed(lines[0][1])) >= _FIGURES


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
