"""What readers look for in the work of committees: recommendations, reports, questions; how each stands."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing
from plugins.core.statements import formats

from .model import CommitteeBook, CommitteeStory, QueryStory, ReportStory
from .model_chains import OPEN_STAGES
from .offer import anchor_of, register_slug
from .offer_chains import PAGE, chain_url, stage_text

RECOMMENDATION = Kind("recommendation", PAGE)
REPORT, QUESTION = Kind("committee_report"), Kind("question")


def say_tabled(teller: Teller, story: ReportStory) -> str:
    """When a report was tabled, or how late it is, in a few words."""
    t, tabled = teller.t, story.report.tabled_on
    if tabled is None:
        if story.days_overdue is None:
            return t("committee_reports.not_tabled")
        return t("committee_reports.is_overdue", days=formats.days(story.days_overdue, teller.language))
    day = formats.day(tabled, teller.language)
    return day if story.standing == "in_time" else t("committee_reports.tabled_late", day=day)


def say_answered(teller: Teller, story: QueryStory) -> str:
    """How a question stands, in a few words."""
    t = teller.t
    said = t(f"committee_queries.stands_{story.standing}", days=formats.days(story.days, teller.language))
    if story.query.outcome in ("partial", "refused"):
        return t("committee_queries.but", said=said, worth=t(f"committee_queries.{story.query.outcome}"))
    return said


def things(teller: Teller) -> Iterator[Thing]:
    """Every recommendation; the reports and questions that the committees' registers tell of."""
    book = teller.assembly.get(CommitteeBook)
    if book is None:
        return
    for chain in book.chains:
        rec, stage = chain.rec, stage_text(teller, chain.stage)
        yield thing(
            teller,
            RECOMMENDATION,
            rec.text,
            chain_url(teller, chain),
            stage.text,
            is_open=chain.stage in OPEN_STAGES,
            day=rec.implemented_on or rec.made_on,
        )
    for story in book.committees:
        yield from _register(teller, book, story)


def _register(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Iterator[Thing]:
    url, quarter = addresses.page(teller.language, register_slug(story.unit)), book.release.quarter
    for one in (each for each in story.reports if each.shown_in(quarter)):
        here, still = f"{url}#{anchor_of(one.report.report_id)}", one.report.tabled_on is None
        day = one.report.tabled_on or one.report.due_on
        yield thing(teller, REPORT, one.report.title, here, say_tabled(teller, one), is_open=still, day=day)
    for each in (each for each in story.queries if each.shown_in(quarter)):
        query, here = each.query, f"{url}#{anchor_of(each.query.query_id)}"
        day = query.answered_on or query.asked_on
        yield thing(
            teller, QUESTION, query.subject, here, say_answered(teller, each), is_open=query.is_open, day=day
        )
