"""One bill's page: the journey as an ordered list, what comes next, clocks, hearings, papers, amendments."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns, written
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence, marked
from plugins.core.strips.stairs import stair_strips
from plugins.subjects.corrections.offer_feed import keep_bill_feed
from plugins.subjects.units.measure import unit_of

from .measure_usual import ends_ahead, stages_ahead
from .model import BillRegister, BillStep, BillStory, ClockRun
from .offer import stands_since
from .record import BillStage, Participation
from .say_links import say_lapses, say_links

_PARTS = ("women", "youth", "pwd")
_AMENDMENT = {"rejected": "amendment_rejected", "withdrawn": "amendment_withdrawn"}


def bill_page(teller: Teller, register: BillRegister, story: BillStory) -> Page:
    """What happened to one bill."""
    t, bill = teller.t, story.bill
    title = teller.plain(bill.title)
    feed = keep_bill_feed(teller, register, story)
    sheet = Sheet(
        heading=title,
        answer=_answer(teller, register, story),
        particulars=(*_particulars(teller, story), *_follow(teller, feed)),
        markers=teller.markers(
            [event.status for event in bill.participation if event.status == "suppressed"]
        ),
    )
    view = {
        "sheet": sheet,
        "bill": {
            "summary": teller.text(bill.summary),
            "note": teller.text(bill.note),
            "links": tuple(say_links(teller, register, story)),
            "steps": _steps(teller, register, story),
            "pace": tuple(_pace(teller, story)),
            "next": tuple(_next(teller, register, story)),
            "sections": tuple(_sections(teller, story)),
            "documents": [_document(teller, one) for one in bill.documents],
        },
    }
    return teller.page(
        f"bills/{bill.slug}",
        view,
        t("bill.description", title=title),
        title=title,
        template="bill",
        trail=((t("nav.bills"), addresses.contents(teller.language, "bills")),),
        feed=feed,
    )


def _follow(teller: Teller, feed: str) -> Iterator[tuple[str, Words]]:
    if feed:
        yield teller.t("feeds.bill"), Text("Atom", url=feed)


def committee_name(teller: Teller, unit_id: str | None) -> Text:
    """A committee's name; empty where there is none."""
    return teller.text(unit_of(teller.assembly, unit_id).name) if unit_id else Text("")


def _answer(teller: Teller, register: BillRegister, story: BillStory) -> Text:
    said = stands_since(teller, story)
    said = said[:1].lower() + said[1:]  # it follows the mark; alone it gets its capital back
    return teller.sentence(marked(register.release, Sentence(said, teller.language), teller.voice))


def _particulars(teller: Teller, story: BillStory) -> Iterator[tuple[str, Words]]:
    t, bill = teller.t, story.bill
    yield t("bill.number"), _english(teller, bill.number)
    yield (
        t("bill.session"),
        Text(str(bill.session), url=addresses.page(teller.language, f"bills/session-{bill.session}")),
    )
    yield t("bill.origin"), t(f"bill.origin_{bill.origin}")
    if bill.mover:
        yield t("bill.mover"), _english(teller, bill.mover)
    if bill.committee_id:
        yield t("bill.committee"), teller.unit(unit_of(teller.assembly, bill.committee_id))
    if bill.gazette_no:
        yield t("bill.gazette"), _english(teller, bill.gazette_no)
    if bill.act_no:
        yield t("bill.act"), _english(teller, bill.act_no)


def _steps(teller: Teller, register: BillRegister, story: BillStory) -> list[dict[str, Any]]:
    """The steps so far, then the stages that usually follow, as long as the usual time of each is known."""
    first = story.steps[0].action.date
    days = [(step.action.date - first).days for step in story.steps]
    ahead = stages_ahead(register, story)
    today = (register.as_at - first).days
    ends = ends_ahead(days[-1], today, [usual for _, usual in ahead])
    strips = stair_strips(days, today, under_way=story.is_open, ahead=ends)
    told = [_step(teller, story, step) for step in story.steps]
    told += [_step_ahead(teller, stage, usual) for stage, usual in ahead[1:]]
    return [{**step, "picture": strip} for step, strip in zip(told, strips, strict=True)]


def _step_ahead(teller: Teller, stage: BillStage, usual: int) -> dict[str, Any]:
    days = formats.days(usual, teller.language)
    gap = teller.t("bill.usually", days=days) if usual else teller.t("bill.usually_same_day")
    nothing = {"committee": Text(""), "date": "", "result": "", "note": Text(""), "now": False}
    return {**nothing, "name": teller.text(stage.name), "gap": gap}


def _step(teller: Teller, story: BillStory, step: BillStep) -> dict[str, Any]:
    t, action = teller.t, step.action
    gap = ""
    if step.days is not None:
        gap = t("bill.same_day") if step.days == 0 else t("bill.after", count=step.days)
    result = t(f"bill.result_{action.result}") if action.result else ""
    if action.result == "passed" and action.stage_id == "scrutiny":
        result = ""
    return {
        "name": teller.text(step.stage.name),
        "committee": committee_name(teller, action.unit_id),
        "date": formats.day(action.date, teller.language),
        "gap": gap,
        "result": result,
        "note": teller.text(action.note),
        "now": step is story.steps[-1] and story.is_open,
    }


def _pace(teller: Teller, story: BillStory) -> Iterator[str]:
    t, language = teller.t, teller.language
    yield from say_lapses(teller, story)
    if story.readings_on_one_day:
        yield f"{t('bill.one_day')} {t('bill.one_day_text')}"
    elif story.days_to_passage is not None:
        yield t("bill.took", days=formats.days(story.days_to_passage, language))
    elif story.days_waiting is not None:
        yield t("bill.waiting", days=formats.days(story.days_waiting, language))


def _sections(teller: Teller, story: BillStory) -> Iterator[Section]:
    t, bill = teller.t, story.bill
    yield Section(
        section_id="participation",
        heading=t("bill.participation"),
        paragraphs=() if bill.participation else (t("bill.participation_none"),),
        tables=(_participation(teller, bill.participation),) if bill.participation else (),
        note=t("bill.participation_note") if bill.participation else "",
    )
    yield Section(
        section_id="clocks",
        heading=t("bill.clocks"),
        paragraphs=() if story.clocks else (t("bill.clocks_none"),),
        points=tuple(_clock(teller, run) for run in story.clocks),
    )
    if bill.amendments:
        yield Section(
            section_id="amendments", heading=t("bill.amendments"), tables=(_amendments(teller, story),)
        )


def _next(teller: Teller, register: BillRegister, story: BillStory) -> Iterator[Words]:
    t, language = teller.t, teller.language
    step = story.stage.next if story.outcome in ("open", "governor", "law") else None
    yield teller.text(step) if step else t("bill.next_nothing")
    for event in story.bill.participation:
        if event.held_on > register.as_at:
            kind, day = t(f"bill.kind_{event.kind}"), formats.day(event.held_on, language)
            if event.place:
                yield t("bill.next_meeting_at", kind=kind, day=day, place=event.place)
            else:
                yield t("bill.next_meeting", kind=kind, day=day)
    for run in story.clocks:
        if run.ended_on is None and run.verdict in ("running", "missed"):
            yield _clock(teller, run)


def _clock(teller: Teller, run: ClockRun) -> Text:
    clock = run.clock
    what = teller.text(clock.what)
    ended = run.ended_on is not None
    if clock.kind == "before":
        key = f"order_{run.verdict}" if run.verdict != "counted" else "counted"
    elif run.verdict == "running":
        key = "running_on_day" if clock.kind == "on_day" else "running"
    else:
        key = run.verdict if ended else f"{run.verdict}_running"
    values: dict[str, str] = {"what": what.text}
    if clock.verified:
        values["basis"] = teller.cited(clock.basis)
    if key != "order_missed":
        values["days"] = formats.days(run.days or 0, teller.language)
    if key.startswith("running") and run.due_on is not None:
        values["due"] = formats.day(run.due_on, teller.language)
    return Text(teller.t(f"bill_clock.{key}", count=None, **values), what.lang)


def _participation(teller: Teller, events: tuple[Participation, ...]) -> Table:
    t = teller.t
    shown = (
        columns(teller, events, "bill_participation")
        .column("kind", lambda one: _event(teller, one))
        .column("notice_days")
        .number("attendees", lambda one: _people_cell(teller, one))
    )
    for name in (f"attendees_{part}" for part in _PARTS):
        told = attrgetter(name)
        shown = shown.number(name, told, when=any(told(one) is not None for one in events))
    return shown.column("submissions").table(t("bill.events"), "participation-table")


def _event(teller: Teller, one: Participation) -> str:
    day = formats.day(one.held_on, teller.language)
    return teller.t("bill.event_on", kind=teller.t(f"bill.kind_{one.kind}"), day=day)


def _people_cell(teller: Teller, event: Participation) -> Cell:
    status = None if event.status == "not_applicable" else event.status
    return written(teller, event.attendees, status=status)


def _document(teller: Teller, document: Any) -> dict[str, Any]:
    return {
        "title": teller.text(document.title),
        "date": formats.day(document.dated_on, teller.language),
        "address": document.address,
    }


def _amendments(teller: Teller, story: BillStory) -> Table:
    return (
        columns(teller, story.bill.amendments, "bill_amendments")
        .named("summary", "clause")
        .column("bill.mover", lambda one: _moved_by(teller, one.mover))
        .column("bill.result", lambda one: teller.t(f"bill.{_AMENDMENT.get(one.result, one.result)}"))
        .table(teller.t("bill.amendments_moved"), "amendments-table")
    )


def _moved_by(teller: Teller, mover: str) -> Text:
    return Text(teller.t("bill.by_committee")) if mover == "committee" else _english(teller, mover)


def _english(teller: Teller, text: str) -> Text:
    """Names and numbers of papers are in English on every page."""
    return Text(text, "en" if teller.language != "en" else None)
