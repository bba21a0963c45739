"""Released figures do not change: what a version said when it was frozen must follow from it today.

``check_frozen`` compares the frozen results (``figures/measure_rows.py``) with what the same rows compute
to today, ``check_sums`` looks at the bytes. ``plugins/desk/freeze.py`` writes both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from checked_tables.problems import Problem
from checked_tables.source import Source
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.read import Dataset
from plugins.core.facts.version import Version
from plugins.core.packing.sums import SUMS, sums
from plugins.core.time.release import Release
from plugins.subjects.figures.record import Observation
from plugins.subjects.labour.record import LabourInputs

from .frozen_rows import COLUMNS, result_rows

_KEYS = {
    "results.csv": ("metric_id", "unit_id"),
    "index.csv": ("unit_id",),
    "index_nodes.csv": ("unit_id", "node_id"),
    "labour.csv": ("unit_id",),
}
#: What is compared first, so that a cause is named before what follows from it.
_FIRST = ("value", "numerator", "denominator", "status", "target_value")
_RESTORE = (
    "The figures are the same, so a weight, a rule or the calculation changed. Put the version's reference "
    "folder back as it was; a new method needs a new version."
)
_REPAIR = (
    "Put the row back as it was. To change a released figure, make a new version of the quarter and say in "
    "its corrections.csv what changed and why."
)


def check_frozen(dataset: Dataset, assembly: Assembly) -> Iterator[Problem]:
    """A problem for each frozen row that computes to something else today, one for each row.

    An index differs whenever a figure in it does; so it is compared only where the figures agree.
    """
    frozen = {
        (records.release.quarter, records.release.version): records
        for records in dataset.quarters
        if records.frozen_results
    }
    for report in (*assembly.reports, *assembly.superseded):
        records = frozen.get((report.quarter, report.release.version))
        if records is not None:
            yield from _differences(report, records)


def check_sums(data_dir: Path, release: Release) -> Iterator[Problem]:
    """A problem for each file of a frozen version that is not as ``SHA256SUMS`` has it, is missing, or
    is not listed there; a warning for a published version that nobody has frozen."""
    folder = release.folder
    root = data_dir / folder
    listing = root / SUMS
    if not listing.is_file():
        if (root / "results").is_dir():
            yield Problem(
                file=f"{folder}/{SUMS}",
                kind="no-checksums",
                found="This version has results but no checksums.",
                write="Restore the file; a frozen version is never without it.",
            )
        elif release.stage == "published":
            yield Problem(
                file=f"{folder}/{SUMS}",
                kind="not-frozen-yet",
                found="This version is published but not frozen: a change would go unnoticed.",
                write="The command release freezes what it publishes; a version put here by hand is not.",
                severity="warning",
            )
        return
    expected = {}
    for line in listing.read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        expected[name] = digest
    found = sums(root)
    for name in sorted({*expected, *found}):
        if expected.get(name) != found.get(name):
            yield _changed_file(f"{folder}/{name}", name in expected, name in found)


def _changed_file(file: str, was: bool, is_there: bool) -> Problem:
    write = "Restore it. Released versions are never edited; a change needs a new version."
    if was and is_there:
        found = "This file has changed since the version was released."
    elif was:
        found = "This file was released and is gone."
    else:
        found, write = "This file was not part of the release.", "Take it away again."
    return Problem(
        file=file,
        kind="checksum",
        found=found,
        write=write,
    )


def _differences(report: Report, records: Version) -> Iterator[Problem]:
    now = result_rows(report)
    sources: dict[tuple[str, ...], Source] = {
        (row.metric_id, row.unit_id): row.source for row in records.rows(Observation)
    }
    labour_sources: dict[tuple[str, ...], Source] = {
        (row.unit_id,): row.source for row in records.rows(LabourInputs)
    }
    wrong = list(_compared("results.csv", now, records, sources))
    if not wrong:
        wrong = list(_compared("index.csv", now, records, {}))
    if not wrong:
        wrong = list(_compared("index_nodes.csv", now, records, {}))
    yield from wrong
    yield from _compared("labour.csv", now, records, labour_sources)


def _compared(
    name: str,
    now: Mapping[str, tuple[dict[str, str], ...]],
    records: Version,
    sources: Mapping[tuple[str, ...], Source],
) -> Iterator[Problem]:
    keys = _KEYS[name]
    file = f"{records.release.folder}/results/{name}"
    frozen = {tuple(row[key] for key in keys): row for row in records.frozen_results.get(name, ())}
    current = {tuple(row[key] for key in keys): row for row in now[name]}
    for key in dict.fromkeys((*frozen, *current)):
        was, computed = frozen.get(key), current.get(key)
        source = sources.get(key) or Source(file, int(was[""]) if was and was.get("") else 0)
        what = ", ".join(key)
        if was is None or computed is None:
            found = f"{what} {'was not released' if was is None else 'was released and is no longer there'}."
            yield _problem(source, "", found)
            continue
        columns = dict.fromkeys((*(first for first in _FIRST if first in computed), *COLUMNS[name]))
        different = next((column for column in columns if was.get(column, "") != computed[column]), None)
        if different is not None:
            yield _problem(
                source,
                different,
                f"{different} of {what} was {was.get(different) or 'empty'} when this version was "
                f"released, now computes to {computed[different] or 'nothing'}.",
            )


def _problem(source: Source, column: str, found: str) -> Problem:
    derived = "/results/index" in source.file
    return Problem(
        file=source.file,
        line=source.line,
        column=column,
        kind="frozen",
        found=found,
        write=_RESTORE if derived else _REPAIR,
    )
