"""The whole data folder, read and checked before anything is returned.

Two tiers: a file whose shape is wrong is reported and not looked into further; in all others
everything is checked, so that staff see one complete list.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from checked_tables.fault import problem
from checked_tables.mapping import check_records
from checked_tables.problems import DataProblems, Problem
from checked_tables.schemas import read_schemas
from plugins.core.time.folders import read_versions
from plugins.subjects.bills.check_history import check_history
from plugins.subjects.bills.record import Bill
from plugins.subjects.calendar.check import check_kept
from plugins.subjects.committees.check_history import check_committee_history
from plugins.subjects.committees.read import TABLES as COMMITTEE_TABLES
from plugins.subjects.committees.record import NO_WORK, CommitteeWork
from plugins.subjects.corrections.check import check_corrections
from plugins.subjects.corrections.check_tables import check_table_changes
from plugins.subjects.figures.check_jumps import check_jumps
from plugins.subjects.money.check import check_cumulative
from plugins.subjects.petitions.check_history import check_petition_history
from plugins.subjects.plan.check_history import check_action_history, check_plan_history
from plugins.subjects.plan.check_reports_sent import check_sent_versions
from plugins.subjects.plan.read import TABLES as PLAN_TABLES
from plugins.subjects.services.record import NO_SERVICES, ServiceRecords

from .dataset import Dataset
from .read_quarter import Version, read_version
from .read_reference import by_key, read_reference
from .recorded import RECORDS, Records
from .version_changes import RowChanges, version_changes

#: The schemas that this code was written for, used when the data folder has none of its own.
SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"

PUBLISHED = ("published", "withdrawn")


def read_dataset(
    data_dir: Path, progress: Callable[[str], object] | None = None, recorded: Records = RECORDS
) -> Dataset:
    """Everything in the data folder; ``DataProblems`` with the complete list if there is any error.

    ``progress`` is told, in a short sentence, what was read and what the checks found; ``recorded`` are the
    records of all tables.
    """
    with _no_garbage():
        return _read(data_dir, progress or _quiet, recorded)


def _read(data_dir: Path, tell: Callable[[str], object], recorded: Records) -> Dataset:
    own = data_dir / "schemas"
    schemas = read_schemas(own if own.is_dir() else SCHEMAS)
    check_records(recorded, schemas)
    reference, problems = read_reference(data_dir / "reference", "reference", schemas, recorded)
    folders, found = read_versions(data_dir / "quarters", "quarters")
    problems += found
    versions = []
    for folder in folders:
        version, found_in_it = read_version(folder, schemas, reference, recorded)
        versions.append(version)
        problems += found_in_it
    figures = sum(len(version.observations) for version in versions)
    tell(f"Read {len(versions)} quarterly versions with {figures:,} figures, and the reference tables.")
    problems += check_versions(versions)
    problems += check_kept(
        "reference/calendar.csv", reference.calendar, [each.release for each in versions if each.release]
    )
    errors = sum(each.severity == "error" for each in problems)
    tell(f"Checked all of it: {errors} errors, {len(problems) - errors} warnings.")
    if any(each.severity == "error" for each in problems):
        raise DataProblems(problems)
    return Dataset(
        units=reference.units,
        current=reference.declarations,
        job_strata=reference.job_strata,
        competencies=reference.competencies,
        trainings=reference.trainings,
        publications=reference.publications,
        workplan=reference.workplan,
        commitments=reference.commitments,
        glossary=reference.glossary,
        source_notes=reference.source_notes,
        milestones=reference.milestones,
        bill_stages=reference.bill_stages,
        statutory_clocks=reference.statutory_clocks,
        calendar=tuple(entry for _, entry in reference.calendar),
        service_standards=reference.service_standards,
        others=reference.others,
        quarters=tuple(version.records for version in versions if version.records is not None),
        warnings=DataProblems(problems).problems,
    )


def check_versions(versions: Sequence[Version]) -> Iterator[Problem]:
    """What only shows between versions of a quarter and between quarters.

    A jump is asked about where somebody can still act on it: in the newest quarter and in those not
    yet published.
    """
    yield from _check_frozen(versions)
    releases = {
        (str(version.folder.quarter), version.folder.version): version.release
        for version in versions
        if version.release is not None
    }
    for version in versions:
        if version.records is not None:
            sent = version.records.plan.sent
            yield from check_sent_versions(_file(version, "reports_sent"), sent, releases)
    current: dict[object, Version] = {}
    for earlier, later in pairwise(versions):
        if earlier.folder.quarter == later.folder.quarter:
            yield from _check_new_version(earlier, later)
    for version in versions:
        current[version.folder.quarter] = version
    ordered = list(current.values())
    for position, version in enumerate(ordered):
        quarter = version.folder.quarter
        before = [each for each in ordered[:position] if _same_series(each, version)]
        same_year = [each for each in before if each.folder.quarter.financial_year == quarter.financial_year]
        if same_year:
            last = same_year[-1]
            yield from check_cumulative(
                _file(version, "budget"), version.budget, _file(last, "budget"), last.budget
            )
        if before:
            yield from check_history(_file(version, "bill_actions"), _bills(version), _bills(before[-1]))
            yield from check_petition_history(
                _file(version, "petitions"), _services(version).petitions, _services(before[-1]).petitions
            )
            files = {name: _file(version, name) for name in COMMITTEE_TABLES}
            yield from check_committee_history(files, _committees(version), _committees(before[-1]))
            yield from _check_registers(version, before[-1])
        waiting = version.release is not None and version.release.stage not in PUBLISHED
        if before and before[-1].folder.quarter == quarter.previous and (waiting or version is ordered[-1]):
            yield from check_jumps(
                _file(version, "observations"),
                version.observations,
                before[-1].observations,
                by_key(version.declarations.metrics),
            )


def _check_registers(version: Version, before: Version) -> Iterator[Problem]:
    """The work plan's registers and the actions, against the quarter before in the same series."""
    if version.records is None or before.records is None:
        return
    files = {name: _file(version, name) for name in PLAN_TABLES}
    yield from check_plan_history(files, version.records.plan, before.records.plan)
    if version.records.actions:
        yield from check_action_history(
            _file(version, "actions"), version.records.actions, before.records.actions
        )


def _check_frozen(versions: Sequence[Version]) -> Iterator[Problem]:
    """One warning for all published versions that were never frozen."""
    open_ones = [
        version.folder.shown_as
        for version in versions
        if version.release and version.release.stage in PUBLISHED and not version.has_own_declarations
    ]
    if open_ones:
        yield problem(
            open_ones[0],
            0,
            "",
            "not-frozen",
            f"Published without its own copy of the metrics and targets (reference), as {len(open_ones)} of "
            f"{len(versions)} versions are; today's are used.",
            "Publish with the command release, which adds it; of one that is out already, add the folder "
            "reference with metrics.csv and targets.csv as they were.",
            "warning",
        )


def _check_new_version(earlier: Version, later: Version) -> Iterator[Problem]:
    if earlier.release is None or later.release is None:
        return
    if later.release.stage in PUBLISHED and later.release.published_on < earlier.release.published_on:
        yield problem(
            f"{later.folder.shown_as}/release.toml",
            0,
            "published_on",
            "dates-backwards",
            f"{later.release.published_on} is before the earlier version, {earlier.release.published_on}.",
            "Correct one of the two.",
        )
    is_said = later.corrections or later.tables_changed
    if is_said or later.release.stage not in PUBLISHED:
        yield from check_corrections(
            _file(later, "corrections"),
            later.corrections,
            later.observations,
            earlier.observations,
            _file(later, "observations"),
        )
        yield from check_table_changes(
            _file(later, "corrections"), later.tables_changed, later.release, _table_changes(earlier, later)
        )


def _table_changes(earlier: Version, later: Version) -> dict[str, RowChanges]:
    """The tables in which the two differ, of those that could be read in both."""
    unread = {name for each in (earlier, later) for name, table in each.tables.items() if table.problems}
    schemas = {name: table.schema for each in (earlier, later) for name, table in each.tables.items()}
    before, now = (
        {name: [row.cells for row in table.rows] for name, table in each.tables.items()}
        for each in (earlier, later)
    )
    return version_changes((each for name, each in schemas.items() if name not in unread), before, now)


def _same_series(one: Version, other: Version) -> bool:
    """Series never mix figures of different provenance."""
    return (
        one.release is not None
        and other.release is not None
        and (one.release.provenance == other.release.provenance)
    )


def _bills(version: Version) -> tuple[Bill, ...]:
    return version.records.bills if version.records is not None else ()


def _services(version: Version) -> ServiceRecords:
    return version.records.services if version.records is not None else NO_SERVICES


def _committees(version: Version) -> CommitteeWork:
    return version.records.committees if version.records is not None else NO_WORK


def _file(version: Version, name: str) -> str:
    return f"{version.folder.shown_as}/{name}.csv"


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Without Python's search for garbage: every record made here is kept, and looking through hundreds
    of thousands of them again and again costs a third of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _quiet(_: str) -> None:
    """Tell nobody."""
