"""Freezing a release: its own copy of what it was measured against, its results, its checksums.

After this nobody edits the version's folder; a change is a new version. The same rows give the same
bytes on every machine.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from checked_tables.problems import DataProblems
from plugins.core.facts.copies import copied_rows
from plugins.core.facts.history import History, Measured, vintage
from plugins.core.facts.measure import own, report_of
from plugins.core.facts.read import read_reference, read_schemas_of, read_version
from plugins.core.facts.version import Read, Schemas, Version
from plugins.core.packing.sums import SUMS, sums
from plugins.core.time.folders import VersionFolder, read_versions
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import read_release
from plugins.portal.frozen_rows import COLUMNS, result_rows
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.index import measure_simulated as simulated_index
from plugins.subjects.index.measure_certainty import FILE as SIMULATED


def freeze_release(data_dir: Path, quarter: str, version: int) -> None:
    """Write ``reference/``, ``results/`` and ``SHA256SUMS`` into a version's folder.

    A first version copies today's units, definitions, targets, standards, stages (and the index scheme, if
    it has an index); a later one keeps those of the version before it, so that mending a figure changes no
    target. A ``reference/`` that is already there is kept. Raises ``FileExistsError`` if the version is
    frozen already and ``DataProblems`` if anything is wrong with it; then nothing is left behind.
    """
    shown_as = f"quarters/{quarter}/v{version}"
    folder = VersionFolder(Quarter.parse(quarter), version, data_dir / shown_as, shown_as)
    if (folder.path / SUMS).exists():
        raise FileExistsError(f"{shown_as} is frozen. A change needs a new version.")
    schemas = read_schemas_of(data_dir)
    reference = read_reference(data_dir / "reference", "reference", schemas, SUBJECTS)
    if any(problem.severity == "error" for problem in reference.tables.problems):
        raise DataProblems(reference.tables.problems)
    kept = (folder.path / "reference").is_dir()
    try:
        if not kept:
            _write_reference(data_dir, folder, reference)
        records = _read(folder, schemas, reference)
        one = own(records, reference.reference, SUBJECTS)
        report = report_of(one, History(), reference.reference, SUBJECTS)
        simulated = _simulated(data_dir, one, schemas, reference)
    except BaseException:
        if not kept:
            shutil.rmtree(folder.path / "reference", ignore_errors=True)
        raise
    results = folder.path / "results"
    results.mkdir(exist_ok=True)
    for name, rows in result_rows(report).items():
        _write_table(results / name, COLUMNS[name], rows)
    if simulated:
        _write_table(results / SIMULATED, simulated_index.COLUMNS, simulated)
    listing = "".join(f"{digest}  {name}\n" for name, digest in sums(folder.path).items())
    (folder.path / SUMS).write_bytes(listing.encode())


def _read(folder: VersionFolder, schemas: Schemas, reference: Read) -> Version:
    read, problems = read_version(folder, schemas, SUBJECTS, reference)
    if read.version is None or any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    return read.version


def _simulated(
    data_dir: Path, one: Measured, schemas: Schemas, reference: Read
) -> tuple[simulated_index.Row, ...]:
    """How sure the version's index is, judged beside the versions that were out when it was published."""
    if not one.release.has_index:
        return ()
    folders, _ = read_versions(data_dir / "quarters", "quarters")
    earlier = (
        read_version(each, schemas, SUBJECTS, reference)[0] for each in folders if each.quarter < one.quarter
    )
    others = [own(each.version, reference.reference, SUBJECTS) for each in earlier if each.version]
    return simulated_index.simulated_rows(one, vintage(one, others))


def _write_reference(data_dir: Path, folder: VersionFolder, reference: Read) -> None:
    """Of each table of which versions keep copies, the rows that its schema says (``life``, ``copied``), as
    they were on the quarter's last day: nothing in the reference folder can change afterwards what the
    version computes to."""
    target = folder.path / "reference"
    before = folder.path.parent / f"v{folder.version - 1}" / "reference"
    if before.is_dir():
        shutil.copytree(before, target)
        return
    source = data_dir / "reference"
    release, problems = read_release(folder)
    if release is None:
        raise DataProblems(problems)
    target.mkdir()
    tables, illustrative = reference.tables.tables, release.is_illustrative
    for name, table in tables.items():
        if table.schema.copied:
            rows = copied_rows(tables, name, SUBJECTS, folder.quarter, illustrative=illustrative)
            _write_table(target / f"{name}.csv", table.schema.names, (row.cells for row in rows))
    if (source / "index").is_dir() and release.has_index:
        shutil.copytree(source / "index", target / "index")


def _write_table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    names = tuple(columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([row.get(name, "") for name in names] for row in rows)
