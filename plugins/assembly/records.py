"""Checked rows, typed: what the Assembly declared and reported, before anything is computed.

One frozen dataclass per table of ``data/schemas``; field names are column names, except that a pair
``title_en``/``title_sw`` becomes one ``Bilingual`` called ``title``. Numbers are ``Decimal``, exactly
as written; dates are ``date``; an empty optional cell is ``None`` (or an empty ``Bilingual``).
``mapping.py`` fills them by their annotations; ``recorded.py`` lists all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from .index.band import Direction
from .mapping import NO_COLUMN, SHARED
from .periods import Quarter
from .source import Source
from .status import Status
from .texts import Bilingual

Provenance = Literal["illustrative", "back-cast", "reported"]
Stage = Literal[
    "draft",
    "submitted",
    "validated",
    "disclosure_checked",
    "leadership_reviewed",
    "tabled",
    "cleared",
    "published",
    "withdrawn",
]
UnitKind = Literal["assembly", "department", "committee", "office"]
ASSEMBLY_ID = "assembly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The Assembly, a department, a committee, or an office named in the policy (``units.csv``)."""

    TABLE: ClassVar = "units"

    unit_id: str
    name: Bilingual
    kind: UnitKind
    parent_id: str | None
    illustrative: bool
    source_clause: str

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.unit_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One version of one metric's definition (``metrics.csv``)."""

    TABLE: ClassVar = "metrics"

    metric_id: str
    metric_version: int
    title: Bilingual
    definition: Bilingual
    numerator: str
    denominator: str
    formula: str
    unit: Literal["count", "percent", "days", "kes", "hours", "kwh", "pages", "score"]
    decimals: int
    direction: Direction
    family: Literal["legislative", "oversight", "administrative", "stakeholder"]
    function: Literal["legislation", "oversight", "representation", "administration"]
    perspective: Literal["quality", "efficiency", "innovation"]
    qcd: Literal["quality", "cost", "delivery", "none"]
    levels: tuple[UnitKind, ...]
    aggregation: Literal["sum", "ratio_of_sums", "median", "last", "none"]
    change_threshold: Decimal
    jump_threshold_pct: Decimal
    min_base: int | None
    owner_unit_id: str
    source_clause: str
    introduced: Quarter
    retired: Quarter | None
    change_note: Bilingual
    status: Literal["proposed", "illustrative", "adopted", "retired"]
    cumulative: bool = False

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.metric_id.replace("_", "-")

    @property
    def is_ratio(self) -> bool:
        """Whether the value is numerator / denominator (times 100 for a percentage)."""
        return bool(self.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The value a unit set out to reach over a span of quarters (``targets.csv``)."""

    TABLE: ClassVar = "targets"

    metric_id: str
    metric_version: int
    unit_id: str
    first_quarter: Quarter
    last_quarter: Quarter
    value: Decimal = field(metadata={"column": "target_value"})
    approved_on: date
    approved_by: str
    late: bool = field(metadata={"column": "late_approved"})
    basis: str
    change_reason: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure, or the reason why there is none (``observations.csv``)."""

    TABLE: ClassVar = "observations"

    quarter: Quarter = field(metadata=NO_COLUMN)
    metric_id: str
    metric_version: int
    unit_id: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: Status
    note: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class LabourInputs:
    """What Overall Labour Effectiveness is computed from (``labour.csv``)."""

    TABLE: ClassVar = "labour"

    unit_id: str
    scheduled_hours: Decimal | None
    productive_hours: Decimal | None
    standard_output: Decimal | None
    actual_output: Decimal | None
    conforming_output: Decimal | None
    status: Status
    note: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money approved and spent so far in the financial year (``budget.csv``). ``approved_kes`` is the
    budget as last revised, ``original_kes`` the one first approved, where that is known."""

    TABLE: ClassVar = "budget"

    unit_id: str
    economic_class: Literal["recurrent", "development"]
    approved_kes: Decimal | None
    spent_to_date_kes: Decimal | None
    status: Status
    note: Bilingual
    source: Source
    original_kes: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """When a department's data was due, received and validated (``submissions.csv``)."""

    TABLE: ClassVar = "submissions"

    unit_id: str
    due_on: date
    received_on: date | None
    validated_on: date | None
    times_returned: int

    @property
    def days_late(self) -> int | None:
        """Days after the due date (0 if on time); ``None`` if nothing came."""
        return None if self.received_on is None else max(0, (self.received_on - self.due_on).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A corrective action, or the stated reason for none (``actions.csv``)."""

    TABLE: ClassVar = "actions"

    action_id: str
    metric_id: str
    unit_id: str
    problem: Bilingual
    action: Bilingual
    owner_unit_id: str
    opened_on: date
    due_on: date | None
    status: Literal["open", "in_progress", "done", "dropped", "none_planned"]
    done_on: date | None
    outcome: Bilingual
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A stage passed, by office, never by person (``sign_offs.csv``)."""

    TABLE: ClassVar = "sign_offs"

    stage: Stage = field(metadata=SHARED)
    office: str
    on_date: date
    evidence: str
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a new version changed and why (``corrections.csv``); a revision is not a mistake.

    It is about one figure, or about a whole ``table``; then ``new_value`` is how many rows changed, as
    ``measures/version_changes.py`` writes it.
    """

    TABLE: ClassVar = "corrections"

    correction_id: str
    kind: Literal["correction", "revision", "method_change"]
    severity: Literal["minor", "substantial"]
    metric_id: str
    unit_id: str
    column: str
    old_value: str
    new_value: str
    found_by: Literal["assembly", "public", "auditor"]
    found_on: date
    reason: Bilingual
    table: str = ""

    @property
    def names_figure(self) -> bool:
        """Whether any column that is about a figure is filled."""
        return any((self.metric_id, self.unit_id, self.column, self.old_value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version of one quarter's report (``release.toml`` and its two small tables)."""

    quarter: Quarter
    version: int
    stage: Stage
    provenance: Provenance
    illustrates: Literal["back-cast", "reported"] | None
    as_at: date
    scheduled_on: date
    published_on: date
    next_expected_on: date | None
    has_index: bool
    no_index_reason: Bilingual
    sign_offs: tuple[SignOff, ...]
    corrections: tuple[Correction, ...]
    folder: str
    tables_changed: tuple[Correction, ...] = ()

    @property
    def is_illustrative(self) -> bool:
        """Whether every figure in it is invented to show how the portal works."""
        return self.provenance == "illustrative"

    @property
    def is_back_cast(self) -> bool:
        """Whether it was (or plays at being) computed afterwards for a time before reporting began."""
        return "back-cast" in (self.provenance, self.illustrates)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStratum:
    """One row of the framework's stratification table (``job_strata.csv``)."""

    TABLE: ClassVar = "job_strata"

    order: int
    stratum_id: str
    level: Bilingual
    number_as_printed: str
    job_group: str
    job_title: Bilingual
    competency_types: tuple[str, ...]
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency:
    """A competency of the Bungoma framework; its key is (family, cluster, name)."""

    TABLE: ClassVar = "competencies"

    competency_id: str
    family: Literal["core", "leadership", "managerial"]
    cluster: Literal["strategy", "people", "performance"]
    order: int
    letter_as_printed: str
    source_section: str
    name: Bilingual
    summary: Bilingual
    indicators: tuple[Indicator, ...] = field(default=(), metadata=NO_COLUMN)

    @property
    def slug(self) -> str:
        """The form used in addresses and anchors."""
        return self.competency_id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One behaviour that shows a competency, in our own words (``competency_indicators.csv``)."""

    TABLE: ClassVar = "competency_indicators"

    competency_id: str
    indicator_no: int
    text: Bilingual
    numbered_in_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One row of the national SOCATT(K) list, as printed (``training_socatt.csv``)."""

    TABLE: ClassVar = "training_socatt"

    row_no: int
    number_as_printed: str
    cadre_as_printed: str
    cadre_group: str
    topic: str
    year: int
    is_training: bool
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One knowledge document on the SOCATT(K) list (``publications.csv``)."""

    TABLE: ClassVar = "publications"

    number: int
    title: str
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplanActivity:
    """One of the policy's six work-plan activities (``workplan.csv``)."""

    TABLE: ClassVar = "workplan"

    number: int
    activity: Bilingual
    output: Bilingual
    responsible: Bilingual
    quarters_stated: tuple[int, ...]
    quarter_source: str
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What a clause of the policy promises (``commitments.csv``). ``due`` is a quarter
    (``2025-26-Q2``), how often, or empty; ``evidence`` shows the status, which nobody may have checked."""

    TABLE: ClassVar = "commitments"

    commitment_id: str
    clause: str
    promise: Bilingual
    owner: Bilingual
    due: str
    status: Literal["unknown", "not_started", "in_progress", "done", "overdue"]
    evidence: str
    checked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A term in both languages (``glossary.csv``); ``verified``: its Kiswahili was found in use."""

    TABLE: ClassVar = "glossary"

    term: Bilingual
    meaning: Bilingual
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """Where a source document contradicts itself or leaves a gap (``source_notes.csv``)."""

    TABLE: ClassVar = "source_notes"

    note_id: str
    document: Literal["policy", "framework", "record"]
    locator: str
    says: Bilingual
    conflicts_with: Bilingual
    treatment: Bilingual
