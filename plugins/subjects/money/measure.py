"""Budget by financial year, and electricity, printing and travel over the quarters.

Formulas::

    spent in a quarter   spent to date - spent to date a quarter earlier (first quarter: spent to date)
    left                 approved budget as last revised - spent to date
    a resource           the sum of its parts, if all of them are known
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checked_tables.status import WITH_VALUE, Status
from plugins.core.facts.assembly import Report
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import (
    BudgetCourse,
    BudgetPoint,
    BudgetReport,
    BudgetResult,
    BudgetYear,
    EconomicClass,
    ResourceCourse,
    ResourcePoint,
    Resources,
)
from .record import RESOURCES, Resource, ResourceId, ResourceUse

_CLASSES: tuple[EconomicClass, ...] = ("recurrent", "development")
#: A sum is no better known than the least known of its parts.
_BEST_FIRST: tuple[Status, ...] = ("reported", "provisional", "estimated")


def resources(reports: Sequence[Report]) -> Resources:
    """What the current reports, oldest first, say about the Assembly's budget and use of resources."""
    return Resources(years=_years(reports), uses=_uses(reports))


def _years(reports: Sequence[Report]) -> tuple[BudgetYear, ...]:
    found = []
    with_budget = [report for report in reports if _lines(report)]
    for year in dict.fromkeys(report.quarter.financial_year for report in with_budget):
        own = [report for report in with_budget if report.quarter.financial_year == year]
        courses = (BudgetCourse(economic_class=kind, points=_points(own, kind)) for kind in _CLASSES)
        found.append(
            BudgetYear(
                financial_year=year,
                provenance=own[-1].release.provenance,
                is_back_cast=own[-1].release.is_back_cast,
                quarters=tuple(report.quarter for report in own),
                courses=tuple(course for course in courses if course.points),
            )
        )
    return tuple(found)


def _lines(report: Report) -> dict[str, BudgetResult]:
    return {
        result.line.economic_class: result
        for result in report[BudgetReport].results
        if result.line.unit_id == ASSEMBLY_ID
    }


def _points(reports: Sequence[Report], kind: EconomicClass) -> tuple[BudgetPoint, ...]:
    points = []
    spent: dict[Quarter, Decimal | None] = {}
    for report in reports:
        result = _lines(report).get(kind)
        if result is None:
            continue
        line, quarter = result.line, report.quarter
        spent[quarter] = line.spent_to_date_kes
        before = Decimal(0) if quarter.number == 1 else spent.get(quarter.previous)
        known = line.spent_to_date_kes is not None and before is not None
        points.append(
            BudgetPoint(
                quarter=quarter,
                status=line.status,
                original_kes=line.original_kes,
                approved_kes=line.approved_kes,
                spent_to_date_kes=line.spent_to_date_kes,
                spent_in_quarter_kes=line.spent_to_date_kes - before
                if known and line.spent_to_date_kes is not None and before is not None
                else None,
                execution_pct=result.execution_pct,
                pro_rata_pct=result.pro_rata_pct,
                note=line.note,
            )
        )
    return tuple(points)


def _uses(reports: Sequence[Report]) -> tuple[ResourceCourse, ...]:
    courses = (_course(reports, resource, declared) for resource, declared in RESOURCES.items())
    return tuple(course for course in courses if course.points)


def _course(reports: Sequence[Report], resource: ResourceId, declared: Resource) -> ResourceCourse:
    points: list[ResourcePoint] = []
    provenance = reports[-1].release.provenance if reports else "reported"
    for report in reports:
        rows = report.rows(ResourceUse)
        parts = tuple(row for row in rows if row.resource == resource)
        if not parts:
            continue
        status, total = _total(parts, declared)
        points.append(
            ResourcePoint(
                quarter=report.quarter,
                is_back_cast=report.release.is_back_cast,
                status=status,
                quantity=total,
                parts=parts,
            )
        )
    return ResourceCourse(
        resource=resource,
        unit=declared.unit,
        metric_id=declared.metric_id,
        provenance=provenance,
        points=tuple(points),
    )


def _total(parts: Sequence[ResourceUse], declared: Resource) -> tuple[Status, Decimal | None]:
    """The sum and how well it is known; a part without a figure, or without a row, leaves none."""
    for part in parts:
        if part.status not in WITH_VALUE or part.quantity is None:
            return part.status, None
    if {part.part for part in parts} != set(declared.parts):
        return "not_reported", None
    worst = max(_BEST_FIRST.index(part.status) for part in parts)
    return _BEST_FIRST[worst], sum((part.quantity for part in parts if part.quantity is not None), Decimal(0))
