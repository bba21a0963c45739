"""One version of one quarter: its release, its tables, what it was measured against, its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checked_tables.checked import CheckedTables
from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import visible
from checked_tables.problems import Problem
from checked_tables.schemas import TableSchema
from checked_tables.table import Table, read_grid, rows_of_text
from plugins.core.time.folders import VersionFolder, check_files
from plugins.core.time.release import Correction, Release, SignOff
from plugins.core.time.release_file import FILE, read_release
from plugins.subjects.actions.record import Action
from plugins.subjects.bills.read import bill_rows, check_register
from plugins.subjects.calendar.measure import announced
from plugins.subjects.committees.read import check_committee_work, committee_rows
from plugins.subjects.corrections.check_tables import OUT, check_listed
from plugins.subjects.figures.check import check_observations
from plugins.subjects.figures.record import Observation
from plugins.subjects.labour.check import check_labour
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.money.check import check_budget
from plugins.subjects.money.check_resources import check_resources
from plugins.subjects.money.record import BudgetLine, ResourceUse
from plugins.subjects.people.read import check_counts, check_people_rows, people_rows
from plugins.subjects.plan.read import check_plan, plan_rows
from plugins.subjects.releases.check import check_sign_offs
from plugins.subjects.releases.check_prerelease import check_prerelease
from plugins.subjects.releases.check_reasons import check_reasons
from plugins.subjects.releases.record import ChangeReason, PrereleaseAccess
from plugins.subjects.services.read import check_services, service_rows
from plugins.subjects.staff.check import check_staff
from plugins.subjects.staff.record import StaffBand
from plugins.subjects.submissions.check import check_submissions
from plugins.subjects.submissions.record import Submission

from .dataset import Declarations, QuarterRecords
from .read_reference import Reference, by_key, read_declarations
from .recorded import RECORDS, Records

RESULTS, REFERENCE, SUMS = "results", "reference", "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version as read, with the lines that checks across versions and quarters need."""

    folder: VersionFolder
    release: Release | None
    records: QuarterRecords | None
    observations: tuple[Placed[Observation], ...]
    budget: tuple[Placed[BudgetLine], ...]
    corrections: tuple[Placed[Correction], ...]
    tables_changed: tuple[Placed[Correction], ...]
    tables: Mapping[str, Table]
    declarations: Declarations
    has_own_declarations: bool


def read_version(
    folder: VersionFolder,
    schemas: Mapping[str, TableSchema],
    reference: Reference,
    recorded: Records = RECORDS,
) -> tuple[Version, list[Problem]]:
    """Everything in a version's folder; ``records`` only if its release could be read."""
    release, faults = read_release(folder)
    problems = list(faults)
    declarations, declared = reference.declarations, dict(reference.tables)
    own = folder.path / REFERENCE
    has_own = own.is_dir() and not own.is_symlink()
    if has_own:
        declarations, tables_of, found = read_declarations(
            own, f"{folder.shown_as}/{REFERENCE}", schemas, reference
        )
        declared |= tables_of
        problems += found
    is_out = release is None or release.stage in OUT
    tables = _read_tables(folder, schemas, declared, is_out=is_out)
    results, found_results = _read_results(folder)
    problems += found_results

    observations = tables.records(Observation, quarter=folder.quarter)
    labour = tables.records(LabourInputs)
    budget = tables.records(BudgetLine)
    submissions = tables.records(Submission)
    actions = tables.records(Action)
    staff = tables.records(StaffBand)
    sign_offs = tables.records(SignOff)
    listed = tables.records(Correction)
    corrections = tuple(Placed(line, row) for line, row in listed if not row.table)
    tables_changed = tuple(Placed(line, row) for line, row in listed if row.table)
    resource_use = tables.records(ResourceUse)
    access = tables.records(PrereleaseAccess)
    reasons = tables.records(ChangeReason)
    units = {unit.unit_id: unit for unit in reference.units}
    metrics = by_key(declarations.metrics)
    problems += tables.problems
    problems += tables.check_rules(quarter=folder.quarter, release=release)
    problems += check_listed(tables.file("corrections"), tables_changed)
    problems += check_observations(tables.file("observations"), observations, metrics, units, folder.quarter)
    problems += check_labour(tables.file("labour"), labour, units)
    problems += check_budget(tables.file("budget"), budget, units)
    problems += check_staff(tables.file("staff_bands"), staff, declarations.scheme)
    problems += check_resources(tables.file("resource_use"), resource_use)
    problems += check_reasons(tables.file("reasons"), reasons, observations)
    people = people_rows(tables)
    problems += check_people_rows(people, reference.competencies)
    register = bill_rows(tables)
    problems += check_register(register, reference.bill_stages, units, folder.quarter)
    services = service_rows(tables)
    work = committee_rows(tables)
    problems += check_services(services, reference.service_standards, units, folder.quarter, release)
    plan = plan_rows(tables)
    petitions = tuple(row for _, row in services.petitions)
    problems += check_committee_work(work, petitions, units, folder.quarter)
    problems += list(check_counts(people, problems))
    records = None
    if release is not None:
        problems += check_plan(plan, reference.milestones)
        problems += check_submissions(tables.file("submissions"), submissions, units)
        problems += check_sign_offs(tables.file("sign_offs"), sign_offs, release)
        time = announced((entry for _, entry in reference.calendar), folder.quarter)
        problems += check_prerelease(tables.file("prerelease_access"), access, release, time)
        release = replace(
            release,
            sign_offs=tuple(row for _, row in sign_offs),
            corrections=tuple(row for _, row in corrections),
            tables_changed=tuple(row for _, row in tables_changed),
        )
        records = QuarterRecords(
            release=release,
            declarations=declarations,
            observations=tuple(row for _, row in observations),
            labour=tuple(row for _, row in labour),
            budget=tuple(row for _, row in budget),
            submissions=tuple(row for _, row in submissions),
            actions=tuple(row for _, row in actions),
            frozen_results=results,
            access=tuple(row for _, row in access),
            reasons=tuple(row for _, row in reasons),
            bills=register.joined(),
            staff=tuple(row for _, row in staff),
            resource_use=tuple(row for _, row in resource_use),
            services=services.records(reference.service_standards),
            committees=work.joined(),
            people=people.counts,
            competency_summaries=tuple(row for _, row in people.summaries),
            trainings=tuple(row for _, row in people.trainings),
            hidden_reasons=tuple(row for _, row in people.reasons),
            plan=plan.records(),
            others=tables.others(recorded),
        )
    ours = (schema for schema in schemas.values() if schema.scope == "quarter")
    version = Version(
        folder=folder,
        release=release,
        records=records,
        observations=observations,
        budget=budget,
        corrections=corrections,
        tables_changed=tables_changed,
        tables={schema.name: tables.tables[schema.name] for schema in ours if schema.name in tables.tables},
        declarations=declarations,
        has_own_declarations=has_own,
    )
    return version, problems


def _read_tables(
    folder: VersionFolder, schemas: Mapping[str, TableSchema], declared: Mapping[str, Table], *, is_out: bool
) -> CheckedTables:
    ours = [schema for schema in schemas.values() if schema.scope == "quarter"]
    tables = CheckedTables(folder.path, folder.shown_as, declared)
    files = {*(f"{schema.name}.csv" for schema in ours), FILE, SUMS}
    tables.problems += check_files(folder.path, folder.shown_as, files, {REFERENCE, RESULTS})
    corrections = folder.path / "corrections.csv"
    if folder.version == 1 and corrections.exists():
        tables.problems.append(
            problem(
                tables.file("corrections"),
                0,
                "",
                "nothing-to-correct",
                "A first version corrects nothing.",
                "Remove the file, or make it a second version.",
            )
        )
        ours = [schema for schema in ours if schema.name != "corrections"]
    if folder.version > 1 and not corrections.exists():
        tables.problems.append(
            problem(
                tables.file("corrections"),
                0,
                "",
                "missing-file" if is_out else "nothing-listed",
                "This file is missing.",
                f"Add it: it says what version {folder.version} changed and why."
                if is_out
                else f"Say with the command correct what version {folder.version} changed and why.",
                "error" if is_out else "warning",
            )
        )
    tables.read(ours)
    tables.check_names()
    return tables


def _read_results(
    folder: VersionFolder,
) -> tuple[dict[str, tuple[Mapping[str, str], ...]], list[Problem]]:
    results: dict[str, tuple[Mapping[str, str], ...]] = {}
    problems: list[Problem] = []
    place = folder.path / RESULTS
    if not place.is_dir() or place.is_symlink():
        return results, problems
    paths = sorted(place.glob("*.csv"))
    shown_as = f"{folder.shown_as}/{RESULTS}"
    problems += check_files(place, shown_as, {path.name for path in paths}, ())
    for path in paths:
        grid = read_grid(path, f"{shown_as}/{visible(path.name)}")
        problems += grid.problems
        results[path.name] = tuple(rows_of_text(grid))
    return results, problems
