"""What a unit reported: the page of a department, and what a committee's page says beside its work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.core.facts.assembly import Report
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.measure_tally import tally
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import legend, results_table
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.model import Indices
from plugins.subjects.index.offer import nodes_table, scale_of
from plugins.subjects.index.say import say_unit_index
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.say import say_labour_of
from plugins.subjects.scorecard.measure import by_perspective
from plugins.subjects.scorecard.offer import said_tally

from .measure import by_id
from .model_changes import Breaks
from .offer_history import SHOWN, history_sections
from .record import Unit, UnitChange
from .say import say_ended, say_events, say_no_comparison


def unit_sheet(teller: Teller, unit: Unit, work: str = "") -> Sheet:
    """Its answer, discs and index, the figures beside their targets, its history, what happened to it; what
    is said of its ``work`` comes after its end, if it has ended, and before its figures."""
    t = teller.t
    name = teller.plain(unit.name)
    told = [report for report in teller.assembly.reports if report[Figures].of_unit(unit.unit_id)]
    ended = say_ended(teller.assembly, unit, teller.voice)
    opening = [each for each in (ended.text if ended else "", work) if each]
    if told:
        report = told[-1]
        index = next((one for one in report[Indices].units if one.unit.unit_id == unit.unit_id), None)
        said = say_unit_index(report, index, teller.voice) if index else None
        answer = said_tally(teller, tally(report[Figures].of_unit(unit.unit_id)))
        return Sheet(
            heading=name,
            answer=" ".join([*opening, *([said.text] if said else []), answer]),
            tally=tally_discs(teller, tally(report[Figures].of_unit(unit.unit_id))),
            scale=scale_of(teller, report, index) if index else None,
            particulars=((t("column.months"), teller.report(report.quarter)),),
            sections=(*_sections(teller, unit, report), *_changes(teller, unit)),
            markers=legend(
                teller, [one for each in told[-SHOWN:] for one in each[Figures].of_unit(unit.unit_id)]
            ),
        )
    nothing = " ".join(opening if work else [*opening, t("departments.no_figures")])
    return Sheet(heading=name, answer=nothing, sections=tuple(_changes(teller, unit)))


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
    yield _perspectives(teller, results)
    index = next((one for one in report[Indices].units if one.unit.unit_id == unit.unit_id), None)
    if index is not None and index.nodes:
        table = nodes_table(teller, index, "index-table", leaves=True)
        yield Section(section_id="index", heading=t("index.name"), tables=(table,))
    elif report.release.has_index and all(one.unit.kind != unit.kind for one in report[Indices].units):
        why = t(f"departments.no_index_{unit.kind}")
        yield Section(section_id="index", heading=t("index.name"), paragraphs=(why,))
    labour = next((one for one in report[LabourReport].results if one.unit.unit_id == unit.unit_id), None)
    if labour is not None:
        said = teller.sentence(say_labour_of(report, labour, teller.voice))
        yield Section(section_id="labour", heading=t("report.labour"), paragraphs=(said,))
    yield from history_sections(teller, unit)


def _perspectives(teller: Teller, results: Sequence[Result]) -> Section:
    """The unit's scorecard: how many targets of each perspective it met, and by which metrics."""
    points = []
    for group in by_perspective(results):
        names = [teller.plain(one.metric.title) for one in group.results]
        name = teller.t(f"perspective.{group.key}")
        if names:
            of = formats.listed(names, teller.language)
            points.append(f"{name} ({of}): {said_tally(teller, group.tally)}")
        else:
            points.append(f"{name}: {teller.t('scorecard.no_metric')}")
    return Section(section_id="scorecard", heading=teller.t("nav.scorecard"), points=tuple(points))


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
