"""The money and the use of each financial year, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.status import Status
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller

from .model import BudgetCourse, BudgetPoint, BudgetYear, Resources
from .offer import say_course
from .offer_budget import panel_of_year, said_year, years_told
from .page_resources import use_in_year


def year_pages(teller: Teller) -> Iterator[Page]:
    """The page of each year: its money and what was used, quarter by quarter, and how that is worked out."""
    t = teller.t
    whole = (t("resources.heading"), addresses.page(teller.language, "resources"))
    for name in years_told(teller):
        said = name.replace("-", "/")
        budget = (year for year in teller.assembly[Resources].years if year.financial_year == name)
        sections = [part for year in budget for part in (_drawn(teller, year), year_section(teller, year))]
        sheet = Sheet(
            heading=t("resources.year_heading", year=said),
            answer=teller.marked_all(t("resources.year_answer", year=said)),
            sections=(*sections, *use_in_year(teller, name), _method(teller)),
            markers=teller.markers(_statuses(teller, name)),
            downloads=teller.tables("budget", "resource_use"),
        )
        yield teller.page(f"resources/{name}", sheet, t("resources.description"), trail=(whole,))


def _drawn(teller: Teller, year: BudgetYear) -> Section:
    panel = panel_of_year(teller, year, said_year(year))
    said = (teller.t("resources.years_text"),)
    return Section(section_id="years", heading=teller.t("resources.years"), paragraphs=said, panels=(panel,))


def _method(teller: Teller) -> Section:
    points = tuple(teller.t(f"resources.method_{name}") for name in ("share", "line", "left"))
    return Section(section_id="method", heading=teller.t("resources.method"), points=points)


def year_section(teller: Teller, year: BudgetYear) -> Section:
    """The money of a year: what it came to in words, a table of each class."""
    t = teller.t
    said = [sentence for course in year.courses for sentence in say_course(teller, course)]
    if year.is_back_cast:
        said.insert(0, t("resources.back_cast"))
    return Section(
        section_id=f"budget-{year.financial_year}",
        heading=t("resources.year", year=said_year(year)),
        paragraphs=tuple(said),
        tables=tuple(_course_table(teller, year, course) for course in year.courses),
    )


def _course_table(teller: Teller, year: BudgetYear, course: BudgetCourse) -> Table:
    kes, kind = teller.t("resources.kes"), course.economic_class
    return (
        columns(teller, course.points)
        .column("column.months", lambda point: teller.report(point.quarter))
        .number("resources.first_approved", lambda point: point.original_kes, unit=kes, status=_status)
        .number("resources.approved_now", lambda point: point.approved_kes, unit=kes, status=_status)
        .number("resources.in_quarter", lambda point: point.spent_in_quarter_kes, unit=kes, status=_status)
        .number("resources.to_date", lambda point: point.spent_to_date_kes, unit=kes, status=_status)
        .number("column.execution", lambda point: point.execution_pct, 1, unit="%", status=_status)
        .number("column.pro_rata", lambda point: point.pro_rata_pct, unit="%")
        .number("resources.left", lambda point: point.left_kes, unit=kes, status=_status)
        .table(teller.t(f"resources.table_{kind}", year=said_year(year)), f"{kind}-{year.financial_year}")
    )


def _status(point: BudgetPoint) -> Status:
    return point.status


def _statuses(teller: Teller, name: str) -> list[Status]:
    found = teller.assembly[Resources]
    years = (year for year in found.years if year.financial_year == name)
    points = (point for use in found.uses for point in use.points if point.quarter.financial_year == name)
    return [
        *(point.status for year in years for course in year.courses for point in course.points),
        *(part.status for point in points for part in point.parts),
    ]
