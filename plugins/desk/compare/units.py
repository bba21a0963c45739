"""What happened to the Assembly's units since the last report, in sentences for staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements.formats import day, listed, months
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.model import Counted
from plugins.subjects.units.model_changes import Event, events
from plugins.subjects.units.record import Unit, UnitChange


def units_since(assembly: Assembly, quarter: Quarter) -> tuple[str, ...]:
    """Each change with its reason, the figures expected before and after, what new units are asked, and which
    comparisons fall away; nothing where everybody is who they were. The draft must be among the reports."""
    draft = assembly.report(quarter)
    before = [report for report in assembly.reports if report.quarter < quarter]
    if draft is None or not before:
        return ()
    last = before[-1]
    since = [
        event
        for event in events(draft.records.declared.rows(UnitChange))
        if last.quarter < event.first.quarter <= quarter
    ]
    counted = draft.get(Counted) or Counted()
    if not since and not counted.new and not counted.gone:
        return ()
    units = by_id(draft.records.declared.rows(Unit))
    return (
        *(f"{_happened(event, units)} {event.first.reason.en}" for event in since),
        f"Figures expected: {_expected(last)} for {months(last.quarter, 'en')}, {_expected(draft)} now.",
        *_asked(draft, counted),
        *_fallen_away(draft),
    )


def _happened(event: Event, units: Mapping[str, Unit]) -> str:
    first, on = event.first, day(event.first.effective_on, "en")
    before, after = (_names(ids, units) for ids in (event.before, event.after))
    match first.kind:
        case "created":
            return f"{after} began on {on}."
        case "renamed":
            return f"{first.was.en} is called {before} since {on}."
        case "moved":
            return (
                f"{before} belongs to {_names((units[event.before[0]].parent_id or '',), units)} since {on}."
            )
        case "closed":
            return f"{before} closed on {on}."
        case "split":
            return f"{before} was divided on {on} into {after}."
        case "merged" if event.after[0] in event.before:
            others = tuple(each for each in event.before if each not in event.after)
            return f"{_names(others, units)} became part of {after} on {on}."
        case "merged":
            return f"{before} became {after} on {on}."
        case _:
            return f"Work went from {before} to {after} on {on}."


def _names(ids: tuple[str, ...], units: Mapping[str, Unit]) -> str:
    return listed([units[each].name.en if each in units else each for each in ids], "en")


def _expected(report: Report) -> int:
    return report[Figures].coverage.expected


def _asked(draft: Report, counted: Counted) -> Iterator[str]:
    for unit in counted.new:
        titles = [result.metric.title.en for result in draft[Figures].of_unit(unit.unit_id)]
        yield f"{unit.name.en} is asked for {len(titles)} figures: {listed(titles, 'en')}."
    if counted.gone:
        yield f"Not asked any more: {listed([unit.name.en for unit in counted.gone], 'en')}."


def _fallen_away(draft: Report) -> Iterator[str]:
    broken: dict[str, int] = {}
    for result in draft[Figures].results:
        if result.change_previous.reason == "unit_changed":
            broken[result.unit.name.en] = broken.get(result.unit.name.en, 0) + 1
    for name, count in broken.items():
        yield f"No comparison with the quarter before: {count} figures of {name}."
