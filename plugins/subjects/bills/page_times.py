"""How long bills take: time to passage with those still waiting, passage by year, periods set by law."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.core.measures.rounding import half_up, percentage
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence
from plugins.subjects.bills.measure import HALF_A_YEAR
from plugins.subjects.bills.model import BillRegister, ClockTally, Cohort
from plugins.subjects.figures.say_captions import Caption
from plugins.subjects.reports.say import marked

#: After how many days the text alternative of the figure tells the share passed.
_LOOKED_AT = (90, 180)


def times_page(teller: Teller, register: BillRegister) -> Page:
    """The page about all bills together."""
    t = teller.t
    sheet = Sheet(
        heading=t("bill_times.heading"),
        answer=marked(
            register.release, Sentence(_answer(teller, register), teller.language), teller.voice
        ).text,
        sections=tuple(_sections(teller, register)),
    )
    return teller.page(
        "bills/how-long",
        sheet,
        t("bill_times.description"),
        trail=((t("nav.bills"), addresses.contents(teller.language, "bills")),),
        section="bills",
    )


def _answer(teller: Teller, register: BillRegister) -> str:
    t, language = teller.t, teller.language
    if not register.curve:
        return t("bill_times.nothing")
    if register.median_days is not None:
        return t("bill_times.half_passed", days=formats.days(register.median_days, language))
    last = register.curve[-1]
    share = formats.percent(_passed_by(register, last.time), language)
    return t("bill_times.half_not", share=share, days=formats.days(last.time, language))


def _sections(teller: Teller, register: BillRegister) -> Iterator[Section]:
    t = teller.t
    day = formats.day(register.as_at, teller.language)
    if register.curve:
        yield Section(
            section_id="passage",
            heading=t("bill_times.passage"),
            figures=(_figure(teller, register),),
            paragraphs=(t("bill_times.method"),),
            note=t("bills.counted_to", day=day),
        )
        yield Section(
            section_id="years",
            heading=t("bill_times.cohorts"),
            paragraphs=(t("bill_times.cohorts_text", days=formats.days(HALF_A_YEAR, teller.language)),),
            tables=(_cohorts(teller, register.cohorts),),
        )
    hurried = [story for story in register.bills if story.readings_on_one_day]
    passed = sum(story.passed_on is not None for story in register.bills)
    yield Section(
        section_id="one-day",
        heading=t("bill_times.one_day"),
        paragraphs=(t("bill_times.one_day_text", count=len(hurried), passed=formats.number(passed)),),
        points=tuple(
            teller.text(story.bill.title, addresses.bill(teller.language, story.bill.slug))
            for story in hurried
        ),
    )
    yield Section(
        section_id="clocks",
        heading=t("bill_times.clocks"),
        paragraphs=(t("bill_times.clocks_text"),),
        tables=(_clocks(teller, register.clocks),),
    )
    yield Section(
        section_id="notice", heading=t("bill_times.notice"), paragraphs=(_notice(teller, register),)
    )


def _figure(teller: Teller, register: BillRegister) -> FigureView:
    t, language = teller.t, teller.language
    rows = [
        {
            "days": step.time,
            "value": 100 - step.waiting_pct,
            "at_risk": step.at_risk,
            "events": step.events,
            "censored": step.censored,
        }
        for step in register.curve
    ]
    labels = {
        "days": t("bill_times.axis"),
        "value": t("bill_times.passed_share"),
        "unit": "%",
        "suffix": "%",
        "axis": t("bill_times.axis"),
    }
    if register.median_days is not None:
        labels["half"] = t("bill_times.half_label", days=formats.days(register.median_days, language))
    return teller.figure(
        "steps",
        rows,
        figure_id="time-to-passage",
        caption=_caption(teller, register),
        labels=labels,
        provenance=register.release.provenance,
        unit="percent",
        csv_stem="bills-time-to-passage",
    )


def _caption(teller: Teller, register: BillRegister) -> Caption:
    t, language, last = teller.t, teller.language, register.curve[-1]
    ended = formats.percent(_passed_by(register, last.time), language)
    if register.median_days is not None:
        title = t("bill_times.figure_title", days=formats.days(register.median_days, language))
    else:
        title = t("bill_times.figure_title_not", days=formats.days(last.time, language), share=ended)
    text = t(
        "bill_times.figure_text",
        read=formats.number(register.curve[0].at_risk),
        passed=formats.number(sum(step.events for step in register.curve)),
        first=formats.percent(_passed_by(register, _LOOKED_AT[0]), language),
        first_days=formats.days(_LOOKED_AT[0], language),
        second=formats.percent(_passed_by(register, _LOOKED_AT[1]), language),
        second_days=formats.days(_LOOKED_AT[1], language),
        last=ended,
        last_days=formats.days(last.time, language),
    )
    said = (Sentence(words, language) for words in (title, t("bill_times.figure_subtitle"), text))
    return Caption(*said)


def _passed_by(register: BillRegister, days: int) -> Decimal:
    """The share passed within so many days of first reading, in whole per cent."""
    waiting = [step.waiting_pct for step in register.curve if step.time <= days]
    return half_up(100 - waiting[-1], 0) if waiting else Decimal(0)


def _cohorts(teller: Teller, cohorts: tuple[Cohort, ...]) -> Table:
    t = teller.t
    in_time = t("bill_times.in_time", days=formats.days(HALF_A_YEAR, teller.language))
    return (
        columns(teller, cohorts)
        .column("bill_times.year", lambda cohort: cohort.financial_year.replace("-", "/"))
        .number("bill_times.read", lambda cohort: cohort.read)
        .number("", lambda cohort: _in_time(teller, cohort), heading=in_time)
        .number("bill_times.passed", lambda cohort: cohort.passed)
        .number("bill_times.waiting", lambda cohort: cohort.waiting)
        .number("bill_times.ended", lambda cohort: cohort.ended)
        .table(t("bill_times.cohorts"), "years-table")
    )


def _in_time(teller: Teller, cohort: Cohort) -> Cell:
    if cohort.passed_in_time is None:
        return Cell(teller.t("bill_times.too_early"), kind="missing")
    share = half_up(percentage(Decimal(cohort.passed_in_time), Decimal(cohort.read)), 0)
    return Cell(f"{formats.number(cohort.passed_in_time)} ({formats.number(share)}%)")


def _clocks(teller: Teller, clocks: tuple[ClockTally, ...]) -> Table:
    t = teller.t

    def if_checked(one: ClockTally, count: int) -> int | None:
        return count if one.clock.verified else None

    return (
        columns(teller, clocks)
        .column("bill_times.clock", lambda one: _clock(teller, one))
        .number("bill_times.in_time_short", lambda one: if_checked(one, one.met))
        .number("bill_times.late", lambda one: if_checked(one, one.missed))
        .number("bill_times.running", lambda one: if_checked(one, one.running))
        .number("bill_times.other", lambda one: if_checked(one, one.other_day))
        .number("bill_times.middle", lambda one: one.median_days, unit=t("bill.days"))
        .table(t("bill_times.clocks"), "clocks-table")
    )


def _clock(teller: Teller, one: ClockTally) -> Text:
    """What must happen in time, and by what law."""
    what = teller.text(one.clock.what)
    basis = one.clock.basis if one.clock.verified else teller.t("bill_times.not_checked")
    return Text(teller.t("bill_times.clock_of", what=what.text.rstrip("."), basis=basis), what.lang)


def _notice(teller: Teller, register: BillRegister) -> Text:
    t, language, notice = teller.t, teller.language, register.notice
    if notice is None:
        return Text(t("bill_times.notice_none"))
    middle, least = formats.days(notice.median_days, language), formats.days(notice.least_days, language)
    return Text(t("bill_times.notice_text", count=notice.events, middle=middle, least=least))
