"""Departments and committees: a list in the Assembly's own order, and one page a unit. No ranking."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.committees.offer import committee_address
from plugins.subjects.figures.measure_tally import tally
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import figure_with_unit, results_table
from plugins.subjects.index.model import Indices
from plugins.subjects.index.offer import nodes_table, scale_of
from plugins.subjects.index.say import say_unit_index
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.say import say_labour_of
from plugins.subjects.scorecard.page import said_tally
from plugins.subjects.submissions.record import Submission

from .record import Unit

_KINDS = ("department", "committee")


def department_pages(teller: Teller) -> Iterator[Page]:
    """The list, then one page for each department and committee."""
    yield _list_page(teller)
    for unit in teller.assembly.rows(Unit):
        if unit.kind in _KINDS:
            yield _unit_page(teller, unit)


def _list_page(teller: Teller) -> Page:
    t = teller.t
    groups = [
        {
            "group_id": f"{kind}s",
            "heading": t(f"unit_kinds.{kind}"),
            "rows": [_row(teller, unit) for unit in teller.assembly.rows(Unit) if unit.kind == kind],
        }
        for kind in _KINDS
    ]
    view = {
        "heading": t("departments.heading"),
        "lead": t("departments.lead"),
        "groups": [group for group in groups if group["rows"]],
        "note": t("departments.illustrative")
        if any(u.illustrative for u in teller.assembly.rows(Unit))
        else "",
    }
    return teller.page(
        "departments/index",
        {"departments": view},
        t("departments.lead"),
        title=t("departments.heading"),
        template="departments",
        marked=False,
        section="departments",
    )


def _row(teller: Teller, unit: Unit) -> dict[str, Any]:
    report = teller.assembly.latest
    said, sent = teller.t("departments.no_figures"), ""
    if report is not None and (results := report[Figures].of_unit(unit.unit_id)):
        counted = tally(results)
        said = said_tally(teller, counted)
        submission = _submission(report, unit)
        sent = _sent(teller, submission) if submission else ""
    return {"unit": teller.unit(unit), "said": said, "kind": "", "sent": sent}


def _sent(teller: Teller, submission: Submission) -> str:
    if submission.received_on is None:
        return teller.t("departments.sent_nothing")
    day = formats.day(submission.received_on, teller.language)
    if submission.days_late:
        return teller.t("departments.sent_late", day=day, count=submission.days_late)
    return teller.t("departments.sent_on", day=day)


def _submission(report: Report, unit: Unit) -> Submission | None:
    return next((one for one in report.rows(Submission) if one.unit_id == unit.unit_id), None)


def _unit_page(teller: Teller, unit: Unit) -> Page:
    t = teller.t
    name = teller.plain(unit.name)
    sheet = Sheet(heading=name, answer=t("departments.no_figures"))
    report = teller.assembly.latest
    if report is not None and report[Figures].of_unit(unit.unit_id):
        index = next((one for one in report[Indices].units if one.unit.unit_id == unit.unit_id), None)
        said = say_unit_index(report, index, teller.voice) if index else None
        answer = said_tally(teller, tally(report[Figures].of_unit(unit.unit_id)))
        sheet = Sheet(
            heading=name,
            answer=f"{said.text} {answer}" if said else answer,
            scale=scale_of(teller, report, index) if index else None,
            particulars=tuple(_particulars(teller, unit, report)),
            sections=tuple(_sections(teller, unit, report)),
            markers=teller.markers([result.status for result in report[Figures].of_unit(unit.unit_id)]),
        )
    return teller.page(
        f"departments/{unit.slug}",
        sheet,
        t("departments.description", unit=name),
        template="department",
        trail=((t("nav.departments"), addresses.contents(teller.language, "departments")),),
        section="departments",
    )


def _particulars(teller: Teller, unit: Unit, report: Report) -> Iterator[tuple[str, Words]]:
    yield teller.t("column.months"), teller.report(report.quarter)
    if address := committee_address(teller, unit):
        yield teller.t("nav.committees"), Text(teller.t("committee.work"), url=address)


def _sections(teller: Teller, unit: Unit, report: Report) -> Iterator[Section]:
    t = teller.t
    results = report[Figures].of_unit(unit.unit_id)
    months = formats.months(report.quarter, teller.language)
    yield Section(
        section_id="figures",
        heading=t("departments.figures"),
        tables=(results_table(teller, results, table_id="figures-table", caption=months),),
        points=tuple(_notes(teller, unit, report)),
    )
    index = next((one for one in report[Indices].units if one.unit.unit_id == unit.unit_id), None)
    if index is not None and index.nodes:
        table = nodes_table(teller, index, "index-table", leaves=True)
        yield Section(section_id="index", heading=t("index.name"), tables=(table,))
    labour = next((one for one in report[LabourReport].results if one.unit.unit_id == unit.unit_id), None)
    if labour is not None:
        said = teller.sentence(say_labour_of(report, labour, teller.voice))
        yield Section(section_id="labour", heading=t("report.labour"), paragraphs=(said,))
    yield Section(section_id="history", heading=t("departments.history"), tables=(_history(teller, unit),))
    yield Section(
        section_id="submissions",
        heading=t("departments.submissions"),
        points=tuple(_submissions(teller, unit)),
    )


def _notes(teller: Teller, unit: Unit, report: Report) -> Iterator[Words]:
    for result in report[Figures].of_unit(unit.unit_id):
        if result.note:
            note = teller.text(result.note)
            yield Text(f"{teller.plain(result.metric.title)}: {note.text}", note.lang)


def _history(teller: Teller, unit: Unit) -> Table:
    """A unit's figures over the last five quarters, newest first in the columns."""
    reports = [report for report in teller.assembly.reports if report[Figures].of_unit(unit.unit_id)][-5:]
    shown = columns(teller, reports[-1][Figures].of_unit(unit.unit_id)).column(
        "column.metric", lambda result: teller.metric(result.metric)
    )
    for report in reversed(reports):
        quarter = formats.short_quarter(report.quarter, teller.language)
        shown = shown.number("", partial(_then, teller, report), heading=quarter)
    return shown.table(teller.t("departments.history"), "history-table")


def _then(teller: Teller, report: Report, result: Result) -> Cell | None:
    """The figure of the same metric and unit in the quarter of ``report``."""
    then = report[Figures].of(result.metric.metric_id, result.unit.unit_id)
    return figure_with_unit(teller, then) if then else None


def _submissions(teller: Teller, unit: Unit) -> Iterator[Words]:
    for report in reversed(teller.assembly.reports):
        if submission := _submission(report, unit):
            yield f"{formats.months(report.quarter, teller.language)}: {_sent(teller, submission)}"
