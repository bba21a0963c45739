"""What a unit reported over the quarters: the newest on its own page, all of them on a page of their own once
there are more than twelve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import year_heading
from plugins.core.statements import formats
from plugins.subjects.figures.measure_coverage import coverage
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_course import course_of, course_reading
from plugins.subjects.figures.offer_table import figure_with_unit, legend
from plugins.subjects.submissions.record import Submission

from .model_changes import Breaks
from .record import Unit, UnitChange

#: Quarters in the tables of a unit's own page, and days on which it sent its data.
SHOWN, ROWS = 5, 12


def history_sections(teller: Teller, unit: Unit) -> Iterator[Section]:
    """The newest quarters, how much of what was due came, and when it was sent."""
    t, reports = teller.t, _reports(teller, unit)
    more: Words = ""
    if len(reports) > ROWS:
        url = addresses.page(teller.language, _slug(unit))
        more = Text(t("departments.history_all", count=len(reports)), url=url)
    yield Section(
        section_id="history",
        heading=t("departments.history"),
        paragraphs=tuple(_said_due(teller, unit, reports)),
        tables=_newest(teller, unit, reports[-SHOWN:]),
        note=more,
    )
    yield from _sent(teller, unit, reports[-ROWS:])


def history_pages(teller: Teller, unit: Unit) -> Iterator[Page]:
    """Every quarter, by financial year; none while its own page tells them all."""
    reports, t = _reports(teller, unit), teller.t
    if len(reports) <= ROWS:
        return
    name = teller.plain(unit.name)
    years = groupby(reversed(reports), key=lambda report: report.quarter.financial_year)
    tables = tuple(_of_year(teller, unit, year, list(group)[::-1]) for year, group in years)
    sheet = Sheet(
        heading=t("departments.history_of", unit=name),
        sections=(
            Section(section_id="history", heading=t("departments.history"), tables=tables),
            *_sent(teller, unit, reports),
        ),
        markers=legend(teller, [one for each in reports for one in each[Figures].of_unit(unit.unit_id)]),
    )
    yield teller.page(
        _slug(unit),
        sheet,
        t("departments.description", unit=name),
        trail=(
            (t("nav.departments"), addresses.contents(teller.language, "departments")),
            (name, addresses.unit(teller.language, unit)),
        ),
    )


def submission_of(report: Report, unit: Unit) -> Submission | None:
    """When the unit sent its data for a report, if that is recorded."""
    return next((one for one in report.rows(Submission) if one.unit_id == unit.unit_id), None)


def sent(teller: Teller, submission: Submission) -> str:
    """The same in words."""
    if submission.received_on is None:
        return teller.t("departments.nothing_sent")
    day = formats.day(submission.received_on, teller.language)
    if submission.days_late:
        return teller.t("departments.sent_late", day=day, count=submission.days_late)
    return teller.t("departments.sent_on", day=day)


def _slug(unit: Unit) -> str:
    return f"{addresses.unit_slug(unit)}-history"


def _reports(teller: Teller, unit: Unit) -> Sequence[Report]:
    return [report for report in teller.assembly.reports if report[Figures].of_unit(unit.unit_id)]


def _said_due(teller: Teller, unit: Unit, reports: Sequence[Report]) -> Iterator[Words]:
    """How many of the figures that were due the unit reported, over its own quarters."""
    every = coverage([one for report in reports for one in report[Figures].of_unit(unit.unit_id)])
    due = every.expected - every.not_applicable
    if due:
        month = formats.span_start(reports[0].quarter, teller.language)
        yield teller.t("departments.due", count=every.reported, of=due, month=month)


def _newest(teller: Teller, unit: Unit, reports: Sequence[Report]) -> tuple[Table, ...]:
    """A table for each stretch of these quarters without a break, the newest first."""
    breaks = Breaks(teller.assembly.rows(UnitChange))
    stretches = [[reports[0]]]
    for before, report in pairwise(reports):
        if breaks.between(unit.unit_id, before.quarter, report.quarter):
            stretches.append([])
        stretches[-1].append(report)
    newest, *earlier = reversed(stretches)
    heading = teller.t("departments.history")
    tables = [_table(teller, unit, newest, heading, "history-table")]
    for number, each in enumerate(earlier, start=1):
        caption = teller.t("departments.history_before", months=each[-1].quarter)
        tables.append(_table(teller, unit, each, caption, f"history-table-{number}"))
    return tuple(tables)


def _of_year(teller: Teller, unit: Unit, year: str, reports: Sequence[Report]) -> Table:
    """A financial year; the first figures after a break carry its mark."""
    return _table(teller, unit, reports, year_heading(teller, year), f"history-{year}")


def _table(teller: Teller, unit: Unit, reports: Sequence[Report], caption: str, table_id: str) -> Table:
    """The metrics of these quarters, those of the newest first; the quarters newest first in the columns."""
    metrics: dict[str, Result] = {}
    for report in reversed(reports):
        for one in report[Figures].of_unit(unit.unit_id):
            metrics.setdefault(one.metric.metric_id, one)
    shown = (
        columns(teller, metrics.values())
        .column("column.metric", lambda result: teller.metric(result.metric))
        .picture("column.picture", partial(_course, teller, unit))
    )
    for report in reversed(reports):
        quarter = formats.short_quarter(report.quarter, teller.language)
        shown = shown.number("", partial(_then, teller, report), heading=quarter)
    return replace(shown.table(caption, table_id), reading=course_reading(teller))


def _course(teller: Teller, unit: Unit, result: Result) -> Cell:
    return Cell("", picture=course_of(teller.assembly, result.metric.metric_id, unit.unit_id, 36))


def _then(teller: Teller, report: Report, result: Result) -> Cell | None:
    """The figure of the same metric and unit in the quarter of ``report``."""
    then = report[Figures].of(result.metric.metric_id, result.unit.unit_id)
    return figure_with_unit(teller, then) if then else None


def _sent(teller: Teller, unit: Unit, reports: Sequence[Report]) -> Iterator[Section]:
    """When it sent its data, if that is recorded."""
    if points := tuple(_submissions(teller, unit, reports)):
        yield Section(section_id="submissions", heading=teller.t("departments.submissions"), points=points)


def _submissions(teller: Teller, unit: Unit, reports: Sequence[Report]) -> Iterator[Words]:
    for report in reversed(reports):
        if submission := submission_of(report, unit):
            yield f"{formats.months(report.quarter, teller.language)}: {sent(teller, submission)}"
