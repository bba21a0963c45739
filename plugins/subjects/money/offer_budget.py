"""A year's budget: its picture (share spent by class, beside the year gone) and where it is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.parts import FigureView
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years
from plugins.core.statements import formats
from plugins.core.statements.voice import Caption

from .model import BudgetCourse, BudgetYear, Resources


def year_figure(teller: Teller, year: BudgetYear) -> FigureView | None:
    """Lines over the quarters, with the pro-rata line (25, 50, 75, 100 per cent); bars where only one
    quarter is known; ``None`` where none is."""
    known = [course for course in year.courses if course.latest is not None]
    if not known:
        return None
    t, one_only = teller.t, len(year.quarters) == 1
    labels = {
        "unit": "%",
        "suffix": "%",
        "quarter": t("column.months"),
        "name": t("column.economic_class"),
        "value": t("column.execution"),
        "target": t("column.pro_rata"),
        **teller.status_labels(),
    }
    rows = list(_bars(teller, known)) if one_only else list(_lines(teller, year, known))
    return teller.figure(
        "bars" if one_only else "lines",
        rows,
        figure_id=f"budget-year-{year.financial_year}",
        caption=_caption(teller, year, known),
        labels=labels,
        provenance=year.provenance,
        decimals=1,
        unit="percent",
        csv_stem=f"budget-year-{year.financial_year}",
    )


def _lines(teller: Teller, year: BudgetYear, known: list[BudgetCourse]) -> Iterator[dict[str, Any]]:
    for course in known:
        for point in course.points:
            yield {
                "quarter": str(point.quarter),
                "series": teller.t(f"economic_class.{course.economic_class}"),
                "value": point.execution_pct,
                "status": point.status,
            }
    for quarter in year.quarters:
        points = (point for course in known for point in course.points if point.quarter == quarter)
        share = next((point.pro_rata_pct for point in points), None)
        if share is not None:
            yield {
                "quarter": str(quarter),
                "series": teller.t("resources.year_gone"),
                "value": share,
                "status": "reported",
            }


def _bars(teller: Teller, known: list[BudgetCourse]) -> Iterator[dict[str, Any]]:
    for course in known:
        point = course.points[-1]
        yield {
            "name": teller.t(f"economic_class.{course.economic_class}"),
            "value": point.execution_pct,
            "target": point.pro_rata_pct,
            "status": point.status,
            "lang": teller.language,
        }


def _caption(teller: Teller, year: BudgetYear, known: list[BudgetCourse]) -> Caption:
    t, language = teller.t, teller.language
    title = _title(teller, year, known)
    said = []
    for course in known:
        for point in course.points:
            if point.execution_pct is not None:
                said.append(
                    t(
                        "resources.figure_point",
                        name=t(f"economic_class.{course.economic_class}"),
                        months=point.quarter,
                        share=formats.percent(point.execution_pct, language),
                        pro_rata=formats.percent(point.pro_rata_pct, language),
                    )
                )
    subtitle = t("resources.figure_subtitle", year=year.financial_year.replace("-", "/"))
    return teller.caption(title, subtitle, " ".join(said))


def _title(teller: Teller, year: BudgetYear, known: list[BudgetCourse]) -> str:
    """What was spent of each class so far, or by the year's end."""
    t, language = teller.t, teller.language
    latest = [(course, course.latest) for course in known if course.latest is not None]
    shares = [
        t(
            f"resources.share_{course.economic_class}",
            share=formats.percent(point.execution_pct or Decimal(0), language),
        )
        for course, point in latest
    ]
    told, last = formats.listed(shares, language), year.quarters[-1]
    if last.number == 4:
        return t("resources.figure_ended", shares=told)
    return t("resources.figure_so_far", day=last.last_day, shares=told)


def years_apart(teller: Teller) -> tuple[str, ...]:
    """The financial years that have a page of their own, newest first."""
    found = teller.assembly[Resources]
    used = {point.quarter.financial_year for use in found.uses for point in use.points}
    return earlier_years({*used, *(year.financial_year for year in found.years)}, TABLED)


def year_url(teller: Teller, year: str) -> str:
    """Where a financial year's money is told: on the page of all, or on the year's own."""
    page = f"resources/{year}" if year in years_apart(teller) else "resources"
    return f"{addresses.page(teller.language, page)}#budget-{year}"
