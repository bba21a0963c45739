"""Everything that the site may show: what was reported and what follows from it.

``read_assembly`` returns one ``Assembly``. Presentation, desk and adapters read it; nothing changes
it. Published numbers are ``Decimal``, rounded half up once, at the end; whether a target was met is
decided on exact values, bands and ranks on the published value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from .dataset import QuarterRecords
from .index.band import Band
from .index.decompose import Kind
from .index.engine import Score
from .mapping import TableRows
from .model_bills import BillRegister
from .model_committees import CommitteeBook
from .model_people import CompetencyReport, DisclosureReport, TrainingReport
from .model_plan import NO_STANDING, PlanStanding
from .model_resources import NO_RESOURCES, Resources
from .model_revisions import RevisionHistory
from .model_services import ServiceReport
from .model_staff import StaffSpread
from .periods import Quarter
from .problems import Problem
from .records import (
    ASSEMBLY_ID,
    Action,
    BudgetLine,
    Commitment,
    Competency,
    GlossaryTerm,
    JobStratum,
    Metric,
    Publication,
    Release,
    SourceNote,
    Submission,
    Target,
    Training,
    Unit,
    WorkplanActivity,
)
from .records_bills import BillStage, StatutoryClock
from .records_plan import Milestone
from .records_release import CalendarEntry
from .records_services import ServiceStandard
from .source import Source
from .status import Status
from .texts import Bilingual as Bilingual

#: Decided on exact values, in the metric's good direction.
Verdict = Literal["met", "not_met", "no_target", "no_figure", "not_applicable"]
#: Why two figures cannot be compared.
NotComparable = Literal[
    "no_earlier_quarter", "no_figure", "definition_changed", "base_is_zero", "too_few_quarters", "cumulative"
]
#: The national yardstick: +10 % in the good direction on the same quarter a year earlier.
Verdict10 = Literal["met", "not_met", "not_assessable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure against an earlier one. ``why_not`` is set, and the numbers are ``None``, if they
    cannot be compared. ``sense`` is ``better``/``worse`` only where the metric has a good direction
    and the difference reaches its ``change_threshold``; below the threshold it is ``same``."""

    base: Quarter
    base_value: Decimal | None
    difference: Decimal | None
    sense: Literal["better", "worse", "same", "more", "less"] | None
    why_not: NotComparable | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Direction over the comparable quarters; the rule is stated in ``measures/trend.py``."""

    word: Literal["improving", "worsening", "rising", "falling", "no_clear_trend", "too_few_quarters"]
    quarters: int
    slope_per_year: Decimal | None
    p_value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One metric of one unit in one quarter, with everything said about it."""

    metric: Metric
    unit: Unit
    quarter: Quarter
    status: Status
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    note: Bilingual
    target: Target | None
    verdict: Verdict
    achievement_pct: Decimal | None
    change_previous: Change
    change_year: Change
    ten_percent: Verdict10
    trend: Trend
    source: Source | None

    @property
    def has_value(self) -> bool:
        """Whether there is a number to show."""
        return self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexNode:
    """One row of the worked calculation: a metric or a dimension of the index.

    ``score`` is 0 to 100; ``weight_pct`` is the declared share within the parent;
    ``effective_weight_pct`` the share of the whole after re-weighting over what was reported;
    ``contribution`` is in index points and adds up over the leaves to the index.
    """

    node_id: str
    parent_id: str | None
    depth: int
    title: Bilingual
    metric_id: str | None
    value: Decimal | None
    target: Decimal | None
    achievement_pct: Decimal | None
    score: Decimal | None
    weight_pct: Decimal
    effective_weight_pct: Decimal | None
    contribution: Decimal | None
    coverage_pct: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEffect:
    """One cause of a change of an index: ``points`` by which ``kind`` moved it through ``node_id``.

    ``about`` names the metrics that appeared or went missing (``kind`` scope).
    """

    kind: Kind
    node_id: str
    title: Bilingual
    metric_id: str | None
    points: Decimal
    about: tuple[str, ...] = ()

    @property
    def effect_id(self) -> str:
        """Unique among the effects of one change: ``data.ovs_report_completion``."""
        return f"{self.kind}.{self.node_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexExplanation:
    """Why the published index differs from that of ``base`` (the version compared with): effects in the
    tree's order, which add up to ``change`` exactly (``index/decompose.py`` has the formulas)."""

    base: Quarter
    base_version: int
    base_value: Decimal
    change: Decimal
    effects: tuple[IndexEffect, ...]

    def of_kind(self, kind: Kind) -> tuple[IndexEffect, ...]:
        """All effects of one kind."""
        return tuple(effect for effect in self.effects if effect.kind == kind)

    def total(self, kind: Kind) -> Decimal:
        """The points of one kind together."""
        return sum((effect.points for effect in self.of_kind(kind)), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """What the simulation says of one index; computed when the release was frozen, then kept.

    ``intervals`` are (low, middle, high) by part; ``bands`` shares of the draws by band number;
    ``ahead`` by other unit, and ``better``/``worse`` by base (``2025-26-Q4/v2``), likewise. Shares are
    in per cent, exact. A comparison that holds in less than ``sure_pct`` is not distinguishable.
    """

    seed: int
    draws: int
    interval_pct: Decimal
    sure_pct: Decimal
    method: str
    intervals: Mapping[str, tuple[Decimal, Decimal, Decimal]]
    bands: Mapping[int, Decimal]
    ahead: Mapping[str, Decimal]
    better: Mapping[str, Decimal]
    worse: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitIndex:
    """The index of one unit in one quarter, or why there is none.

    ``value`` has one decimal, 0 to 100, higher is better; ``worst``/``best`` bound it for what was
    not reported; ``reason`` is a wording key when ``status`` is not ``computed``. ``why_previous`` and
    ``why_year`` explain the change on the quarter before and on the same quarter a year earlier,
    ``score`` has the exact numbers, ``certainty`` what was simulated when the release was frozen.
    """

    unit: Unit
    quarter: Quarter
    status: Literal["computed", "incomplete", "no_index"]
    value: Decimal | None
    band: Band | None
    coverage_pct: Decimal
    worst: Decimal | None
    best: Decimal | None
    reason: str
    nodes: tuple[IndexNode, ...]
    change_previous: Change
    change_year: Change
    helped_by_missing: bool
    why_previous: IndexExplanation | None = None
    why_year: IndexExplanation | None = None
    score: Score | None = field(default=None, repr=False, compare=False)
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourResult:
    """Overall Labour Effectiveness = availability x performance x quality, each in per cent."""

    unit: Unit
    quarter: Quarter
    status: Status
    availability_pct: Decimal | None
    performance_pct: Decimal | None
    quality_pct: Decimal | None
    effectiveness_pct: Decimal | None
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourExplanation:
    """Why a unit's effectiveness changed on ``base``: percentage points by factor, adding up exactly."""

    unit_id: str
    base: Quarter
    base_version: int
    change: Decimal
    availability: Decimal
    performance: Decimal
    quality: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetResult:
    """Budget execution so far in the financial year, beside the share of the year gone (pro rata)."""

    line: BudgetLine
    execution_pct: Decimal | None
    pro_rata_pct: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of what was expected arrived. ``reported`` + the rest = ``expected``."""

    expected: int
    reported: int
    not_reported: int
    not_collected: int
    not_applicable: int
    suppressed: int

    @property
    def pct(self) -> Decimal | None:
        """Reported among those that could be reported, in whole per cent rounded half up."""
        base = self.expected - self.not_applicable
        return None if base <= 0 else Decimal((200 * self.reported + base) // (2 * base))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Targets met among those that could be judged."""

    met: int
    judged: int
    no_target: int
    no_figure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How near the Assembly is to an index: counts of the metrics the policy names."""

    defined: int
    with_data: int
    with_target: int
    with_weight: int
    complete: int


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
