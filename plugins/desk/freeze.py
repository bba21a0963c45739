"""Freezing a release: its own copy of what it was measured against, its results, its checksums.

After this nobody edits the version's folder; a change is a new version. The same rows give the same
bytes on every machine.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from checked_tables.problems import DataProblems, has_errors
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.copies import copied_rows
from plugins.core.facts.history import History, Measured, vintage
from plugins.core.facts.measure import own, report_of
from plugins.core.facts.read import read_schemas_of, schemas_folder
from plugins.core.facts.read_folder import read_reference, read_version
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read, Schemas, Version
from plugins.core.facts.withheld import without_hidden_rows
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.packing.sums import SUMS, sums
from plugins.core.time.folders import VersionFolder, read_versions
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import read_release
from plugins.portal.counting import count_figures
from plugins.portal.frozen_packed import COLUMNS as PACKED_COLUMNS
from plugins.portal.frozen_packed import packed_rows
from plugins.portal.frozen_rows import COLUMNS, result_rows
from plugins.portal.packed import PACKED, REPORTED, of_release, pack_release, reported_sums
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.index import measure_simulated as simulated_index
from plugins.subjects.index.measure_certainty import FILE as SIMULATED
from plugins.subjects.rules.record import FOLDER as RULES


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
    results = folder.path / "results"
    kept, begun = (folder.path / "reference").is_dir(), results.is_dir()
    try:
        if not kept:
            _write_reference(data_dir, folder, reference)
        records = _read(folder, schemas, reference)
        earlier = _earlier(data_dir, folder, schemas, reference)
        _write_results(results, records, earlier, reference)
        again = _read(folder, schemas, reference)
        _write_packed(results, again, earlier, reference, data_dir)
    except BaseException:
        if not begun:
            shutil.rmtree(results, ignore_errors=True)
        if not kept:
            shutil.rmtree(folder.path / "reference", ignore_errors=True)
        raise
    listing = "".join(f"{digest}  {name}\n" for name, digest in sums(folder.path).items())
    (folder.path / SUMS).write_bytes(listing.encode())


def _write_results(results: Path, records: Version, earlier: Sequence[Measured], reference: Read) -> None:
    """What follows from the version alone, and how sure its index is, judged beside the versions that were
    out when it was published."""
    one = own(records, reference.reference, SUBJECTS)
    report = report_of(one, History(), reference.reference, SUBJECTS)
    simulated = simulated_index.simulated_rows(one, vintage(one, earlier)) if one.release.has_index else ()
    results.mkdir(exist_ok=True)
    for name, rows in result_rows(report).items():
        _write_table(results / name, COLUMNS[name], rows)
    if simulated:
        _write_table(results / SIMULATED, simulated_index.COLUMNS, simulated)


def _write_packed(
    results: Path, records: Version, earlier: Sequence[Measured], reference: Read, data_dir: Path
) -> None:
    """What its downloads say, so that nothing changes it afterwards."""
    one = own(without_hidden_rows(records), reference.reference, SUBJECTS)
    report = report_of(one, vintage(one, earlier), reference.reference, SUBJECTS)
    alone = Assembly(
        reference=reference.reference, reports=(report,), superseded=(), facts=Facts(), warnings=()
    )
    if has_errors(problems := [*count_figures(alone, data_dir)]):
        raise DataProblems(problems)
    descriptions = read_descriptions(schemas_folder(data_dir))
    packed = pack_release(report, alone, descriptions)
    _write_table(results / PACKED, PACKED_COLUMNS, packed_rows(packed, descriptions))
    (results / REPORTED).write_bytes(reported_sums(of_release(report, packed)))


def _read(folder: VersionFolder, schemas: Schemas, reference: Read) -> Version:
    read, problems = read_version(folder, schemas, SUBJECTS, reference)
    if read.version is None or any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    return read.version


def _earlier(
    data_dir: Path, folder: VersionFolder, schemas: Schemas, reference: Read
) -> tuple[Measured, ...]:
    """The versions of the quarters before, each by itself."""
    folders, _ = read_versions(data_dir / "quarters", "quarters")
    before = (each for each in folders if each.quarter < folder.quarter)
    found = (read_version(each, schemas, SUBJECTS, reference)[0].version for each in before)
    return tuple(own(each, reference.reference, SUBJECTS) for each in found if each is not None)


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
            names = tuple(field.name for field in table.schema.fields if field.copied)
            _write_table(target / f"{name}.csv", names, (row.cells for row in rows))
    if (source / "index").is_dir() and release.has_index:
        shutil.copytree(source / "index", target / "index")
    if (source / RULES).is_dir():
        shutil.copytree(source / RULES, target / RULES)


def _write_table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    names = tuple(columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([row.get(name, "") for name in names] for row in rows)
