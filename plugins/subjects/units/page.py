"""Departments and committees: a list in the Assembly's own order, and one page a unit. No ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.committees.offer import committee_address
from plugins.subjects.figures.measure_tally import tally
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_table import legend, results_table
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.model import Indices
from plugins.subjects.index.offer import nodes_table, scale_of
from plugins.subjects.index.say import say_unit_index
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.say import say_labour_of
from plugins.subjects.scorecard.offer import said_tally

from .measure import by_id
from .model_changes import Breaks
from .offer import ENDED, ended_link, ended_units
from .page_history import SHOWN, history_pages, history_sections, sent, submission_of
from .record import Unit, UnitChange
from .say import say_ended, say_events, say_former_names, say_no_comparison

_KINDS = ("department", "committee")


def department_pages(teller: Teller) -> Iterator[Page]:
    """The list, that of the units no longer in use if there are any, then one page for each department and
    committee."""
    ended = ended_units(teller.assembly)
    units = [unit for unit in teller.assembly.rows(Unit) if unit.kind in _KINDS]
    link = ended_link(teller)
    yield _list_page(teller, "departments/index", "", [unit for unit in units if unit not in ended], link)
    if ended:
        yield _list_page(teller, ENDED, "ended_", ended)
    for unit in units:
        yield _unit_page(teller, unit)
        yield from history_pages(teller, unit)


def _list_page(teller: Teller, slug: str, prefix: str, units: Sequence[Unit], ended: Words = "") -> Page:
    t = teller.t
    heading, lead = t(f"departments.{prefix}heading"), t(f"departments.{prefix}lead")
    groups = [
        {
            "group_id": f"{kind}s",
            "heading": t(f"unit_kinds.{kind}"),
            "rows": [_row(teller, unit) for unit in units if unit.kind == kind],
        }
        for kind in _KINDS
    ]
    view = {
        "heading": heading,
        "lead": lead,
        "groups": [group for group in groups if group["rows"]],
        "ended": ended,
        "note": t("departments.illustrative") if any(unit.illustrative for unit in units) else "",
    }
    return teller.page(
        slug,
        {"departments": view},
        lead,
        title=heading,
        template="departments",
        marked=False,
        trail=_trail(teller) if prefix else (),
    )


def _trail(teller: Teller) -> tuple[tuple[str, str], ...]:
    return ((teller.t("nav.departments"), addresses.contents(teller.language, "departments")),)


def _row(teller: Teller, unit: Unit) -> dict[str, Any]:
    """How it stands, and under its name the names that it had before."""
    report = teller.assembly.latest
    said, arrived, targets = teller.t("departments.no_figures"), "", None
    if (ended := say_ended(teller.assembly, unit, teller.voice)) is not None:
        said = ended.text
    elif report is not None and (results := report[Figures].of_unit(unit.unit_id)):
        counted = tally(results)
        said, targets = said_tally(teller, counted), tally_discs(teller, counted)
        submission = submission_of(report, unit)
        arrived = sent(teller, submission) if submission else ""
    names = (each.text for each in say_former_names(teller.assembly, unit, teller.voice))
    return {
        "unit": teller.unit(unit),
        "picture": targets.picture if targets else "",
        "said": said,
        "kind": "",
        "sent": " ".join(filter(None, (arrived, *names))),
    }


def _unit_page(teller: Teller, unit: Unit) -> Page:
    t = teller.t
    name = teller.plain(unit.name)
    told = [report for report in teller.assembly.reports if report[Figures].of_unit(unit.unit_id)]
    ended = say_ended(teller.assembly, unit, teller.voice)
    nothing = " ".join([*([ended.text] if ended else []), t("departments.no_figures")])
    sheet = Sheet(heading=name, answer=nothing, sections=tuple(_changes(teller, unit)))
    if told:
        report = told[-1]
        index = next((one for one in report[Indices].units if one.unit.unit_id == unit.unit_id), None)
        said = say_unit_index(report, index, teller.voice) if index else None
        answer = said_tally(teller, tally(report[Figures].of_unit(unit.unit_id)))
        sheet = Sheet(
            heading=name,
            answer=" ".join([*(each.text for each in (ended, said) if each), answer]),
            tally=tally_discs(teller, tally(report[Figures].of_unit(unit.unit_id))),
            scale=scale_of(teller, report, index) if index else None,
            particulars=tuple(_particulars(teller, unit, report)),
            sections=(*_sections(teller, unit, report), *_changes(teller, unit)),
            markers=legend(
                teller, [one for each in told[-SHOWN:] for one in each[Figures].of_unit(unit.unit_id)]
            ),
        )
    return teller.page(
        f"departments/{unit.slug}",
        sheet,
        t("departments.description", unit=name),
        template="department",
        trail=_trail(teller),
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
        paragraphs=tuple(_no_comparison(teller, unit, report)),
        tables=(results_table(teller, results, table_id="figures-table", caption=months, grouped=True),),
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
    yield from history_sections(teller, unit)


def _notes(teller: Teller, unit: Unit, report: Report) -> Iterator[Words]:
    for result in report[Figures].of_unit(unit.unit_id):
        if result.note:
            note = teller.text(result.note)
            yield Text(f"{teller.plain(result.metric.title)}: {note.text}", note.lang)


def _no_comparison(teller: Teller, unit: Unit, report: Report) -> Iterator[Words]:
    """Why a figure of the last year is not compared with this report's."""
    breaks = Breaks(teller.assembly.rows(UnitChange))
    event = breaks.between(unit.unit_id, report.quarter.year_earlier, report.quarter)
    if event is not None:
        yield teller.sentence(say_no_comparison(event, unit, teller.voice))


def _changes(teller: Teller, unit: Unit) -> Iterator[Section]:
    """Everything that happened to the unit, with reason and paper, and the ways to the others."""
    t, units = teller.t, by_id(teller.assembly.rows(Unit))
    points: list[Words] = []
    others: dict[str, Unit] = {}
    for event, said in say_events(teller.assembly.rows(UnitChange), units, unit, teller.voice):
        first = event.first
        reason = teller.text(first.reason)
        points += [teller.sentence(said), replace(reason, text=f"{reason.text} ({first.paper})")]
        for side, other in ((event.before, event.after), (event.after, event.before)):
            if unit.unit_id in side:
                others |= {each: units[each] for each in other if each in units}
    others.pop(unit.unit_id, None)
    if points:
        links = (teller.unit(other) for other in others.values())
        yield Section(section_id="changes", heading=t("departments.changes"), points=(*points, *links))
