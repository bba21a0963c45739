"""The committees: all together first, then each in the order of the alphabet. No ranking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import results_table
from plugins.subjects.units.offer import ended_link
from plugins.subjects.units.record import Unit

from .model import CommitteeBook, CommitteeFigures, PlanTally
from .model_chains import STAGES
from .offer import metric_links, said_open, said_tabled, share, sittings_said
from .page_chains import recommendation_pages, stage_link
from .page_committee import committee_page
from .page_figures import delivery_figure, questions_figure
from .publish import TABLES

#: Where the policy asks for the plans.
_CLAUSE = "2.2(2)"
#: What the policy's dashboard is to show, and what comes with it in clause 2.1(2).
_DASHBOARD = (
    *("ovs_report_completion", "ovs_recommendations_implemented", "ovs_public_feedback"),
    *("ovs_query_resolution", "ovs_audit_implemented"),
)


def committee_pages(teller: Teller) -> Iterator[Page]:
    """The index, each committee, then recommendations and audits."""
    book = teller.assembly.get(CommitteeBook)
    committees = [unit for unit in teller.assembly.rows(Unit) if unit.kind == "committee"]
    for unit in committees:
        yield from committee_page(teller, book, unit)
    if book is None:
        t = teller.t
        sheet = Sheet(
            heading=t("committees.heading"),
            answer=t("committees.none"),
            sections=(
                Section(
                    section_id="what",
                    heading=t("nav.committees"),
                    paragraphs=(t("committees.none_text"),),
                    points=tuple(teller.unit(unit) for unit in committees),
                ),
            ),
        )
        yield _page(teller, sheet, marked_title=False)
        return
    yield _page(teller, _sheet(teller, book), marked_title=teller.site.illustrative)
    yield from recommendation_pages(teller, book)


def plan_done(teller: Teller, plan: tuple[PlanTally, ...]) -> Cell:
    """What was delivered of what was due, all kinds together; a dash without a plan."""
    if not plan:
        return Cell("–")
    return share(teller, sum(one.delivered_due for one in plan), sum(one.due for one in plan))


def _page(teller: Teller, sheet: Sheet, *, marked_title: bool) -> Page:
    t = teller.t
    return teller.page(
        "committees/index",
        sheet,
        t("committees.description"),
        marked=marked_title,
        figures=teller.assembly.get(CommitteeBook) is not None,
    )


def _sheet(teller: Teller, book: CommitteeBook) -> Sheet:
    t, told = teller.t, book.figures
    said = said_tabled(teller, "committees", book.release.quarter, told)
    if told.queries_due:
        in_time = t("committee_queries.in_time", count=told.queries_in_time, of=told.queries_due)
        said = f"{said} {in_time}"
    return Sheet(
        heading=t("committees.heading"),
        answer=teller.marked(book.release, said),
        sections=tuple(_sections(teller, book)),
        downloads=teller.tables(*TABLES, release=book.release),
    )


def _sections(teller: Teller, book: CommitteeBook) -> Iterator[Section]:
    t, told = teller.t, book.figures
    day = formats.day(book.as_at, teller.language)
    yield Section(
        section_id="each",
        heading=t("committees.each"),
        tables=(_each(teller, book),),
        points=(ended,) if (ended := ended_link(teller)) else (),
        note=t("committees.each_note"),
    )
    yield from _dashboard(teller, book)
    yield _plan(teller, book)
    yield Section(
        section_id="sittings",
        heading=t("committee_sittings.heading"),
        paragraphs=(*sittings_said(teller, told), t("committee_sittings.floor")),
        points=tuple(metric_links(teller, "adm_cost_per_hearing")),
    )
    if told.curve:
        yield Section(
            section_id="questions",
            heading=t("committee_queries.heading"),
            paragraphs=(said_open(teller, told, day),),
            figures=(questions_figure(teller, book),),
            note=t("committee_queries.method"),
        )
    if book.chains:
        links = (
            *(stage_link(teller, book, stage) for stage in STAGES),
            Text(
                t("committees.ages_too"),
                url=addresses.page(teller.language, "committees/recommendations"),
            ),
            Text(t("committees.more_audit"), url=addresses.page(teller.language, "committees/audit")),
        )
        yield Section(
            section_id="recommendations",
            heading=t("committees.more_recommendations"),
            points=(
                *links,
                *metric_links(teller, "ovs_audit_implemented", "ovs_recommendations_implemented"),
            ),
            note=t("committees.counted_to", day=day),
        )


def _dashboard(teller: Teller, book: CommitteeBook) -> Iterator[Section]:
    """The three things that the policy wants to see on its dashboard, missing ones too."""
    results = _dashboard_results(teller, book)
    if results:
        heading = teller.t("committees.dashboard")
        yield Section(
            section_id="dashboard",
            heading=heading,
            paragraphs=(teller.t("committees.dashboard_text", clause=_CLAUSE),),
            tables=(results_table(teller, results, table_id="dashboard-table", caption=heading),),
        )


def _dashboard_results(teller: Teller, book: CommitteeBook) -> list[Result]:
    report = teller.assembly.report(book.release.quarter)
    found = (report[Figures].of(metric_id) for metric_id in _DASHBOARD) if report is not None else ()
    return [result for result in found if result is not None]


def _each(teller: Teller, book: CommitteeBook) -> Table:
    t = teller.t
    named: list[tuple[Text | Cell, CommitteeFigures]] = [
        (teller.unit(story.unit), story.figures)
        for story in book.committees
        if story.unit.reports_in(book.release.quarter)
    ]
    named.append((Cell(t("committees.all_together"), kind="total"), book.figures))
    table = (
        columns(teller, named)
        .column("committees.committee", lambda row: row[0])
        .picture("column.picture", _reports_drawn)
        .number(
            "committees.reports_tabled", lambda row: share(teller, row[1].reports_tabled, row[1].reports_due)
        )
        .number(
            "committees.answers_in_time",
            lambda row: share(teller, row[1].queries_in_time, row[1].queries_due),
        )
        .number("committees.plan_done", lambda row: plan_done(teller, row[1].plan))
        .number("committees.hearings_held", lambda row: row[1].sittings.hearings)
        .number("committees.cost_each", lambda row: row[1].sittings.cost_per_hearing, unit="KSh")
        .table(t("committees.each"), "each-table")
    )
    return replace(table, reading=t("committees.each_reading"))


def _reports_drawn(row: tuple[Text | Cell, CommitteeFigures]) -> Cell:
    """A committee's reports that were due as squares, those that were tabled full; not of all together."""
    if isinstance(row[0], Cell):
        return Cell("")
    tabled = row[1].reports_tabled
    return Cell("", picture=squares(tabled, row[1].reports_due - tabled, across=16))


def _plan(teller: Teller, book: CommitteeBook) -> Section:
    t, plan = teller.t, book.figures.plan
    heading = t("committee_plan.heading")
    if not plan:
        return Section(section_id="plan", heading=heading, paragraphs=(t("committee_plan.none"),))
    year = formats.financial_year(book.release.quarter)
    said = [t("committee_plan.text", clause=_CLAUSE, planned=sum(one.planned for one in plan), year=year)]
    delivered, due = sum(one.delivered_due for one in plan), sum(one.due for one in plan)
    if due:
        said.append(t("committee.plan", count=delivered, of=due, day=book.as_at))
    figures = (delivery_figure(teller, book),) if due else ()
    return Section(section_id="plan", heading=heading, paragraphs=(" ".join(said),), figures=figures)
