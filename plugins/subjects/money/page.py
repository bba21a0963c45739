"""Budget and resources: each year's money against the share of the year gone, and what was used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from checked_tables.status import Status
from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import NOTHING, columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import SHOWN, earlier_years, year_links
from plugins.core.statements import formats
from plugins.core.strips.part import part_strip
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
from .offer_budget import panel_of_year, said_year, year_link, years_told
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
    return teller.page("resources", sheet, t("resources.description"))


def _answer(teller: Teller) -> str:
    t, report = teller.t, teller.assembly.latest
    years = teller.assembly[Resources].years
    if report is None or not years:
        return t("resources.none")
    year = years[-1]
    latest = [course for course in year.courses if course.latest is not None]
    if not latest:
        return t("resources.none_in_year", year=said_year(year))
    point = latest[0].latest
    assert point is not None
    said = t(
        "resources.answer",
        day=point.quarter.last_day,
        shares=formats.listed([_share_of(teller, course) for course in latest], teller.language),
        pro_rata=formats.percent(point.pro_rata_pct, teller.language),
        year=said_year(year),
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
    years, t = teller.assembly[Resources].years, teller.t
    report = teller.assembly.latest
    if years:
        yield Section(
            section_id="years",
            heading=t("resources.years"),
            paragraphs=(t("resources.years_text"),),
            panels=tuple(panel_of_year(teller, year, year_link(teller, year)) for year in years[-SHOWN:]),
        )
        yield _kinds(teller, years[-1])
    if years and report is not None and report[BudgetReport].results:
        yield _departments(teller, report)
    yield from use_sections(teller)
    yield from year_links(teller, "resources", earlier_years(years_told(teller)))


def _kinds(teller: Teller, year: BudgetYear) -> Section:
    """What became of each class of spending in the newest year, on one scale."""
    t = teller.t
    known = [(course, course.latest) for course in year.courses]
    table = (
        columns(teller, [(course, point) for course, point in known if point is not None])
        .column("column.economic_class", lambda row: t(f"economic_class.{row[0].economic_class}"))
        .picture(
            "column.picture",
            lambda row: Cell("", picture=part_strip(row[1].execution_pct, usual=row[1].pro_rata_pct)),
        )
        .number("column.execution", lambda row: row[1].execution_pct, 1, unit="%")
        .column("resources.in_shillings", lambda row: _shillings(teller, row[1]), speaks=True)
        .table(t("resources.kinds"), "kinds-table")
    )
    return Section(
        section_id="kinds",
        heading=t("resources.kinds"),
        paragraphs=() if table.rows else (t("resources.none_in_year", year=said_year(year)),),
        tables=(replace(table, reading=t("resources.share_reading")),) if table.rows else (),
    )


def _shillings(teller: Teller, point: BudgetPoint) -> str:
    amounts = (point.spent_to_date_kes, point.approved_kes)
    spent, approved = (formats.money(each or Decimal(0), teller.language) for each in amounts)
    return teller.t("common.part_of", part=spent, whole=approved)


def _departments(teller: Teller, report: Report) -> Section:
    t = teller.t
    lines: dict[str, dict[str, BudgetResult]] = {}
    for result in report[BudgetReport].results:
        lines.setdefault(result.line.unit_id, {})[result.line.economic_class] = result
    pro_rata = report[BudgetReport].results[0].pro_rata_pct
    shown = (
        columns(teller, [own for unit_id, own in lines.items() if unit_id != ASSEMBLY_ID])
        .column(
            "column.department",
            lambda own: teller.unit(unit_of(teller.assembly, next(iter(own.values())).line.unit_id)),
        )
        .picture("column.picture", lambda own: _strip(own, pro_rata))
    )
    for kind in ("recurrent", "development"):
        heading = f"{t(f'economic_class.{kind}')}: {t('column.execution').lower()}"
        shown = shown.number("", partial(_execution, teller, kind), unit="%", heading=heading)
    table = shown.table(t("resources.departments"), "departments-table")
    day, share = report.quarter.last_day, formats.percent(pro_rata, teller.language)
    return Section(
        section_id="departments",
        heading=t("resources.departments"),
        paragraphs=(t("resources.departments_text", day=day, pro_rata=share),),
        tables=(replace(table, reading=t("resources.department_reading")),),
    )


def _strip(own: Mapping[str, BudgetResult], pro_rata: Decimal) -> Cell:
    recurrent = own.get("recurrent")
    share = recurrent.execution_pct if recurrent is not None else None
    return Cell("", picture=part_strip(share, usual=pro_rata))


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
