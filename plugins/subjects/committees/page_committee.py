"""One committee on one page: what is before it now, its plan against delivery, what became of its
recommendations, its sittings, then its figures as a unit. All rows one by one stand on its register's
page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import capital
from plugins.core.strips.squares import squares
from plugins.subjects.units.offer_history import history_pages
from plugins.subjects.units.offer_unit import unit_sheet
from plugins.subjects.units.record import Unit

from .model import CommitteeBook, CommitteeStory, PlanTally
from .model_chains import STAGES, Chain, Stage
from .offer import register_slug, said_open, said_tabled, share, sittings_said
from .offer_chains import squares_of, stage_text
from .page_before import before_table
from .page_register import register_page


def committee_page(teller: Teller, book: CommitteeBook | None, unit: Unit) -> Iterator[Page]:
    """The committee's page, that of its register if anything is recorded, and that of its older figures."""
    t = teller.t
    story = next((one for one in book.committees if one.unit == unit), None) if book is not None else None
    if book is None or story is None:
        sheet = unit_sheet(teller, unit)
    else:
        sheet = unit_sheet(teller, unit, _said(teller, book, story))
        register = Text(t("committee.register"), url=addresses.page(teller.language, register_slug(unit)))
        sheet = replace(
            sheet,
            particulars=(*sheet.particulars, (t("committee.one_by_one"), register)),
            sections=(*_sections(teller, book, story), *sheet.sections),
        )
    yield teller.page(
        addresses.unit_slug(unit),
        sheet,
        t("committee.description", committee=sheet.heading),
        template="department",
        trail=((t("nav.committees"), addresses.contents(teller.language, "committees")),),
    )
    if book is not None and story is not None:
        yield register_page(teller, book, story)
    yield from history_pages(teller, unit)


def _said(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> str:
    t, told = teller.t, story.figures
    said = [said_tabled(teller, "committee", book.release.quarter, told)]
    said.append(t("committee.answer_hearings", count=told.sittings.hearings))
    if story.chains:
        done = sum(one.stage == "implemented" for one in story.chains)
        said.append(t("committee.answer_carried", count=done, of=len(story.chains)))
    return teller.marked(book.release, " ".join(said))


def _sections(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Iterator[Section]:
    t, told = teller.t, story.figures
    day = formats.day(book.as_at, teller.language)
    before = before_table(teller, book, story)
    yield Section(
        section_id="before",
        heading=t("committee.before"),
        paragraphs=() if before else (t("committee.before_none"),),
        tables=(before,) if before else (),
    )
    yield Section(
        section_id="plan",
        heading=t("committee_plan.heading"),
        paragraphs=tuple(_delivered(teller, story, day)) if story.plan else (t("committee_plan.none"),),
        tables=(_plan(teller, told.plan),) if story.plan else (),
    )
    yield Section(
        section_id="stages",
        heading=t("committee.recommendations"),
        paragraphs=_taken_over(teller, book, story) or _none(teller, story),
        tables=(_stages(teller, story.chains),) if story.chains else (),
    )
    yield Section(
        section_id="sittings",
        heading=t("committee_sittings.heading"),
        paragraphs=tuple(sittings_said(teller, told)),
    )
    yield Section(
        section_id="questions",
        heading=t("committee.reports_and_questions"),
        paragraphs=(_overdue(teller, story, day), *_waits(teller, story, day)),
        note=t("committee_queries.method") if story.queries else "",
    )


def _plan(teller: Teller, plan: tuple[PlanTally, ...]) -> Table:
    """A square for each piece of work of the year, by kind."""
    t = teller.t
    table = (
        columns(teller, [one for one in plan if one.planned])
        .column("committee_plan.figure_name", lambda one: t(f"committee_plan.kind_{one.kind}"))
        .picture(
            "column.picture",
            lambda one: Cell(
                "", picture=squares(one.delivered_due, one.due - one.delivered_due, one.planned - one.due)
            ),
        )
        .number("committee_plan.figure_value", lambda one: share(teller, one.delivered_due, one.due))
        .number("committee_plan.still_to_come", lambda one: one.planned - one.due)
        .table(t("committee_plan.heading"), "plan-table")
    )
    return replace(table, reading=t("committee_plan.reading"))


def _stages(teller: Teller, chains: tuple[Chain, ...]) -> Table:
    """A square for each recommendation, by where it stands."""
    t = teller.t

    def at(stage: Stage) -> list[Chain]:
        return [one for one in chains if one.stage == stage]

    table = (
        columns(teller, [stage for stage in STAGES if at(stage)])
        .column("chain.stage", lambda stage: stage_text(teller, stage))
        .picture("column.picture", lambda stage: squares_of(at(stage)))
        .number("chain.all", lambda stage: len(at(stage)))
        .number("chain.past_time", lambda stage: sum(one.overdue_days is not None for one in at(stage)))
        .table(t("committee.recommendations"), "stages-table")
    )
    return replace(table, reading=t("chain.reading"))


def _none(teller: Teller, story: CommitteeStory) -> tuple[Words, ...]:
    return () if story.chains else (teller.t("committee.recommendations_none"),)


def _delivered(teller: Teller, story: CommitteeStory, day: str) -> Iterator[Words]:
    """How much of what was due was delivered; nothing before anything is due."""
    plan = story.figures.plan
    delivered, due = sum(one.delivered_due for one in plan), sum(one.due for one in plan)
    if due:
        yield teller.t("committee.plan", count=delivered, of=due, day=day)


def _taken_over(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> tuple[Words, ...]:
    """The open recommendations that the committee has from others, which are there no more."""
    own = story.unit.unit_id
    taken = (
        (other, sum(one.rec.now_with == own and one.rec.is_open for one in other.chains))
        for other in book.committees
    )
    return tuple(
        teller.t("committee.taken_over", count=count, old=teller.plain(other.unit.name))
        for other, count in taken
        if count
    )


def _overdue(teller: Teller, story: CommitteeStory, day: str) -> Words:
    if not story.reports:
        return teller.t("committee_reports.none")
    return teller.t("committee_reports.overdue", count=story.figures.reports_overdue, day=day)


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
