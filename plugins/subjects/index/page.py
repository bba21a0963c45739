"""The pages of the index: the simple one, one for each quarter, and the one for analysts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from composite_index.scheme import PeerReview, Scheme
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.gaps import with_gaps
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years, last_of_years
from plugins.core.statements import formats
from plugins.core.statements.voice import capital, marked
from plugins.core.strips.course import Point, course
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_table import change_cell
from plugins.subjects.figures.say_coverage import say_absence
from plugins.subjects.staff.offer import staff_section

from .model import Indices
from .offer import nodes_table, scale_of
from .offer_causes import causes_tables
from .page_analysts import analysts_page
from .page_check import check_downloads, check_section
from .page_worked import worked_page
from .say import (
    say_certainty,
    say_index_value,
    say_limits,
    say_movers,
    say_no_index,
    say_other_causes,
)


def index_pages(teller: Teller) -> Iterator[Page]:
    """The front page of the index; then the calculation and the analysts' page of each quarter that has one,
    and of each version that is kept."""
    reports = [report for report in teller.assembly.reports if report.release.has_index]
    yield _front(teller, reports)
    for place, report in enumerate(reports):
        earlier = reports[place - 1] if place else None
        later = reports[place + 1] if place + 1 < len(reports) else None
        yield from _of_version(teller, report, earlier, later)
    for report in teller.assembly.kept:
        if report.release.has_index:
            yield from _of_version(teller, report)


def _of_version(
    teller: Teller, report: Report, earlier: Report | None = None, later: Report | None = None
) -> Iterator[Page]:
    others = [one for one in (missing_section(teller, report), staff_section(teller, report)) if one]
    yield worked_page(teller, report, others, earlier, later)
    yield analysts_page(teller, report)


def _front(teller: Teller, reports: list[Report]) -> Page:
    t = teller.t
    report = reports[-1] if reports else None
    sheet = Sheet(heading=t("nav.index"), answer=t("index_page.none"), sections=tuple(_none(teller)))
    if report is not None:
        sheet = Sheet(
            heading=t("nav.index"),
            answer=teller.sentence(
                marked(report.release, say_index_value(teller.assembly, report, teller.voice), teller.voice)
            ),
            scale=scale_of(teller, report),
            particulars=((t("column.months"), teller.report(report.quarter)),),
            sections=tuple(_sections(teller, report, reports)),
            downloads=check_downloads(teller, report),
        )
    return teller.page("index/index", sheet, t("index_page.description"))


def _none(teller: Teller) -> Iterator[Section]:
    latest = teller.assembly.latest
    if latest is not None:
        said = teller.sentences(say_no_index(latest, teller.voice))
        yield Section(section_id="why", heading=teller.t("report.readiness"), paragraphs=said)


def _sections(teller: Teller, report: Report, reports: list[Report]) -> Iterator[Section]:
    t, voice = teller.t, teller.voice
    url = addresses.index(teller.language, report.quarter)
    moved = (*say_movers(report, voice), *say_other_causes(report, voice))
    yield Section(
        section_id="moved",
        heading=t("index_page.moved"),
        paragraphs=teller.sentences(moved) or (t("index_page.moved_first"),),
        tables=causes_tables(teller, report),
    )
    yield Section(
        section_id="made-of",
        heading=t("index_page.made_of"),
        paragraphs=(t("index_page.what"), *_status(teller, report), *_scope(teller)),
        tables=(nodes_table(teller, report[Indices].assembly, "index-table", leaves=False),),
        note=Text(t("index_page.worked"), url=url),
    )
    if (missing := missing_section(teller, report)) is not None:
        yield missing
    if (staff := staff_section(teller, report)) is not None:
        yield staff
    if said := say_certainty(report, voice):
        link = Text(t("index_page.sure_more"), url=addresses.index_analysts(teller.language, None))
        yield Section(
            section_id="sure",
            heading=t("index_page.sure"),
            paragraphs=(*teller.sentences(said), *_illustrative_note(teller, report), link),
        )
    yield _through_time(teller, reports)
    score = report[Indices].assembly.score
    if score is not None:
        yield _reviews(teller, report, score.scheme)
    yield check_section(teller, report, lines=False)


def missing_section(teller: Teller, report: Report) -> Section | None:
    """What is missing from the index, what it could do to it; ``None`` where everything was reported."""
    index, t, language = report[Indices].assembly, teller.t, teller.language
    if index.score is None or index.coverage_pct >= 100:
        return None
    coverage = formats.percent(index.coverage_pct, language)
    paragraphs: list[Words] = [capital(t("index_page.missing_text", coverage=coverage))]
    if index.value is None:
        needed = formats.percent(100 * index.score.root.node.min_coverage, language, 0)
        paragraphs = [t("index_page.missing_incomplete", coverage=coverage, needed=needed)]
    paragraphs += teller.sentences(say_limits(report, teller.voice))
    points = []
    for found in index.score.leaves:
        result = report[Figures].of(found.node.metric_id or "")
        if found.score is None and result is not None and not result.has_value:
            said = say_absence(report, result, teller.voice)
            points.append(Text(" ".join(one.text for one in said), url=""))
    return Section(
        section_id="missing",
        heading=t("index_page.missing"),
        paragraphs=tuple(paragraphs),
        points=tuple(points),
    )


def _status(teller: Teller, report: Report) -> tuple[Words, ...]:
    score = report[Indices].assembly.score
    if score is None:
        return ()
    return (teller.t(f"index_page.weights_status_{score.scheme.status}"),)


def _scope(teller: Teller) -> tuple[Words, ...]:
    """What the index covers and what it leaves out, with the way to the clause."""
    url = f"{addresses.page(teller.language, 'policy/success')}#scope"
    return teller.t("index_page.scope"), Text(teller.t("index_page.scope_more"), url=url)


def _illustrative_note(teller: Teller, report: Report) -> tuple[Words, ...]:
    if not report.release.is_illustrative:
        return ()
    return (teller.t("index_analysts.method_illustrative"),)


def _through_time(teller: Teller, reports: list[Report]) -> Section:
    """The quarters with an index of the newest years, from the third on with its course over all of them;
    each earlier year leads to its last."""
    t, quarters = teller.t, [report.quarter for report in reports]
    earlier = earlier_years((quarter.financial_year for quarter in quarters), TABLED)
    shown = [report for report in reports if report.quarter.financial_year not in earlier]
    drawn = (_course(teller, reports),) if len(reports) > 2 else ()
    return Section(
        section_id="quarters",
        heading=t("index_page.quarters"),
        points=tuple(last_of_years(teller, quarters, addresses.index, TABLED)),
        tables=(*drawn, _quarters(teller, shown)),
    )


def _course(teller: Teller, reports: list[Report]) -> Table:
    """A row with the line of the index, a gap where a quarter has none."""
    scores = {report.quarter: report[Indices].assembly.value for report in reports}
    quarter, points = reports[0].quarter, []
    while quarter <= reports[-1].quarter:
        report = teller.assembly.report(quarter)
        back_cast = report is not None and report.release.is_back_cast
        points.append(Point(value=scores.get(quarter), back_cast=back_cast))
        quarter = quarter.next
    span = formats.span(reports[0].quarter, reports[-1].quarter, teller.language)
    table = (
        columns(teller, [points])
        .column("column.months", lambda _: span)
        .picture("column.picture", lambda row: Cell("", picture=course(row)))
        .table(teller.t("index_page.course"), "course-table")
    )
    return replace(table, reading=teller.t("index_page.course_reading"))


def _quarters(teller: Teller, reports: list[Report]) -> Table:
    table = (
        columns(teller, [(report, report[Indices].assembly) for report in reversed(reports)])
        .column("column.months", lambda row: _months(teller, row[0]))
        .number("column.index", lambda row: row[1].value, 1)
        .column("column.band", lambda row: row[1].band and row[1].band.label)
        .number(
            "label.results.change_on_previous_quarter",
            lambda row: change_cell(teller, row[1].change_previous, 1),
        )
        .number("column.coverage", lambda row: row[1].coverage_pct, 0, unit="%")
        .table(teller.t("index_page.quarters"), "quarters-table")
    )
    return with_gaps(teller, table, [report.quarter for report in reversed(reports)])


def _months(teller: Teller, report: Report) -> Text:
    url = addresses.index(teller.language, report.quarter)
    return Text(formats.months(report.quarter, teller.language), url=url)


def _reviews(teller: Teller, report: Report, scheme: Scheme) -> Section:
    """The record of outside reviews. What an illustrative scheme lists is invented, like its figures, so
    it is not shown beside reported ones."""
    t = teller.t
    invented = scheme.status == "illustrative" and not report.release.is_illustrative
    reviews = () if invented else scheme.reviews
    done = [review for review in reviews if review.outcome != "planned"]
    status = t(f"index_page.status_{scheme.status}")
    key = "reviews_planned" if reviews else "reviews_none"
    table = (
        columns(teller, reviews)
        .column("common.date", lambda review: _day(teller, review.on_date))
        .column("index_page.reviewer", lambda review: review.reviewer)
        .column("index_page.review_scope", lambda review: _found(teller, review))
        .column("index_page.review_outcome", lambda review: review.outcome, words="index_page.outcome_")
        .table(t("index_page.reviews"), "reviews-table")
    )
    return Section(
        section_id="reviews",
        heading=t("index_page.reviews"),
        paragraphs=() if done else (t(f"index_page.{key}", status=status),),
        tables=(table,) if reviews else (),
    )


def _found(teller: Teller, review: PeerReview) -> Text:
    texts = [teller.text(text) for text in (review.scope, review.finding, review.response) if text]
    return Text(" ".join(text.text for text in texts), texts[0].lang if texts else None)


def _day(teller: Teller, written: str) -> str:
    try:
        return formats.day(date.fromisoformat(written), teller.language)
    except ValueError:
        return written
