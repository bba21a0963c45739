"""Budget and resources: each year's money against the share of the year gone, and what was used."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checked_tables.status import WITH_VALUE, Status
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence
from plugins.subjects.plan.page_words import files
from plugins.subjects.reports.say import marked
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
from .page_budget import year_figure
from .page_resources import use_sections


def resources_page(teller: Teller) -> Page:
    """The page in one language; without a released quarter it says that nothing is there."""
    t = teller.t
    sheet = Sheet(
        heading=t("resources.heading"),
        answer=_answer(teller),
        sections=tuple(_sections(teller)),
        markers=teller.markers(_statuses(teller)),
        downloads=files(teller, "budget", "resource_use"),
    )
    return teller.site.page(
        teller.language,
        "resources",
        "sheet",
        title=t("mark.illustrative_title", title=sheet.heading)
        if teller.site.illustrative
        else sheet.heading,
        description=t("resources.description"),
        view={"sheet": sheet},
        section="resources",
    )


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
        day=formats.day(point.quarter.last_day, teller.language),
        shares=formats.listed([_share_of(teller, course) for course in latest], teller.language),
        pro_rata=formats.percent(point.pro_rata_pct, teller.language),
        year=_year(year),
    )
    return marked(report.release, Sentence(said, teller.language), teller.voice).text


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
        day=formats.day(point.quarter.last_day, language),
        spent=money(point.spent_to_date_kes, language),
        approved=money(point.approved_kes, language),
        share=formats.percent(point.execution_pct or Decimal(0), language),
        left=money(abs(left), language),
    )


def _course_table(teller: Teller, year: BudgetYear, course: BudgetCourse) -> Table:
    t, kes = teller.t, teller.t("resources.kes")
    columns = (
        Column(t("column.months"), row_header=True),
        Column(t("resources.first_approved"), kes, numeric=True),
        Column(t("resources.approved_now"), kes, numeric=True),
        Column(t("resources.in_quarter"), kes, numeric=True),
        Column(t("resources.to_date"), kes, numeric=True),
        Column(t("column.execution"), "%", numeric=True),
        Column(t("column.pro_rata"), "%", numeric=True),
        Column(t("resources.left"), kes, numeric=True),
    )
    rows = tuple(
        (teller.as_cell(teller.report(point.quarter)), *_amounts(teller, point)) for point in course.points
    )
    kind = course.economic_class
    return Table(
        t(f"resources.table_{kind}", year=_year(year)), columns, rows, f"{kind}-{year.financial_year}"
    )


def _amounts(teller: Teller, point: BudgetPoint) -> tuple[Cell, ...]:
    if point.status not in WITH_VALUE:
        nothing = teller.missing_cell(point.status)
        return (nothing,) * 5 + (teller.number_cell(point.pro_rata_pct), nothing)
    return (
        teller.number_cell(point.original_kes),
        teller.number_cell(point.approved_kes),
        teller.number_cell(point.spent_in_quarter_kes),
        teller.number_cell(point.spent_to_date_kes),
        teller.number_cell(point.execution_pct, 1),
        teller.number_cell(point.pro_rata_pct),
        teller.number_cell(point.left_kes),
    )


def _departments(teller: Teller, report: Report) -> Section:
    t = teller.t
    lines: dict[str, dict[str, BudgetResult]] = {}
    for result in report[BudgetReport].results:
        lines.setdefault(result.line.unit_id, {})[result.line.economic_class] = result
    columns = (
        Column(t("column.department"), row_header=True),
        *(
            Column(f"{t(f'economic_class.{kind}')}: {t('column.execution').lower()}", "%", numeric=True)
            for kind in ("recurrent", "development")
        ),
    )
    rows = []
    for unit_id, own in lines.items():
        if unit_id == ASSEMBLY_ID:
            continue
        cells = [teller.as_cell(teller.unit(unit_of(teller.assembly, unit_id)))]
        for kind in ("recurrent", "development"):
            one = own.get(kind)
            if one is not None and one.execution_pct is None:
                cells.append(teller.missing_cell(one.line.status))
            else:
                cells.append(teller.number_cell(one.execution_pct if one else None, 1))
        rows.append(tuple(cells))
    day = formats.day(report.quarter.last_day, teller.language)
    return Section(
        section_id="departments",
        heading=t("resources.departments"),
        paragraphs=(
            t(
                "resources.departments_text",
                day=day,
                pro_rata=formats.percent(report[BudgetReport].results[0].pro_rata_pct, teller.language),
            ),
        ),
        tables=(Table(t("resources.departments"), columns, tuple(rows), "departments-table"),),
    )


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
