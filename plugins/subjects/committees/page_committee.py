"""One committee's page: its plan, sittings, reports, questions, recommendations, and the bills before it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import capital
from plugins.core.time.quarter import Quarter
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.bills.offer import stands
from plugins.subjects.units.say import say_ended

from .model import CommitteeBook, CommitteeStory, QueryStory, ReportStory
from .model_chains import OPEN_STAGES, STAGES
from .offer import petition_link, petition_stories, said_open, said_tabled, sittings_said
from .offer_chains import chain_view
from .page_tables import plan_table, queries_table, reports_table, sittings_table

_OLDEST = 8


def committee_page(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Page:
    """Everything recorded of one committee."""
    t, language, told = teller.t, teller.language, story.figures
    name = teller.plain(story.unit.name)
    said = [said_tabled(teller, "committee", book.release.quarter, told)]
    said.append(t("committee.answer_hearings", count=told.sittings.hearings))
    if story.chains:
        done = sum(one.stage == "implemented" for one in story.chains)
        said.append(t("committee.answer_carried", count=done, of=len(story.chains)))
    answer = teller.marked(book.release, " ".join(said))
    ended = say_ended(teller.assembly, story.unit, teller.voice)
    sheet = Sheet(
        heading=name,
        answer=f"{ended.text} {answer}" if ended else answer,
        particulars=tuple(_particulars(teller, story)),
        sections=tuple(_sections(teller, book, story)),
    )
    still = [one for one in story.chains if one.stage in OPEN_STAGES]
    still.sort(key=lambda one: (-one.age_days, one.rec.rec_id))
    oldest = {
        "group_id": "recommendations",
        "heading": t("chain.oldest"),
        "chains": [chain_view(teller, one, book.as_at, with_committee=False) for one in still[:_OLDEST]],
    }
    return teller.page(
        f"committees/{story.unit.slug}",
        {"sheet": sheet, "chains": {"groups": [oldest] if still else [], "others": ()}},
        t("committee.description", committee=name),
        title=name,
        template="chains",
        trail=((t("nav.committees"), addresses.contents(language, "committees")),),
    )


def _particulars(teller: Teller, story: CommitteeStory) -> Iterator[tuple[str, Words]]:
    t, language = teller.t, teller.language
    figures = Text(t("committee.figures"), url=addresses.unit(language, story.unit.slug))
    yield t("nav.metrics"), figures
    register = teller.assembly.get(BillRegister)
    if register is not None and any(one.bill.committee_id == story.unit.unit_id for one in register.bills):
        url = addresses.bills_by(language, "committee", story.unit.slug)
        yield t("nav.bills"), Text(t("committee.bills_all"), url=url)


def _sections(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Iterator[Section]:
    t, told = teller.t, story.figures
    quarter, day = book.release.quarter, formats.day(book.as_at, teller.language)
    yield Section(
        section_id="plan",
        heading=t("committee_plan.heading"),
        paragraphs=tuple(_delivered(teller, story, day)) if story.plan else (t("committee_plan.none"),),
        tables=(plan_table(teller, story.plan),) if story.plan else (),
    )
    yield Section(
        section_id="sittings",
        heading=t("committee_sittings.heading"),
        paragraphs=tuple(sittings_said(teller, told)),
        tables=(sittings_table(teller, story.work.sittings),) if story.work.sittings else (),
    )
    reports = [one for one in story.reports if _shown_report(one, quarter)]
    overdue = t("committee_reports.overdue", count=told.reports_overdue, day=day)
    yield Section(
        section_id="reports",
        heading=t("committee_reports.heading"),
        paragraphs=(_tabled(teller, story), overdue) if story.reports else (t("committee_reports.none"),),
        tables=(reports_table(teller, reports),) if reports else (),
    )
    queries = [one for one in story.queries if _shown_query(one, quarter)]
    yield Section(
        section_id="questions",
        heading=t("committee_queries.heading"),
        paragraphs=tuple(_waits(teller, story, day)),
        tables=(queries_table(teller, queries),) if queries else (),
        note=t("committee_queries.method") if story.queries else "",
    )
    yield Section(section_id="bills", heading=t("committee.bills"), points=tuple(_bills(teller, story)))
    if petition_stories(teller):
        yield Section(
            section_id="petitions", heading=t("committee.petitions"), points=tuple(_petitions(teller, story))
        )
    yield Section(
        section_id="stages",
        heading=t("committee.recommendations"),
        paragraphs=tuple(_taken_over(teller, book, story)),
        points=tuple(_stages(teller, story)) or (t("committee.recommendations_none"),),
    )


def _delivered(teller: Teller, story: CommitteeStory, day: str) -> Iterator[Words]:
    """How much of what was due was delivered; nothing before anything is due."""
    plan = story.figures.plan
    delivered, due = sum(one.delivered_due for one in plan), sum(one.due for one in plan)
    if due:
        yield teller.t("committee.plan", count=delivered, of=due, day=day)


def _petitions(teller: Teller, story: CommitteeStory) -> Iterator[Words]:
    """Those that wait before the committee."""
    own = [one for one in petition_stories(teller) if one.petition.committee_id == story.unit.unit_id]
    still = [petition_link(teller, one.petition) for one in own if one.is_open]
    yield from still or [Text(teller.t("committee.petitions_none"))]


def _stages(teller: Teller, story: CommitteeStory) -> Iterator[Words]:
    """How many of the committee's recommendations stand at each stage, leading to all that stand there."""
    for stage in STAGES:
        count = sum(one.stage == stage for one in story.chains)
        if count:
            url = addresses.page(teller.language, f"committees/recommendations-{stage}")
            yield Text(f"{teller.t(f'chain.stage_{stage}')} ({formats.number(count)})", url=url)


def _taken_over(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Iterator[Words]:
    """The open recommendations that the committee has from others, which are there no more."""
    for other in book.committees:
        own = [one.rec for one in other.chains if one.rec.now_with == story.unit.unit_id and one.rec.is_open]
        if own:
            yield teller.t("committee.taken_over", count=len(own), old=teller.plain(other.unit.name))


def _tabled(teller: Teller, story: CommitteeStory) -> str:
    told = story.figures
    return teller.t("committee_reports.text", count=told.reports_tabled, of=told.reports_due)


def _waits(teller: Teller, story: CommitteeStory, day: str) -> Iterator[Words]:
    t, told = teller.t, story.figures
    if not story.queries:
        yield t("committee_queries.none")
        return
    if told.median_days is None:
        said = t("committee_queries.half_not")
    else:
        said = t("committee_queries.half", days=formats.days(told.median_days, teller.language))
    yield capital(said)
    if told.queries_due:
        yield t("committee_queries.in_time", count=told.queries_in_time, of=told.queries_due)
    yield said_open(teller, told, day)


def _shown_report(story: ReportStory, quarter: Quarter) -> bool:
    tabled = story.report.tabled_on
    return story.report.due_on >= quarter.first_day or tabled is None or tabled >= quarter.first_day


def _shown_query(story: QueryStory, quarter: Quarter) -> bool:
    return story.query.answered_on is None or story.query.answered_on >= quarter.first_day


def _bills(teller: Teller, story: CommitteeStory) -> Iterator[Words]:
    register = teller.assembly.get(BillRegister)
    own = [
        one
        for one in (register.bills if register is not None else ())
        if one.bill.committee_id == story.unit.unit_id and one.outcome == "open"
    ]
    for one in own:
        title = teller.text(one.bill.title, addresses.bill(teller.language, one.bill.slug))
        said = teller.t("committee.bill_stands", title=title.text, stands=stands(teller, one))
        yield Text(said, title.lang, title.url)
    if not own:
        yield teller.t("committee.bills_none")
