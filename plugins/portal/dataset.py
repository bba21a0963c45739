"""The border between reading and measuring: checked, typed rows, nothing computed yet.

``read`` and ``check`` end here, ``measure`` begins here. A ``Dataset`` exists only if every file
was read and checked without an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checked_tables.mapping import TableRows
from checked_tables.problems import Problem
from composite_index.scheme import Scheme
from plugins.core.time.release import Release
from plugins.subjects.actions.record import Action
from plugins.subjects.bills.record import Bill, BillStage, StatutoryClock
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.commitments.record import Commitment
from plugins.subjects.committees.record import NO_WORK, CommitteeWork
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.figures.record import Observation
from plugins.subjects.framework.record import Competency, JobStratum
from plugins.subjects.glossary.record import GlossaryTerm
from plugins.subjects.hiding.record import HiddenReason
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.record import BudgetLine, ResourceUse
from plugins.subjects.people.record import PeopleCount
from plugins.subjects.plan.record import NO_PLAN, Milestone, PlanRecords, WorkplanActivity
from plugins.subjects.publications.record import Publication
from plugins.subjects.releases.record import ChangeReason, PrereleaseAccess
from plugins.subjects.services.record import NO_SERVICES, ServiceRecords, ServiceStandard
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.staff.record import StaffBand
from plugins.subjects.submissions.record import Submission
from plugins.subjects.targets.record import Target
from plugins.subjects.training_record.record import Training
from plugins.subjects.trainings.record import LocalTraining
from plugins.subjects.units.record import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """What a quarter is measured against: definitions, targets and, if adopted by then, the index.

    A released version carries its own copy (``vN/reference/``), so that a later change of a target
    or a weight never rewrites history. ``scheme_files`` are the files of the index scheme as they are,
    by their path in its folder, for readers who want to compute with them.
    """

    metrics: tuple[Metric, ...]
    targets: tuple[Target, ...]
    scheme: Scheme | None
    scheme_files: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRecords:
    """One version of one quarter as reported. ``frozen_results`` maps each file of ``results/`` to
    its rows (each a mapping from column to text, with its line under ``""``); empty for a draft.
    ``people`` has every count of people in any of its tables; ``others`` are the tables that no subject
    asks for."""

    release: Release
    declarations: Declarations
    observations: tuple[Observation, ...]
    labour: tuple[LabourInputs, ...]
    budget: tuple[BudgetLine, ...]
    submissions: tuple[Submission, ...]
    actions: tuple[Action, ...]
    frozen_results: Mapping[str, tuple[Mapping[str, str], ...]]
    access: tuple[PrereleaseAccess, ...] = ()
    reasons: tuple[ChangeReason, ...] = ()
    bills: tuple[Bill, ...] = ()
    people: tuple[PeopleCount, ...] = ()
    staff: tuple[StaffBand, ...] = ()
    resource_use: tuple[ResourceUse, ...] = ()
    services: ServiceRecords = NO_SERVICES
    committees: CommitteeWork = NO_WORK
    competency_summaries: tuple[CompetencySummary, ...] = ()
    trainings: tuple[LocalTraining, ...] = ()
    hidden_reasons: tuple[HiddenReason, ...] = ()
    plan: PlanRecords = NO_PLAN
    others: tuple[TableRows, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Everything in the data folder. ``quarters`` holds every version, by quarter then version; ``others``
    the reference tables that no subject asks for."""

    units: tuple[Unit, ...]
    current: Declarations
    job_strata: tuple[JobStratum, ...]
    competencies: tuple[Competency, ...]
    trainings: tuple[Training, ...]
    publications: tuple[Publication, ...]
    workplan: tuple[WorkplanActivity, ...]
    commitments: tuple[Commitment, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    source_notes: tuple[SourceNote, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    bill_stages: tuple[BillStage, ...] = ()
    statutory_clocks: tuple[StatutoryClock, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    service_standards: tuple[ServiceStandard, ...] = ()
    others: tuple[TableRows, ...] = ()
    quarters: tuple[QuarterRecords, ...]
    warnings: tuple[Problem, ...]
