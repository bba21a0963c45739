"""One folder of tables, read and checked: the reference tables, or a version of a quarter with its copies.

A file whose shape is wrong is reported and not looked into further; in all others everything is checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Record, mapper
from checked_tables.nearest import visible
from checked_tables.problems import Problem
from checked_tables.schemas import TableSchema
from checked_tables.table import Table, read_grid, rows_of_text
from plugins.core.time.folders import VersionFolder, check_files
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import FILE, read_release

from .check_living import check_living
from .copies import copied_rows
from .store import Facts
from .subject import Asked, Subjects
from .version import Read, ReadVersion, Results, Version, given

RESULTS, REFERENCE, SUMS = "results", "reference", "SHA256SUMS"


def read_reference(
    folder: Path, shown_as: str, schemas: Mapping[str, TableSchema], subjects: Subjects
) -> Read:
    """The reference tables; every problem in them is in ``tables.problems``."""
    ours = [each for each in schemas.values() if each.scope == "reference"]
    tables = CheckedTables(folder, shown_as)
    if folder.is_dir():
        files = {f"{each.name}.csv" for each in ours}
        tables.problems += check_files(folder, shown_as, files, {name for name, _ in _folders(subjects)})
    names = {each.name for each in ours}
    records = [record for one in subjects for record in one.records if record.TABLE in names]
    return _declared(tables, ours, subjects, subjects, Facts(), records)


def read_version(
    folder: VersionFolder, schemas: Mapping[str, TableSchema], subjects: Subjects, reference: Read
) -> tuple[ReadVersion, list[Problem]]:
    """Everything in a version's folder; ``version`` only if its release could be read."""
    release, faults = read_release(folder)
    problems = list(faults)
    declared, known = reference.reference, dict(reference.tables.tables)
    own = folder.path / REFERENCE
    has_own = own.is_dir() and not own.is_symlink()
    if has_own:
        copy = _read_copy(own, f"{folder.shown_as}/{REFERENCE}", schemas, subjects, reference)
        declared = copy.declared
        known |= copy.tables.tables
        problems += [each for each in copy.tables.problems if each.severity == "error"]
    elif release is not None:
        declared = as_copied(reference, subjects, folder.quarter, illustrative=release.is_illustrative)
    tables = CheckedTables(folder.path, folder.shown_as, known, given(folder.quarter))
    ours = [schema for schema in schemas.values() if schema.scope == "quarter"]
    files = {*(f"{schema.name}.csv" for schema in ours), FILE, SUMS}
    tables.problems += check_files(folder.path, folder.shown_as, files, {REFERENCE, RESULTS})
    standing = [each for one in subjects if one.stands for each in one.stands(folder, release)]
    tables.problems += standing
    left = {each.file for each in standing}
    tables.read(schema for schema in ours if tables.file(schema.name) not in left)
    tables.check_names()
    results, found_results = _read_results(folder)
    if release is not None:
        illustrative = release.is_illustrative
        own_tables = (tables.tables[schema.name] for schema in ours if tables.is_own(schema.name))
        tables.problems += check_living(
            tables.tables, own_tables, subjects, folder.quarter, illustrative=illustrative
        )
    read = Read(
        tables=tables,
        reference=reference.reference,
        declared=declared,
        quarter=folder.quarter,
        release=release,
    )
    problems += found_results
    problems += tables.problems
    problems += tables.check_rules(quarter=folder.quarter, release=release)
    for subject in subjects:
        if subject.check is not None:
            problems += subject.check(read, problems)
    version = None
    if release is not None:
        facts = _gathered(tables, subjects, declared)
        version = Version(release=release, facts=facts, declared=declared, frozen_results=results)
    return ReadVersion(folder=folder, read=read, version=version, has_own_declarations=has_own), problems


def as_copied(reference: Read, subjects: Subjects, quarter: Quarter, *, illustrative: bool) -> Facts:
    """The reference tables as a quarter's own copy of today's would have them."""
    facts = reference.declared
    for record in _copied(subjects, reference.tables.tables):
        tables, name = reference.tables.tables, record.TABLE
        sound = {line for line, _ in reference.placed(record)}
        rows = copied_rows(tables, name, subjects, quarter, illustrative=illustrative)
        copy = replace(tables[name], rows=tuple(row for row in rows if row.line in sound))
        facts = facts.with_rows(record, (row for _, row in mapper(record, copy.schema).placed(copy, (), {})))
    return facts


def _copied(subjects: Subjects, tables: Mapping[str, Table]) -> list[type[Record]]:
    """The records of the tables of which each version keeps a copy."""
    return [
        record
        for subject in subjects
        for record in subject.records
        if record.TABLE in tables and tables[record.TABLE].schema.copied
    ]


def _read_copy(
    folder: Path, shown_as: str, schemas: Mapping[str, TableSchema], subjects: Subjects, reference: Read
) -> Read:
    """A version's own copy of what its figures are measured against; a table that came to be copied later
    is as it is today.

    Its warnings count for nothing: they were shown for the folder that it was copied from.
    """
    copied = _copied(subjects, reference.tables.tables)
    present = [record for record in copied if (folder / f"{record.TABLE}.csv").exists()]
    names = [record.TABLE for record in present]
    others = {name: table for name, table in reference.tables.tables.items() if name not in names}
    tables = CheckedTables(folder, shown_as, others)
    folders = {name for name, _ in _folders(subjects)}
    files = {f"{record.TABLE}.csv" for record in copied}
    tables.problems += check_files(folder, shown_as, files, folders)
    own = {record.TABLE for record in present}
    asked = [each for each in subjects if each.folder or own & {record.TABLE for record in each.records}]
    return _declared(tables, [schemas[name] for name in names], subjects, asked, reference.reference, present)


def _declared(
    tables: CheckedTables,
    ours: Sequence[TableSchema],
    subjects: Subjects,
    asked: Subjects,
    known: Facts,
    records: Iterable[type[Record]],
) -> Read:
    """Reference tables read, with the folders that subjects read themselves, and checked by those ``asked``;
    the rows of other tables are ``known``."""
    tables.read(ours)
    tables.check_names()
    rows = {record: tuple(row for _, row in tables.records(record)) for record in records}
    facts = Facts({**dict(known.tables), **rows})
    for name, subject in _folders(subjects):
        if subject.folder is not None:
            found, problems = subject.folder[1](tables.folder / name, f"{tables.shown_as}/{name}")
            facts.add(found)
            tables.problems += problems
    read = Read(tables=tables, reference=facts, declared=facts)
    for subject in subjects:
        if subject.gather_reference is not None:
            facts.add(subject.gather_reference(tables, facts))
    for subject in asked:
        if subject.check_reference is not None:
            tables.problems += subject.check_reference(read)
    tables.problems += tables.check_rules()
    return read


def _gathered(tables: CheckedTables, subjects: Subjects, declared: Facts) -> Facts:
    """The rows of a version's tables by their records, and what subjects make of them together."""
    of_a_quarter = (
        record
        for subject in subjects
        for record in subject.records
        if record.TABLE in tables.tables and tables.tables[record.TABLE].schema.scope == "quarter"
    )
    facts = Facts({record: tuple(row for _, row in tables.records(record)) for record in of_a_quarter})
    for subject in subjects:
        if subject.gather is not None:
            facts.add(subject.gather(tables, declared))
    return facts


def _folders(subjects: Subjects) -> Iterator[tuple[str, Asked]]:
    for subject in subjects:
        if subject.folder is not None:
            yield subject.folder[0], subject


def _read_results(folder: VersionFolder) -> tuple[Results, list[Problem]]:
    results: dict[str, tuple[Mapping[str, str], ...]] = {}
    problems: list[Problem] = []
    place = folder.path / RESULTS
    if not place.is_dir() or place.is_symlink():
        return results, problems
    paths, lists = sorted(place.glob("*.csv")), sorted(place.glob("*.sha256"))
    shown_as = f"{folder.shown_as}/{RESULTS}"
    problems += check_files(place, shown_as, {path.name for path in (*paths, *lists)}, ())
    for path in paths:
        grid = read_grid(path, f"{shown_as}/{visible(path.name)}")
        problems += grid.problems
        results[path.name] = tuple(rows_of_text(grid))
    for path in lists:
        lines = (
            line.partition("  ") for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        )
        results[path.name] = tuple({"file": name, "sha256": digest} for digest, _, name in lines)
    return results, problems
