"""Overall Labour Effectiveness: what it is, by department, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages.columns import NOTHING, columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.reports.say import say_headline
from plugins.subjects.units.record import ASSEMBLY_ID, Unit

from .model import LabourReport
from .offer import labour_table
from .say import say_labour

_FACTORS = ("availability", "performance", "quality")


def labour_page(teller: Teller) -> Page:
    """The page on labour effectiveness."""
    t, report = teller.t, teller.assembly.latest
    answer: Words = teller.sentence(say_headline(teller.assembly, None, teller.voice))
    if report is not None:
        answer = Text(" ".join(one.text for one in say_labour(report, teller.voice)))
    sheet = Sheet(
        heading=t("labour_page.heading"),
        answer=answer,
        particulars=((t("column.months"), teller.report(report.quarter)),) if report else (),
        sections=tuple(_sections(teller, report)),
        markers=teller.markers([labour.status for labour in report[LabourReport].results]) if report else (),
    )
    return teller.page("labour", sheet, t("labour_page.description"), template="labour", marked=False)


def _sections(teller: Teller, report: Report | None) -> Iterator[Section]:
    t = teller.t
    yield Section(
        section_id="what",
        heading=t("labour_page.what"),
        paragraphs=(t("labour_page.what_text"), t("labour_page.formula")),
        points=tuple(t(f"labour_page.{factor}") for factor in _FACTORS),
        note=f"{t('labour_page.caution')} {t('labour_page.people')}",
    )
    if report is None or not report[LabourReport].results:
        return
    yield Section(
        section_id="departments",
        heading=t("labour_page.by_department"),
        tables=(labour_table(teller, report, *_FACTORS, table_id="factors-table"),),
    )
    yield Section(section_id="history", heading=t("labour_page.history"), tables=(_history(teller),))


def _history(teller: Teller) -> Table:
    """Effectiveness of each department over the last five quarters."""
    reports = [report for report in teller.assembly.reports if report[LabourReport].results][-5:]
    told = {labour.unit for report in reports for labour in report[LabourReport].results}
    units = [unit for unit in teller.assembly.rows(Unit) if unit.unit_id != ASSEMBLY_ID and unit in told]
    shown = columns(teller, units).column("column.department", teller.unit)
    for report in reversed(reports):
        quarter = formats.short_quarter(report.quarter, teller.language)
        shown = shown.number("", partial(_effectiveness, teller, report), unit="%", heading=quarter)
    return shown.table(teller.t("labour_page.history"), "labour-history")


def _effectiveness(teller: Teller, report: Report, unit: Unit) -> Cell:
    labour = next((one for one in report[LabourReport].results if one.unit == unit), None)
    if labour is None:
        return NOTHING
    return written(teller, labour.effectiveness_pct, decimals=1, status=labour.status)
