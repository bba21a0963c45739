"""How the Assembly keeps to its own rules: releases on time, corrections after release, data sent on time.

Units stand in the order of the table of units: this is no ranking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, Section, Sheet, Text
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years, year_links
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.core.time.quarter import Quarter
from plugins.subjects.calendar.measure import tally
from plugins.subjects.calendar.offer import missed_reports, past, said_missed, say_punctuality
from plugins.subjects.corrections.record import corrections_of
from plugins.subjects.submissions.record import Submission
from plugins.subjects.units.record import Unit

SLUG = "own-performance"
#: So many quarters stand beside one another: two years.
QUARTERS = 8


def own_performance_pages(teller: Teller) -> Iterator[Page]:
    """The page, which tells the newest years, and one for each earlier year: its reports that did not come
    out, and how many figures of each were changed."""
    t = teller.t
    told = (*(report.quarter for report in teller.assembly.reports), *_missed_quarters(teller))
    earlier = earlier_years((quarter.financial_year for quarter in told), TABLED)
    asked = tuple(report for report in teller.assembly.reports if report.rows(Submission))[-QUARTERS:]
    own = (
        _releases(teller, lambda year: year not in earlier),
        _corrections(teller, lambda year: year not in earlier),
        *_submissions(teller, asked),
    )
    sheet = Sheet(
        heading=t("own.heading"),
        answer=_answer(teller, asked),
        sections=(*own, *year_links(teller, SLUG, earlier)),
        markers=teller.markers(["not_reported"]) if _silent(asked) else (),
        downloads=tuple(_downloads(teller)),
    )
    yield teller.page(SLUG, sheet, t("own.description"))
    whole = (t("own.heading"), addresses.page(teller.language, SLUG))
    for year in earlier:
        said = year.replace("-", "/")
        sections = [_corrections(teller, year.__eq__)]
        if any(quarter.financial_year == year for quarter in _missed_quarters(teller)):
            sections.insert(0, _releases(teller, year.__eq__, says_all=False))
        sheet = Sheet(
            heading=t("own.year_heading", year=said),
            answer=teller.marked_all(t("own.year_answer", year=said)),
            sections=tuple(sections),
        )
        yield teller.page(f"{SLUG}/{year}", sheet, t("own.description"), trail=(whole,))


def _missed_quarters(teller: Teller) -> Iterator[Quarter]:
    return (one.quarter for one in missed_reports(teller))


def _answer(teller: Teller, asked: tuple[Report, ...]) -> str:
    t = teller.t
    counted = tally(past(teller))
    sent = [one for report in asked for one in report.rows(Submission)]
    if not sent and not counted.passed:
        return t("own.none")
    said = []
    if counted.missed:
        in_time = counted.first_day + counted.moved
        said.append(t("own.answer_missed", count=in_time, of=counted.passed))
        said.append(t("own.answer_not_out", count=len(counted.missed)))
    elif counted.published:
        said.append(t("own.answer", count=counted.late, of=counted.published))
    if sent:
        on_time = sum(one.days_late == 0 for one in sent)
        said.append(t("own.answer_data", count=on_time, of=len(sent)))
    return teller.marked_all(" ".join(said))


def _releases(teller: Teller, is_told: Callable[[str], bool], says_all: bool = True) -> Section:
    t = teller.t
    missed = (one for one in missed_reports(teller) if is_told(one.quarter.financial_year))
    url = addresses.page(teller.language, "calendar")
    return Section(
        section_id="releases",
        heading=t("own.releases"),
        paragraphs=(
            *((say_punctuality(teller),) if says_all else ()),
            *(said_missed(teller, one) for one in missed),
            Text(t("calendar.heading"), url=f"{url}#past"),
        ),
    )


def _corrections(teller: Teller, is_told: Callable[[str], bool]) -> Section:
    """Each report of such years with its versions and how many figures they corrected, revised or counted
    anew."""
    t = teller.t
    every = (*teller.assembly.reports, *teller.assembly.superseded)
    rows = [
        (report.quarter, [one for one in every if one.quarter == report.quarter])
        for report in reversed(teller.assembly.reports)
        if is_told(report.quarter.financial_year)
    ]
    table = (
        columns(teller, rows)
        .column("column.months", lambda row: teller.report(row[0]))
        .number("own.versions", lambda row: len(row[1]))
        .number("corrections.kinds_correction", lambda row: _figures(row[1], kind="correction"))
        .number("corrections.kinds_revision", lambda row: _figures(row[1], kind="revision"))
        .number("corrections.kinds_method_change", lambda row: _figures(row[1], kind="method_change"))
        .number("own.substantial", lambda row: _figures(row[1], severity="substantial"))
        .table(t("own.corrections"), "corrections-table")
    )
    url = addresses.page(teller.language, "corrections")
    return Section(
        section_id="corrections",
        heading=t("own.corrections"),
        paragraphs=(t("own.corrections_text"), Text(t("corrections.heading"), url=url)),
        tables=(table,) if rows else (),
    )


def _figures(out: list[Report], **like: str) -> int:
    """How many figures such corrections are about: a figure with its numerator counts once."""
    return len(
        {
            (one.metric_id, one.unit_id)
            for report in out
            for one in corrections_of(report)
            if all(getattr(one, name) == value for name, value in like.items())
        }
    )


def _submissions(teller: Teller, asked: tuple[Report, ...]) -> Iterator[Section]:
    if not asked:
        return
    t = teller.t
    units = {one.unit_id for report in asked for one in report.rows(Submission)}
    named: list[Unit | None] = [unit for unit in teller.assembly.rows(Unit) if unit.unit_id in units]
    on_time = Cell(t("own.on_time"), kind="total")
    shown = columns(teller, [*named, None]).column(
        "column.unit", lambda unit: teller.unit(unit) if unit else on_time
    )
    shown = shown.picture("column.picture", partial(_drawn, asked))
    for report in reversed(asked):
        quarter = formats.short_quarter(report.quarter, teller.language)
        shown = shown.number("", partial(_days, teller, report.rows(Submission)), heading=quarter)
    yield Section(
        section_id="submissions",
        heading=t("own.submissions"),
        paragraphs=(t("own.submissions_text"),),
        tables=(
            replace(shown.table(t("own.submissions_caption"), "submissions-table"), reading=t("own.reading")),
        ),
    )


def _drawn(asked: tuple[Report, ...], unit: Unit | None) -> Cell:
    """A square for each quarter in which a unit was asked: full in time, hollow late, small where nothing
    came."""
    sent = [
        one.days_late
        for report in asked
        for one in report.rows(Submission)
        if unit is not None and one.unit_id == unit.unit_id
    ]
    in_time, silent = sent.count(0), sent.count(None)
    return Cell("", picture=squares(in_time, len(sent) - in_time - silent, silent))


def _days(teller: Teller, submissions: tuple[Submission, ...], unit: Unit | None) -> Cell | str | int | None:
    """How many days late a unit was or, of all together, how many were on time."""
    if unit is None:
        on_time = formats.number(sum(one.days_late == 0 for one in submissions))
        return teller.t("own.of", on_time=on_time, asked=len(submissions))
    sent = next((one for one in submissions if one.unit_id == unit.unit_id), None)
    if sent is None:
        return None
    return teller.missing_cell("not_reported") if sent.days_late is None else sent.days_late


def _silent(asked: tuple[Report, ...]) -> bool:
    return any(one.received_on is None for report in asked for one in report.rows(Submission))


def _downloads(teller: Teller) -> Iterator[DownloadLink]:
    latest = teller.assembly.latest
    if latest is not None:
        yield teller.download(teller.newest("submissions"), teller.t("own.file"))
