"""The tables of one committee's page: plan, sittings, reports, questions."""

from __future__ import annotations

from dataclasses import replace

from checked_tables.texts import Bilingual
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Text
from plugins.core.pages.tables import Table
from plugins.core.pages.teller import Teller

from .model import PlanStory, QueryStory, ReportStory
from .offer import anchor_of, share
from .offer_things import say_answered, say_tabled
from .record import Sitting

_OPEN = {True: "open", False: "closed"}


def plan_table(teller: Teller, plan: tuple[PlanStory, ...]) -> Table:
    """The year's plan, item by item."""
    t = teller.t
    return (
        columns(teller, plan, "committee_plan")
        .column("title", lambda one: one.item.title)
        .number("delivered_count", lambda one: share(teller, one.item.delivered_count, one.item.target_count))
        .column("standing", lambda one: _stands(teller, one))
        .column(
            "committee_plan.quarter",
            lambda one: t("committee_plan.quarter_of", number=str(one.item.planned_quarter)),
        )
        .table(t("committee_plan.heading"), "plan-table")
    )


def _stands(teller: Teller, story: PlanStory) -> Text:
    """Where an item stands, and the reason if one is given."""
    stands, reason = teller.t(f"committee_plan.stands_{story.standing}"), teller.text(story.item.reason)
    if not reason:
        return Text(stands)
    return Text(teller.t("committee_plan.with_reason", stands=stands, reason=reason.text), reason.lang)


def sittings_table(teller: Teller, sittings: tuple[Sitting, ...]) -> Table:
    """The quarter's sittings."""
    t = teller.t
    return (
        columns(teller, sittings, "sittings")
        .column("held_on")
        .column("kind", words="committee_sittings.kind_")
        .column("subject")
        .column("open_to_public", lambda one: t(f"committee_sittings.{_OPEN[one.open_to_public]}"))
        .number("cost_kes", decimals=0, unit="KSh")
        .number("hansard_days", unit=t("bill.days"))
        .table(t("committee_sittings.table"), "sittings-table")
    )


def reports_table(teller: Teller, reports: list[ReportStory]) -> Table:
    """Reports with when they were due and tabled, and what the Assembly decided."""
    return (
        columns(teller, reports, "committee_reports")
        .column("title", lambda one: _anchored(teller, one.report.title, one.report.report_id))
        .column("due_on", lambda one: one.report.due_on)
        .column("tabled_on", lambda one: say_tabled(teller, one))
        .column("decision", lambda one: _decided(teller, one))
        .table(teller.t("committee_reports.table"), "reports-table")
    )


def _decided(teller: Teller, story: ReportStory) -> str:
    if story.report.decision is not None:
        return teller.t(f"committee_reports.decision_{story.report.decision}")
    return teller.t("committee_reports.undecided") if story.report.tabled_on is not None else "–"


def queries_table(teller: Teller, queries: list[QueryStory]) -> Table:
    """Questions with how long each waited."""
    return (
        columns(teller, queries, "executive_queries")
        .column("subject", lambda one: _anchored(teller, one.query.subject, one.query.query_id))
        .column("asked_on", lambda one: one.query.asked_on)
        .column("standing", lambda one: say_answered(teller, one))
        .table(teller.t("committee_queries.table"), "questions-table")
    )


def _anchored(teller: Teller, title: Bilingual, row_id: str) -> Text:
    return replace(teller.text(title), anchor=anchor_of(row_id))
