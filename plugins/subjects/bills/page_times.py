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
from plugins.core.pages.waiting import done_by, waiting_figure
from plugins.core.statements import formats

from .measure import HALF_A_YEAR
from .model import BillRegister, ClockTally, Cohort

#: After how many days the text alternative of the figure tells the share passed.
_LOOKED_AT = (90, 180)


def times_page(teller: Teller, register: BillRegister) -> Page:
    """The page about all bills together."""
    t = teller.t
    sheet = Sheet(
        heading=t("bill_times.heading"),
        answer=teller.marked(register.release, _answer(teller, register)),
        sections=tuple(_sections(teller, register)),
    )
    return teller.page(
        "bills/how-long",
        sheet,
        t("bill_times.description"),
        trail=((t("nav.bills"), addresses.contents(teller.language, "bills")),),
    )


def _answer(teller: Teller, register: BillRegister) -> str:
    t, language = teller.t, teller.language
    if not register.curve:
        return t("bill_times.nothing")
    if register.median_days is not None:
        return t("bill_times.half_passed", days=formats.days(register.median_days, language))
    last = register.curve[-1]
    share = formats.percent(done_by(register.curve, last.time), language)
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
        paragraphs=(t("bill_times.one_day_text", count=len(hurried), of=passed),),
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
    return waiting_figure(
        teller,
        "bill_times",
        register.curve,
        register.median_days,
        figure_id="time-to-passage",
        csv_stem="bills-time-to-passage",
        provenance=register.release.provenance,
        looked_at=_LOOKED_AT,
    )


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
    basis = teller.cited(one.clock.basis) if one.clock.verified else teller.t("bill_times.not_checked")
    return Text(teller.t("bill_times.clock_of", what=what.text.rstrip("."), basis=basis), what.lang)


def _notice(teller: Teller, register: BillRegister) -> Text:
    t, language, notice = teller.t, teller.language, register.notice
    if notice is None:
        return Text(t("bill_times.notice_none"))
    middle, least = formats.days(notice.median_days, language), formats.days(notice.least_days, language)
    return Text(t("bill_times.notice_text", count=notice.events, middle=middle, least=least))
