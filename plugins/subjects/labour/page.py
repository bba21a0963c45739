"""Overall Labour Effectiveness: what it is, by department, and its history."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.page_report import labour_figure
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .model import LabourReport
from .say import say_labour


def labour_page(teller: Teller) -> Page:
    """The page on labour effectiveness."""
    t, report = teller.t, teller.assembly.latest
    answer: Words = t("headline.nothing")
    if report is not None:
        answer = Text(" ".join(one.text for one in say_labour(report, teller.voice)))
    sheet = Sheet(
        heading=t("labour_page.heading"),
        answer=answer,
        particulars=((t("column.months"), teller.report(report.quarter)),) if report else (),
        sections=tuple(_sections(teller, report)),
        markers=teller.markers([labour.status for labour in report[LabourReport].results]) if report else (),
    )
    return teller.site.page(
        teller.language,
        "labour",
        "labour",
        title=t("labour_page.heading"),
        description=t("labour_page.description"),
        view={"sheet": sheet},
        section="labour",
    )


def _sections(teller: Teller, report: Report | None) -> Iterator[Section]:
    t = teller.t
    yield Section(
        section_id="what",
        heading=t("labour_page.what"),
        paragraphs=(t("labour_page.what_text"), t("labour_page.formula")),
        points=tuple(t(f"labour_page.{factor}") for factor in ("availability", "performance", "quality")),
        note=f"{t('labour_page.caution')} {t('labour_page.people')}",
    )
    if report is None or not report[LabourReport].results:
        return
    yield Section(
        section_id="departments",
        heading=t("labour_page.by_department"),
        figures=labour_figure(teller, report),
        tables=(_factors(teller, report),),
    )
    yield Section(section_id="history", heading=t("labour_page.history"), tables=(_history(teller),))


def _factors(teller: Teller, report: Report) -> Table:
    t = teller.t
    factors = ("availability", "performance", "quality", "effectiveness")
    columns = (
        Column(t("column.department"), row_header=True),
        *(Column(t(f"column.{factor}"), "%", numeric=True) for factor in factors),
    )
    rows = []
    for labour in report[LabourReport].results:
        values = (getattr(labour, f"{factor}_pct") for factor in factors)
        rows.append(
            (
                teller.as_cell(teller.unit(labour.unit)),
                *(
                    teller.missing_cell(labour.status) if value is None else teller.number_cell(value, 1)
                    for value in values
                ),
            )
        )
    return Table(formats.months(report.quarter, teller.language), columns, tuple(rows), "factors-table")


def _history(teller: Teller) -> Table:
    """Effectiveness of each department over the last five quarters."""
    reports = [report for report in teller.assembly.reports if report[LabourReport].results][-5:]
    columns = (
        Column(teller.t("column.department"), row_header=True),
        *(
            Column(formats.short_quarter(report.quarter, teller.language), "%", numeric=True)
            for report in reversed(reports)
        ),
    )
    rows = []
    for unit in teller.assembly.rows(Unit):
        by_quarter = [
            next((one for one in report[LabourReport].results if one.unit == unit), None)
            for report in reversed(reports)
        ]
        if unit.unit_id == ASSEMBLY_ID or not any(by_quarter):
            continue
        cells = [teller.as_cell(teller.unit(unit))]
        for labour in by_quarter:
            if labour is None:
                cells.append(Cell("–"))
            elif labour.effectiveness_pct is None:
                cells.append(teller.missing_cell(labour.status))
            else:
                cells.append(teller.number_cell(labour.effectiveness_pct, 1))
        rows.append(tuple(cells))
    return Table(teller.t("labour_page.history"), columns, tuple(rows), "labour-history")
