"""The reference folder: units, the metric dictionary, targets and what came from the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed, TableRows
from checked_tables.problems import Problem
from checked_tables.schemas import TableSchema
from checked_tables.table import Table
from composite_index.reading import read_scheme
from plugins.core.time.folders import check_files
from plugins.subjects.bills.read import stages_and_clocks
from plugins.subjects.bills.record import BillStage, StatutoryClock
from plugins.subjects.calendar.check import check_calendar
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.commitments.record import Commitment
from plugins.subjects.framework.record import Competency, Indicator, JobStratum
from plugins.subjects.glossary.record import GlossaryTerm
from plugins.subjects.metrics.check import check_metrics
from plugins.subjects.metrics.record import Metric
from plugins.subjects.plan.read import milestones_of
from plugins.subjects.plan.record import Milestone, WorkplanActivity
from plugins.subjects.publications.record import Publication
from plugins.subjects.services.read import service_standards
from plugins.subjects.services.record import ServiceStandard
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.targets.check import check_targets
from plugins.subjects.targets.record import Target
from plugins.subjects.training_record.record import Training
from plugins.subjects.units.check import check_units
from plugins.subjects.units.record import Unit

from .dataset import Declarations
from .recorded import RECORDS, Records

#: The folder of the index scheme, whose tables the index itself describes and reads.
INDEX = "index"
#: What a released version keeps its own copy of.
DECLARED = ("metrics", "targets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What every quarter refers to. ``tables`` are the rows as text, to look names up in; ``others`` the
    records that no subject asks for."""

    units: tuple[Unit, ...]
    declarations: Declarations
    job_strata: tuple[JobStratum, ...]
    competencies: tuple[Competency, ...]
    trainings: tuple[Training, ...]
    publications: tuple[Publication, ...]
    workplan: tuple[WorkplanActivity, ...]
    commitments: tuple[Commitment, ...]
    glossary: tuple[GlossaryTerm, ...]
    source_notes: tuple[SourceNote, ...]
    milestones: tuple[Milestone, ...]
    bill_stages: tuple[BillStage, ...]
    statutory_clocks: tuple[StatutoryClock, ...]
    calendar: tuple[Placed[CalendarEntry], ...]
    service_standards: tuple[ServiceStandard, ...]
    others: tuple[TableRows, ...]
    tables: Mapping[str, Table]


def read_reference(
    folder: Path, shown_as: str, schemas: Mapping[str, TableSchema], recorded: Records = RECORDS
) -> tuple[Reference, list[Problem]]:
    """The reference tables with every problem in them; with an error the records are incomplete."""
    ours = [each for each in schemas.values() if each.scope == "reference"]
    tables = CheckedTables(folder, shown_as)
    if folder.is_dir():
        tables.problems += check_files(folder, shown_as, {f"{each.name}.csv" for each in ours}, {INDEX})
    tables.read(ours)
    tables.check_names()
    units = tables.records(Unit)
    tables.problems += check_units(tables.file("units"), units)
    declarations = _declarations(tables, {unit.unit_id: unit for _, unit in units})
    bill_stages, statutory_clocks, found = stages_and_clocks(tables)
    tables.problems += found
    calendar = tables.records(CalendarEntry)
    tables.problems += check_calendar(tables.file("calendar"), calendar)
    standards, found = service_standards(tables)
    tables.problems += found
    workplan = tuple(row for _, row in tables.records(WorkplanActivity))
    milestones, found = milestones_of(tables, workplan)
    tables.problems += found
    tables.problems += tables.check_rules()
    reference = Reference(
        units=tuple(unit for _, unit in units),
        declarations=declarations,
        job_strata=tuple(row for _, row in tables.records(JobStratum)),
        competencies=_competencies(tables),
        trainings=tuple(row for _, row in tables.records(Training)),
        publications=tuple(row for _, row in tables.records(Publication)),
        workplan=workplan,
        commitments=tuple(row for _, row in tables.records(Commitment)),
        glossary=tuple(row for _, row in tables.records(GlossaryTerm)),
        source_notes=tuple(row for _, row in tables.records(SourceNote)),
        milestones=milestones,
        bill_stages=bill_stages,
        statutory_clocks=statutory_clocks,
        calendar=calendar,
        service_standards=standards,
        others=tables.others(recorded),
        tables=tables.tables,
    )
    return reference, tables.problems


def read_declarations(
    folder: Path, shown_as: str, schemas: Mapping[str, TableSchema], reference: Reference
) -> tuple[Declarations, Mapping[str, Table], list[Problem]]:
    """A version's own copy of the metrics, targets and index scheme, and those tables as text.

    Its warnings are left out: they were shown for the folder that it was copied from.
    """
    files = {f"{name}.csv" for name in DECLARED}
    tables = CheckedTables(folder, shown_as, {"units": reference.tables["units"]})
    tables.problems += check_files(folder, shown_as, files, {INDEX})
    tables.read([schemas[name] for name in DECLARED])
    tables.check_names()
    declarations = _declarations(tables, {unit.unit_id: unit for unit in reference.units})
    tables.problems += tables.check_rules()
    return declarations, tables.tables, [each for each in tables.problems if each.severity == "error"]


def _declarations(tables: CheckedTables, units: Mapping[str, Unit]) -> Declarations:
    metrics = tables.records(Metric)
    targets = tables.records(Target)
    by_version = by_key(tuple(metric for _, metric in metrics))
    tables.problems += check_metrics(tables.file("metrics"), metrics)
    tables.problems += check_targets(tables.file("targets"), targets, by_version, units)
    scheme, problems = read_scheme(tables.folder / INDEX, f"{tables.shown_as}/{INDEX}")
    tables.problems += problems
    return Declarations(
        metrics=tuple(metric for _, metric in metrics),
        targets=tuple(target for _, target in targets),
        scheme=scheme,
        scheme_files=_scheme_files(tables.folder / INDEX) if scheme else {},
    )


def _scheme_files(folder: Path) -> dict[str, bytes]:
    """The scheme's tables and settings by their path in its folder."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".toml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def by_key(metrics: tuple[Metric, ...]) -> dict[tuple[str, int], Metric]:
    """Each definition by metric and version."""
    return {(metric.metric_id, metric.metric_version): metric for metric in metrics}


def _competencies(tables: CheckedTables) -> tuple[Competency, ...]:
    indicators: dict[str, list[Indicator]] = defaultdict(list)
    for _, indicator in tables.records(Indicator):
        indicators[indicator.competency_id].append(indicator)
    return tuple(
        replace(row, indicators=tuple(indicators[row.competency_id])) for _, row in tables.records(Competency)
    )
