"""One committee's register, row by row: plan, sittings, reports, questions, bills, open recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.bills.offer import listed_bills, stands

from .model import CommitteeBook, CommitteeStory
from .model_chains import OPEN_STAGES
from .offer import register_slug
from .page_groups import Group, drawn
from .page_tables import plan_table, queries_table, reports_table, sittings_table


def register_page(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Page:
    """Everything recorded of one committee in the quarter, and what was open at its end."""
    t, name = teller.t, teller.plain(story.unit.name)
    sheet = Sheet(
        heading=t("committee.register_of", committee=name),
        answer=t("committees.counted_to", day=book.as_at),
        sections=tuple(_sections(teller, book, story)),
    )
    still = [one for one in story.chains if one.stage in OPEN_STAGES]
    still.sort(key=lambda one: (-one.age_days, one.rec.rec_id))
    groups = [Group("recommendations", t("chain.oldest"), still)] if still else []
    return teller.page(
        register_slug(story.unit),
        {"sheet": sheet, "chains": drawn(teller, book, groups, with_committee=False)},
        t("committee.description", committee=name),
        title=sheet.heading,
        template="chains",
        trail=(
            (t("nav.committees"), addresses.contents(teller.language, "committees")),
            (name, addresses.unit(teller.language, story.unit)),
        ),
    )


def _sections(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Iterator[Section]:
    t, quarter = teller.t, book.release.quarter
    reports = [one for one in story.reports if one.shown_in(quarter)]
    queries = [one for one in story.queries if one.shown_in(quarter)]
    tables = (
        ("plan", "committee_plan", plan_table(teller, story.plan)),
        ("sittings", "committee_sittings", sittings_table(teller, story.work.sittings)),
        ("reports", "committee_reports", reports_table(teller, reports)),
        ("questions", "committee_queries", queries_table(teller, queries)),
    )
    for section_id, words, table in tables:
        heading = t(f"{words}.table")
        if table.rows:
            yield Section(section_id=section_id, heading=heading, tables=(table,))
        else:
            yield Section(section_id=section_id, heading=heading, paragraphs=(t(f"{words}.none"),))
    bills = tuple(_bills(teller, story)) or (t("committee.bills_none"),)
    yield Section(section_id="bills", heading=t("committee.bills_all"), points=bills)


def _bills(teller: Teller, story: CommitteeStory) -> Iterator[Words]:
    """Those that came to it, open ones first, each with where it stands."""
    register = teller.assembly.get(BillRegister)
    told = listed_bills(register.bills) if register is not None else ()
    own = [one for one in told if one.bill.committee_id == story.unit.unit_id]
    for one in sorted(own, key=lambda each: (not each.is_open, teller.plain(each.bill.title).casefold())):
        title = teller.text(one.bill.title, addresses.bill(teller.language, one.bill.slug))
        yield Text(
            teller.t("committee.bill_stands", title=title.text, stands=stands(teller, one)),
            title.lang,
            title.url,
        )
