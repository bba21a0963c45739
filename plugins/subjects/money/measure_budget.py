"""Budget execution beside the share of the financial year that has gone."""

from __future__ import annotations

from decimal import Decimal

from checked_tables.status import WITH_VALUE
from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.quarter import Quarter

from .model import BudgetResult, BudgetYear
from .record import BudgetLine


def pro_rata_pct(quarter: Quarter) -> Decimal:
    """The share of the financial year gone at the quarter's end: 25, 50, 75 or 100 per cent."""
    return Decimal(25 * quarter.number)


def budget_result(line: BudgetLine, quarter: Quarter) -> BudgetResult:
    """100 x spent so far / approved for the year, in per cent with one decimal.

    ``None`` where either is missing or nothing was approved.
    """
    spent, approved = line.spent_to_date_kes, line.approved_kes
    known = line.status in WITH_VALUE and spent is not None and approved
    return BudgetResult(
        line=line,
        execution_pct=half_up(percentage(spent, approved), 1)
        if known and spent is not None and approved
        else None,
        pro_rata_pct=pro_rata_pct(quarter),
    )


def share_of_all(year: BudgetYear, quarter: Quarter) -> Decimal | None:
    """100 x spent since July / approved as last revised, all classes of the Assembly's spending together,
    in per cent with one decimal; ``None`` unless both are known of each class."""
    points = [point for course in year.courses for point in course.points if point.quarter == quarter]
    spent = [point.spent_to_date_kes for point in points]
    approved = [point.approved_kes for point in points]
    if len(points) < len(year.courses) or not points or None in spent or None in approved:
        return None
    whole = sum(filter(None, approved))
    return half_up(percentage(Decimal(sum(filter(None, spent))), Decimal(whole)), 1) if whole else None
