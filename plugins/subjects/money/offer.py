"""What the budget pages offer to others: the course of a year in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .model import (
    BudgetCourse,
)


def say_course(teller: Teller, course: BudgetCourse) -> Iterator[str]:
    """What became of one class of spending: approved, revised, spent, left."""
    t, language, point = teller.t, teller.language, course.latest
    kind = course.economic_class
    if point is None or point.approved_kes is None or point.spent_to_date_kes is None:
        yield t(f"resources.missing_{kind}")
        return
    revised = point.revised_kes
    money = formats.money
    if revised:
        yield t(
            f"resources.revised_{kind}_{'up' if revised > 0 else 'down'}",
            original=money(point.original_kes or Decimal(0), language),
            approved=money(point.approved_kes, language),
            by=money(abs(revised), language),
        )
    left = point.left_kes or Decimal(0)
    yield t(
        f"resources.spent_{kind}" if left >= 0 else f"resources.overspent_{kind}",
        day=point.quarter.last_day,
        spent=money(point.spent_to_date_kes, language),
        approved=money(point.approved_kes, language),
        share=formats.percent(point.execution_pct or Decimal(0), language),
        left=money(abs(left), language),
    )
