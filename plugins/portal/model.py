"""Everything that the site may show: what was reported and what follows from it.

``read_assembly`` returns one ``Assembly``. Presentation, desk and adapters read it; nothing changes
it. Published numbers are ``Decimal``, rounded half up once, at the end; whether a target was met is
decided on exact values, bands and ranks on the published value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checked_tables.mapping import TableRows
from checked_tables.problems import Problem
from checked_tables.texts import Bilingual as Bilingual
from composite_index.band import Band
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.actions.record import Action
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.bills.record import BillStage, StatutoryClock
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.commitments.record import Commitment
from plugins.subjects.committees.model import CommitteeBook
from plugins.subjects.competencies.model import CompetencyReport
from plugins.subjects.corrections.model import RevisionHistory
from plugins.subjects.figures.model import (
    Coverage,
    Readiness,
    Result,
    Tally,
)
from plugins.subjects.framework.record import Competency, JobStratum
from plugins.subjects.glossary.record import GlossaryTerm
from plugins.subjects.hiding.model import DisclosureReport
from plugins.subjects.index.model import UnitIndex
from plugins.subjects.labour.model import LabourExplanation, LabourResult
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.model import NO_RESOURCES, BudgetResult, Resources
from plugins.subjects.plan.model import NO_STANDING, PlanStanding
from plugins.subjects.plan.record import Milestone, WorkplanActivity
from plugins.subjects.publications.record import Publication
from plugins.subjects.services.model import ServiceReport
from plugins.subjects.services.record import ServiceStandard
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.staff.model import StaffSpread
from plugins.subjects.submissions.record import Submission
from plugins.subjects.targets.record import Target
from plugins.subjects.training_record.record import Training
from plugins.subjects.trainings.model import TrainingReport
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .dataset import QuarterRecords


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterReport:
    """One version of one quarter, computed. ``records`` is what it was computed from."""

    release: Release
    results: tuple[Result, ...]
    index: UnitIndex
    unit_indices: tuple[UnitIndex, ...]
    labour: tuple[LabourResult, ...]
    budget: tuple[BudgetResult, ...]
    submissions: tuple[Submission, ...]
    actions: tuple[Action, ...]
    tally: Tally
    coverage: Coverage
    unit_coverage: Mapping[str, Coverage]
    readiness: Readiness
    labour_why: tuple[LabourExplanation, ...] = ()
    staff: StaffSpread | None = None
    records: QuarterRecords | None = field(default=None, repr=False, compare=False)
    _by_key: dict[tuple[str, str], Result] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._by_key.update({(each.metric.metric_id, each.unit.unit_id): each for each in self.results})

    @property
    def quarter(self) -> Quarter:
        """The quarter it reports on."""
        return self.release.quarter

    def of(self, metric_id: str, unit_id: str = ASSEMBLY_ID) -> Result | None:
        """The result of a metric for a unit, if that unit was expected to report it."""
        return self._by_key.get((metric_id, unit_id))

    def of_unit(self, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
        """A unit's results, in the metric dictionary's order."""
        return tuple(result for result in self.results if result.unit.unit_id == unit_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """All of it. ``reports`` holds each quarter's current version, oldest first; ``superseded`` the
    older versions; ``metrics`` each metric's newest definition, ``metric_versions`` all of them; ``others``
    the reference tables that no subject speaks for."""

    units: tuple[Unit, ...]
    metrics: tuple[Metric, ...]
    metric_versions: tuple[Metric, ...]
    targets: tuple[Target, ...]
    bands: tuple[Band, ...]
    reports: tuple[QuarterReport, ...]
    superseded: tuple[QuarterReport, ...]
    job_strata: tuple[JobStratum, ...]
    competencies: tuple[Competency, ...]
    trainings: tuple[Training, ...]
    publications: tuple[Publication, ...]
    workplan: tuple[WorkplanActivity, ...]
    commitments: tuple[Commitment, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    source_notes: tuple[SourceNote, ...] = ()
    bills: BillRegister | None = None
    resources: Resources = NO_RESOURCES
    committees: CommitteeBook | None = None
    competency_report: CompetencyReport | None = None
    training_report: TrainingReport | None = None
    disclosure: DisclosureReport | None = None
    milestones: tuple[Milestone, ...] = ()
    plan: PlanStanding = NO_STANDING
    bill_stages: tuple[BillStage, ...] = ()
    statutory_clocks: tuple[StatutoryClock, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    revisions: tuple[RevisionHistory, ...] = ()
    service_standards: tuple[ServiceStandard, ...] = ()
    others: tuple[TableRows, ...] = ()
    services: ServiceReport | None = None
    warnings: tuple[Problem, ...]
    _by_quarter: dict[Quarter, QuarterReport] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._by_quarter.update({report.quarter: report for report in reversed(self.reports)})

    @property
    def latest(self) -> QuarterReport | None:
        """The newest quarter's current version; ``None`` when no quarter has been published."""
        return self.reports[-1] if self.reports else None

    def report(self, quarter: Quarter) -> QuarterReport | None:
        """A quarter's current version, if it was published."""
        return self._by_quarter.get(quarter)

    def unit(self, unit_id: str) -> Unit:
        """The unit with that id; ``KeyError`` if there is none."""
        for unit in self.units:
            if unit.unit_id == unit_id:
                return unit
        raise KeyError(unit_id)

    def history(self, metric_id: str, unit_id: str = ASSEMBLY_ID) -> tuple[Result, ...]:
        """A metric's results in every published quarter where it was expected, oldest first."""
        results = (report.of(metric_id, unit_id) for report in self.reports)
        return tuple(result for result in results if result is not None)
