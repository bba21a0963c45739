"""Money over a year, and resources over the quarters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance

from .record import BudgetLine, ResourceId, ResourceUse


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetResult:
    """Budget execution so far in the financial year, beside the share of the year gone (pro rata)."""

    line: BudgetLine
    execution_pct: Decimal | None
    pro_rata_pct: Decimal


EconomicClass = Literal["recurrent", "development"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPoint:
    """One class of spending at the end of a quarter, in KES. ``spent_in_quarter_kes`` is ``None`` where
    the quarter before is not known; ``execution_pct`` and ``pro_rata_pct`` as in ``measure_budget.py``."""

    quarter: Quarter
    status: Status
    original_kes: Decimal | None
    approved_kes: Decimal | None
    spent_to_date_kes: Decimal | None
    spent_in_quarter_kes: Decimal | None
    execution_pct: Decimal | None
    pro_rata_pct: Decimal
    note: Bilingual

    @property
    def left_kes(self) -> Decimal | None:
        """What is not spent of the year's budget; below zero where more was spent."""
        if self.approved_kes is None or self.spent_to_date_kes is None:
            return None
        return self.approved_kes - self.spent_to_date_kes

    @property
    def revised_kes(self) -> Decimal | None:
        """By how much the budget was raised (below zero: cut) since it was first approved."""
        if self.approved_kes is None or self.original_kes is None:
            return None
        return self.approved_kes - self.original_kes


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCourse:
    """One class of spending of the Assembly over the released quarters of a financial year."""

    economic_class: EconomicClass
    points: tuple[BudgetPoint, ...]

    @property
    def latest(self) -> BudgetPoint | None:
        """The last quarter with a share spent; ``None`` if no quarter has one."""
        known = (point for point in reversed(self.points) if point.execution_pct is not None)
        return next(known, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetYear:
    """The Assembly's budget in one financial year (``2025-26``)."""

    financial_year: str
    provenance: Provenance
    is_back_cast: bool
    quarters: tuple[Quarter, ...]
    courses: tuple[BudgetCourse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePoint:
    """A resource in one quarter. ``quantity`` is the sum of its parts, ``None`` unless all are known."""

    quarter: Quarter
    is_back_cast: bool
    status: Status
    quantity: Decimal | None
    parts: tuple[ResourceUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceCourse:
    """A resource over the quarters that have rows about it, oldest first."""

    resource: ResourceId
    unit: str
    metric_id: str
    provenance: Provenance
    points: tuple[ResourcePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Budget and use of resources; both empty where nothing was reported."""

    years: tuple[BudgetYear, ...] = ()
    uses: tuple[ResourceCourse, ...] = ()


NO_RESOURCES = Resources()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReport:
    """The execution of each budget line in a report."""

    results: tuple[BudgetResult, ...]
