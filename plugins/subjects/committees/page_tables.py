"""The tables of one committee's page: plan, sittings, reports, questions."""

from __future__ import annotations

from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .model import PlanStory, QueryStory, ReportStory
from .page_parts import share
from .record import Sitting


def plan_table(teller: Teller, plan: tuple[PlanStory, ...]) -> Table:
    """The year's plan, item by item."""
    t = teller.t
    columns = (
        Column(t("committee_plan.item"), row_header=True),
        Column(t("committee_plan.delivered"), numeric=True),
        Column(t("committee_plan.stands")),
        Column(t("committee_plan.quarter")),
    )
    rows = []
    for one in plan:
        item = one.item
        stands_now = t(f"committee_plan.stands_{one.standing}")
        if item.reason:
            reason = teller.text(item.reason)
            said = Cell(
                t("committee_plan.with_reason", stands=stands_now, reason=reason.text), lang=reason.lang
            )
        else:
            said = Cell(stands_now)
        rows.append(
            (
                teller.as_cell(teller.text(item.title)),
                share(teller, item.delivered_count, item.target_count),
                said,
                Cell(t("committee_plan.quarter_of", number=str(item.planned_quarter))),
            )
        )
    return Table(t("committee_plan.heading"), columns, tuple(rows), "plan-table")


def sittings_table(teller: Teller, sittings: tuple[Sitting, ...]) -> Table:
    """The quarter's sittings."""
    t, language = teller.t, teller.language
    columns = (
        Column(t("committee_sittings.day"), row_header=True),
        Column(t("committee_sittings.kind")),
        Column(t("committee_sittings.subject")),
        Column(t("committee_sittings.public")),
        Column(t("committee_sittings.price"), "KSh", numeric=True),
        Column(t("committee_sittings.hansard_after"), t("bill.days"), numeric=True),
    )
    rows = tuple(
        (
            Cell(formats.day(one.held_on, language)),
            Cell(t(f"committee_sittings.kind_{one.kind}")),
            teller.as_cell(teller.text(one.subject)),
            Cell(t("committee_sittings.open" if one.open_to_public else "committee_sittings.closed")),
            teller.number_cell(one.cost_kes, 0),
            teller.number_cell(one.hansard_days),
        )
        for one in sittings
    )
    return Table(t("committee_sittings.table"), columns, rows, "sittings-table")


def reports_table(teller: Teller, reports: list[ReportStory]) -> Table:
    """Reports with when they were due and tabled, and what the Assembly decided."""
    t, language = teller.t, teller.language
    columns = (
        Column(t("committee_reports.report"), row_header=True),
        Column(t("committee_reports.due")),
        Column(t("committee_reports.tabled")),
        Column(t("committee_reports.decision")),
    )
    rows = tuple(
        (
            teller.as_cell(teller.text(one.report.title)),
            Cell(formats.day(one.report.due_on, language)),
            Cell(_tabled_on(teller, one)),
            Cell(_decided(teller, one)),
        )
        for one in reports
    )
    return Table(t("committee_reports.table"), columns, rows, "reports-table")


def _tabled_on(teller: Teller, story: ReportStory) -> str:
    t, tabled = teller.t, story.report.tabled_on
    if tabled is None:
        if story.days_overdue is None:
            return t("committee_reports.not_tabled")
        return t("committee_reports.is_overdue", days=formats.days(story.days_overdue, teller.language))
    day = formats.day(tabled, teller.language)
    return day if story.standing == "in_time" else t("committee_reports.tabled_late", day=day)


def _decided(teller: Teller, story: ReportStory) -> str:
    if story.report.decision is not None:
        return teller.t(f"committee_reports.decision_{story.report.decision}")
    return teller.t("committee_reports.undecided") if story.report.tabled_on is not None else "–"


def queries_table(teller: Teller, queries: list[QueryStory]) -> Table:
    """Questions with how long each waited."""
    t, language = teller.t, teller.language
    columns = (
        Column(t("committee_queries.subject"), row_header=True),
        Column(t("committee_queries.asked_on")),
        Column(t("committee_queries.stands")),
    )
    rows = tuple(
        (
            teller.as_cell(teller.text(one.query.subject)),
            Cell(formats.day(one.query.asked_on, language)),
            Cell(_answered(teller, one)),
        )
        for one in queries
    )
    return Table(t("committee_queries.table"), columns, rows, "questions-table")


def _answered(teller: Teller, story: QueryStory) -> str:
    t = teller.t
    said = t(f"committee_queries.stands_{story.standing}", days=formats.days(story.days, teller.language))
    if story.query.outcome in ("partial", "refused"):
        return t("committee_queries.but", said=said, worth=t(f"committee_queries.{story.query.outcome}"))
    return said
