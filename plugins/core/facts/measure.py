"""From what was reported to what follows from it; the subjects do the arithmetic.

Each version of a quarter is first computed by itself (``measure_own``), then compared with the quarters
before it: a current version with the current versions of earlier quarters, a superseded or withdrawn one with
those that were out when it was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from checked_tables.problems import DataProblems, Problem
from checked_tables.publishing import with_column, written
from checked_tables.schemas import TableSchema
from plugins.core.time.lives import in_world, span_of, world_of
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance, Withdrawal

from .assembly import Assembly, Report
from .history import History, Measured, vintage
from .read import Dataset
from .store import Facts
from .subject import Measuring, Subjects
from .version import Version


def measure(dataset: Dataset, subjects: Subjects) -> Assembly:
    """Everything that the site may show, from checked rows; pure, and the same every time.

    Raises ``DataProblems`` where a figure cannot be scored by the scheme that its quarter declares.
    """
    problems: list[Problem] = []
    out = tuple(_as_it_stands(version, dataset.reference) for version in shown(dataset.quarters))
    versions = [_own(version, dataset.reference, subjects, problems) for version in out]
    if problems:
        raise DataProblems([*dataset.warnings, *problems])
    versions = list(_with_first(versions))
    current: dict[Quarter, Measured] = {}
    for one in versions:
        held = current.get(one.quarter)
        if held is None or held.release.version < one.release.version:
            current[one.quarter] = one
    first_out = {one.quarter: one.release.published_on for one in reversed(versions)}
    standing = [current[quarter] for quarter in sorted(current) if not current[quarter].release.is_withdrawn]
    reports = _reports(standing, first_out, dataset.reference, subjects)
    superseded = tuple(
        report_of(one, vintage(one, versions), dataset.reference, subjects)
        for one in versions
        if current[one.quarter] is not one or one.release.is_withdrawn
    )
    assembly = Assembly(
        reference=as_published(dataset, out),
        reports=reports,
        superseded=superseded,
        facts=Facts(facts=[dataset.drift]),
        warnings=dataset.warnings,
        as_released=tuple(
            report_of(one, known, dataset.reference, subjects)
            for one, known in ((one, vintage(one, versions)) for one in standing)
            if _has_other_bases(known, current)
        ),
    )
    for subject in subjects:
        if subject.tell is not None:
            assembly.facts.add(subject.tell(assembly))
    return assembly


def _as_it_stands(version: Version, reference: Facts) -> Version:
    """The version; one that was out on the day on which its quarter's report was withdrawn says so."""
    for row in sorted(reference.rows(Withdrawal), key=lambda each: each.withdrawn_on):
        release = version.release
        if row.quarter == release.quarter and release.published_on <= row.withdrawn_on:
            return replace(version, release=replace(release, withdrawn=row))
    return version


def _with_first(versions: Iterable[Measured]) -> Iterator[Measured]:
    """The versions, each later one of a quarter with the first."""
    first: dict[Quarter, Measured] = {}
    found = list(versions)
    for one in sorted(found, key=lambda one: one.release.version):
        first.setdefault(one.quarter, one)
    for one in found:
        yield one if first[one.quarter] is one else replace(one, first=first[one.quarter])


def shown(quarters: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that the site shows: illustrative ones only while no reported one exists."""
    found = tuple(quarters)
    if any(version.release.provenance == "reported" for version in found):
        return tuple(version for version in found if not version.release.is_illustrative)
    return found


def as_published(dataset: Dataset, versions: Sequence[Version]) -> Facts:
    """The reference tables that pages speak from: of a table of which versions keep copies, each row as the
    newest copy has it that holds it, in the order of the newest copy, then what the register announces; where
    somebody answered for other words, those. A column that is not copied is as the register of today
    has it. Else that is about what comes next, and speaks alone before anything is published."""
    register = dataset.reference
    newest_first = sorted(versions, key=lambda one: (one.quarter, one.release.version), reverse=True)
    if not newest_first:
        return register
    newest = newest_first[0]
    found = Facts(dict(register.tables), (*register.facts, *newest.declared.facts))
    for kind, _ in register.tables:
        schema = dataset.schemas.get(getattr(kind, "TABLE", ""))
        if schema is not None and schema.copied:
            here: tuple[Any, ...] = register.rows(kind)
            copies: Iterator[Any] = chain.from_iterable(one.declared.rows(kind) for one in newest_first)
            rows: dict[tuple[str, ...], Any] = {}
            for row in chain(copies, _announced(here, schema, newest)):
                rows.setdefault(_key(row, schema), row)
            today = {_key(row, schema): row for row in here}
            for change in dataset.drift.answered:
                if change.schema.name == schema.name and change.key in rows:
                    rows[change.key] = with_column(rows[change.key], change.column, today[change.key])
            for column in (field.name for field in schema.fields if not field.copied):
                for key in rows.keys() & today.keys():
                    rows[key] = with_column(rows[key], column, today[key])
            found = found.with_rows(kind, rows.values())
    return found


def _key(row: object, schema: TableSchema) -> tuple[str, ...]:
    return tuple(str(written(row, column)) for column in schema.primary_key)


def _announced(rows: Iterable[Any], schema: TableSchema, newest: Version) -> Iterator[Any]:
    """The rows that begin after the newest version, of a table that tells of them before."""
    for row in rows if schema.life.announced else ():
        cells = {column: str(written(row, column) or "") for column in schema.names}
        begun = span_of(schema, cells).has_begun(newest.quarter)
        counts = in_world(world_of(schema, cells), illustrative=newest.release.is_illustrative)
        if counts and not begun:
            yield row


def agreement(assembly: Assembly, subjects: Subjects) -> list[Problem]:
    """What does not agree with one another in the current reports."""
    return [
        problem
        for subject in subjects
        if subject.agree is not None
        for report in assembly.reports
        for problem in subject.agree(report, assembly)
    ]


def with_warnings(assembly: Assembly, warnings: Iterable[Problem]) -> Assembly:
    """The same, with more that staff are told."""
    return replace(assembly, warnings=(*assembly.warnings, *warnings))


def own(version: Version, reference: Facts, subjects: Subjects) -> Measured:
    """What a version says by itself."""
    return _own(version, reference, subjects, [])


def report_of(one: Measured, history: History, reference: Facts, subjects: Subjects) -> Report:
    """The report of a version, compared with ``history``, to which it was added last."""
    found = Facts()
    measuring = Measuring(one=one, history=history, reference=reference, found=found)
    for subject in subjects:
        if subject.measure is not None:
            found.add(subject.measure(measuring))
    return Report(release=one.release, records=one.version, facts=found)


def _own(version: Version, reference: Facts, subjects: Subjects, problems: list[Problem]) -> Measured:
    one = Measured(version=version)
    for subject in subjects:
        if subject.measure_own is not None:
            for fact in subject.measure_own(one, reference):
                if isinstance(fact, Problem):
                    problems.append(fact)
                else:
                    one.own.add([fact])
    return one


def _has_other_bases(known: History, current: Mapping[Quarter, Measured]) -> bool:
    """Whether a newer version of a quarter with which one is compared came out since, or it was withdrawn."""
    return any(
        (base := known.quarter(quarter)) is not None and (base is not one or one.release.is_withdrawn)
        for quarter, one in current.items()
    )


def _reports(
    current: Sequence[Measured], first_out: Mapping[Quarter, date], reference: Facts, subjects: Subjects
) -> tuple[Report, ...]:
    """A report is compared with the quarters that were out before it: one that is published later than a
    quarter after it takes its place in time, and the later quarter's report stays as it came out."""
    histories: dict[Provenance, History] = {}
    reports = []
    for one in current:
        history = histories.setdefault(one.provenance, History())
        history.add(one)
        known = history.out_by(first_out[one.quarter], first_out)
        reports.append(report_of(one, known, reference, subjects))
    return tuple(reports)
