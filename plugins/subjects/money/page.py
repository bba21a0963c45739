"""Budget and resources: each year's money against the share of the year gone, and what was used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from checked_tables.status import Status
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import NOTHING, columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.units.measure import unit_of
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import (
    BudgetCourse,
    BudgetPoint,
    BudgetReport,
    BudgetResult,
    BudgetYear,
    Resources,
)
from .offer_budget import year_figure
from .page_resources import use_sections


def resources_page(teller: Teller) -> Page:
    """The page in one language; without a released quarter it says that nothing is there."""
    t = teller.t
    sheet = Sheet(
        heading=t("resources.heading"),
        answer=_answer(teller),
        sections=tuple(_sections(teller)),
        markers=teller.markers(_statuses(teller)),
        downloads=teller.tables("budget", "resource_use"),
    )
    return teller.page("resources", sheet, t("resources.description"), section="resources")


def _answer(teller: Teller) -> str:
    t, report = teller.t, teller.assembly.latest
    years = teller.assembly[Resources].years
    if report is None or not years:
        return t("resources.none")
    year = years[-1]
    latest = [course for course in year.courses if course.latest is not None]
    if not latest:
        return t("resources.none_in_year", year=_year(year))
    point = latest[0].latest
    assert point is not None
    said = t(
        "resources.answer",
        day=point.quarter.last_day,
        shares=formats.listed([_share_of(teller, course) for course in latest], teller.language),
        pro_rata=formats.percent(point.pro_rata_pct, teller.language),
        year=_year(year),
    )
    return teller.marked(report.release, said)


def _share_of(teller: Teller, course: BudgetCourse) -> str:
    point = course.latest
    assert point is not None
    assert point.execution_pct is not None
    return teller.t(
        f"resources.share_{course.economic_class}",
        share=formats.percent(point.execution_pct, teller.language),
    )


def _sections(teller: Teller) -> Iterator[Section]:
    years = teller.assembly[Resources].years
    for year in reversed(years):
        yield _year_section(teller, year)
    if years and (report := teller.assembly.latest) is not None and report[BudgetReport].results:
        yield _departments(teller, report)
    yield from use_sections(teller)
    if years:
        yield Section(
            section_id="method",
            heading=teller.t("resources.method"),
            points=tuple(
                teller.t(f"resources.method_{name}") for name in ("share", "line", "left", "change")
            ),
            paragraphs=(
                Text(
                    teller.t("resources.promised"),
                    url=f"{addresses.page(teller.language, 'policy/guide')}#c2-2-3",
                ),
            ),
        )


def _year_section(teller: Teller, year: BudgetYear) -> Section:
    t = teller.t
    figure = year_figure(teller, year)
    said = [sentence for course in year.courses for sentence in say_course(teller, course)]
    if year.is_back_cast:
        said.insert(0, t("resources.back_cast"))
    return Section(
        section_id=f"budget-{year.financial_year}",
        heading=t("resources.year", year=_year(year)),
        paragraphs=tuple(said),
        figures=(figure,) if figure else (),
        tables=tuple(_course_table(teller, year, course) for course in year.courses),
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
        .table(teller.t(f"resources.table_{kind}", year=_year(year)), f"{kind}-{year.financial_year}")
    )


def _status(point: BudgetPoint) -> Status:
    return point.status


def _departments(teller: Teller, report: Report) -> Section:
    t = teller.t
    lines: dict[str, dict[str, BudgetResult]] = {}
    for result in report[BudgetReport].results:
        lines.setdefault(result.line.unit_id, {})[result.line.economic_class] = result
    shown = columns(teller, [own for unit_id, own in lines.items() if unit_id != ASSEMBLY_ID]).column(
        "column.department",
        lambda own: teller.unit(unit_of(teller.assembly, next(iter(own.values())).line.unit_id)),
    )
    for kind in ("recurrent", "development"):
        heading = f"{t(f'economic_class.{kind}')}: {t('column.execution').lower()}"
        shown = shown.number("", partial(_execution, teller, kind), unit="%", heading=heading)
    return Section(
        section_id="departments",
        heading=t("resources.departments"),
        paragraphs=(
            t(
                "resources.departments_text",
                day=report.quarter.last_day,
                pro_rata=formats.percent(report[BudgetReport].results[0].pro_rata_pct, teller.language),
            ),
        ),
        tables=(shown.table(t("resources.departments"), "departments-table"),),
    )


def _execution(teller: Teller, kind: str, own: Mapping[str, BudgetResult]) -> Cell:
    one = own.get(kind)
    return NOTHING if one is None else written(teller, one.execution_pct, decimals=1, status=one.line.status)


def _statuses(teller: Teller) -> list[Status]:
    found = teller.assembly[Resources]
    latest = teller.assembly.latest
    return [
        *(point.status for year in found.years for course in year.courses for point in course.points),
        *(result.line.status for result in (latest[BudgetReport].results if latest else ())),
        *(part.status for use in found.uses for point in use.points for part in point.parts),
    ]


def _year(year: BudgetYear) -> str:
    return year.financial_year.replace("-", "/")
