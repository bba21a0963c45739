"""The release calendar: what comes when, what was moved and why, and how punctual earlier releases were."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years, year_links
from plugins.core.statements import formats
from plugins.core.statements.voice import capital

from .measure import Announced, Kept, ahead, releases_announced
from .offer import (
    SLUG,
    _following,
    _moment,
    missed_reports,
    past,
    release_name,
    said_change,
    said_missed,
    say_punctuality,
    versions,
)
from .publish import pack_calendar
from .record import Calendar


def calendar_pages(teller: Teller) -> Iterator[Page]:
    """The page, whose calendar file is kept among the downloads, and one for each earlier year."""
    t, kept = teller.t, past(teller)
    told = releases_announced(teller.assembly[Calendar].entries)
    coming = ahead(told, versions(teller))
    years = earlier_years((_year(one.announced) for one in kept), TABLED)
    whole = (t("calendar.heading"), addresses.page(teller.language, SLUG))
    for year in years:
        said = year.replace("-", "/")
        sheet = Sheet(
            heading=t("calendar.year_heading", year=said),
            answer=teller.marked_all(t("calendar.year_answer", year=said)),
            sections=(
                _changes(teller, tuple(one for one in told if _year(one) == year)),
                _past(
                    teller,
                    tuple(one for one in kept if _year(one.announced) == year),
                    tuple(_missed(teller, year.__eq__)),
                ),
            ),
        )
        yield teller.page(f"{SLUG}/{year}", sheet, t("calendar.description"), trail=(whole,))
    sheet = Sheet(
        heading=t("calendar.heading"),
        answer=_answer(teller, coming),
        sections=(
            _ahead(teller, coming),
            _changes(teller, tuple(one for one in told if _year(one) not in years)),
            _past(
                teller,
                tuple(one for one in kept if _year(one.announced) not in years),
                (say_punctuality(teller), *_missed(teller, lambda year: year not in years)),
            ),
            *year_links(teller, SLUG, years),
            Section(
                section_id="how",
                heading=t("calendar.how"),
                points=(
                    *(t(f"calendar.how_{name}") for name in ("times", "moved", "file")),
                    Text(t("changes.heading"), url=addresses.page(teller.language, "changes")),
                ),
            ),
        ),
        downloads=(
            teller.download(_calendar_file(teller, told), t("calendar.file")),
            teller.download(teller.newest("calendar"), t("calendar.table_file")),
        ),
    )
    yield teller.page(SLUG, sheet, t("calendar.description"))


def _missed(teller: Teller, is_told: Callable[[str], bool]) -> Iterator[Text]:
    return (said_missed(teller, one) for one in missed_reports(teller) if is_told(_year(one)))


def _year(one: Announced) -> str:
    return one.quarter.financial_year


def _answer(teller: Teller, coming: tuple[Announced, ...]) -> Text:
    t, following = teller.t, _following(coming)
    if following is None:
        return Text(t("calendar.answer_none"))
    said = t(
        "calendar.answer",
        months=following.quarter,
        day=formats.weekday(following.at.date(), teller.language),
        clock=formats.clock(following.at.time(), teller.language),
    )
    invented = following.entries[-1].illustrative
    return Text(f"{t('calendar.mark')} {said}" if invented else capital(said))


def _ahead(teller: Teller, coming: tuple[Announced, ...]) -> Section:
    t = teller.t
    table = (
        columns(teller, coming)
        .column("calendar.release", lambda one: release_name(teller, one))
        .column("calendar.when", lambda one: _moment(teller, one.at))
        .table(t("calendar.ahead"), "ahead-table")
    )
    out = versions(teller)
    text = ""
    if out:
        newest = max(release.published_on for release in out)
        text = t("calendar.ahead_text", day=newest)
    return Section(
        section_id="ahead",
        heading=t("calendar.ahead"),
        paragraphs=tuple(filter(None, (text, "" if coming else t("calendar.ahead_none")))),
        tables=(table,) if coming else (),
    )


def _changes(teller: Teller, told: tuple[Announced, ...]) -> Section:
    t = teller.t
    moved = sorted(
        ((one, place) for one in told for place in range(1, len(one.entries))),
        key=lambda each: each[0].entries[each[1]].announced_on,
        reverse=True,
    )
    said: list[Words] = []
    for one, place in moved:
        said.append(f"{release_name(teller, one)}: {said_change(teller, one, place)} {t('calendar.because')}")
        said.append(teller.text(one.entries[place].reason))
    return Section(
        section_id="changes",
        heading=t("calendar.changes"),
        paragraphs=tuple(said) or (t("calendar.changes_none"),),
    )


def _past(teller: Teller, kept: tuple[Kept, ...], said: tuple[Words, ...]) -> Section:
    t = teller.t
    not_known = Cell(t("calendar.not_known"), kind="missing")
    missed = Cell(t("calendar.did_not_come"), kind="missing")
    table = (
        columns(teller, reversed(kept))
        .column("calendar.release", lambda one: _kept(teller, one.announced))
        .column("calendar.first_day", lambda one: one.announced.first_at.date())
        .column("calendar.force_day", lambda one: one.announced.at.date())
        .column("calendar.came_out", lambda one: missed if one.missed else one.published_on or not_known)
        .number("calendar.days_after_first", lambda one: one.days_after_first)
        .number("calendar.days_late", lambda one: one.days_late)
        .table(t("calendar.past"), "past-table")
    )
    return Section(
        section_id="past",
        heading=t("calendar.past"),
        paragraphs=said,
        tables=(table,) if kept else (),
    )


def _kept(teller: Teller, told: Announced) -> Text:
    """A release that is out, leading to its report."""
    language, url = teller.language, ""
    if told.kind == "quarterly_release" and teller.assembly.report(told.quarter):
        url = addresses.report(language, told.quarter)
    if told.kind == "annual_report" and teller.assembly.report(told.quarter):
        url = addresses.annual_report(language, told.quarter.financial_year)
    return Text(release_name(teller, told), url=url)


def _calendar_file(teller: Teller, told: tuple[Announced, ...]) -> str:
    """The address of the calendar file, which is permanent: people subscribe to it."""
    content = pack_calendar(
        _events(teller, told),
        name=f"{teller.t('site.name')}: {teller.t('calendar.heading')}",
        language=teller.language,
        url=teller.site.absolute(addresses.page(teller.language, SLUG)),
    )
    return teller.site.keep(f"{teller.language}/{SLUG}.ics", content)


def _events(teller: Teller, told: tuple[Announced, ...]) -> Iterator[tuple[Announced, str, str]]:
    t, language = teller.t, teller.language
    for one in told:
        day, clock = formats.weekday(one.at.date(), language), formats.clock(one.at.time(), language)
        said = [t("calendar.event_time", day=day, clock=clock)]
        for place in range(1, len(one.entries)):
            reason = teller.plain(one.entries[place].reason)
            said.append(f"{said_change(teller, one, place)} {t('calendar.because')} {reason}")
        summary = f"{t('site.name')}: {release_name(teller, one)}"
        if one.entries[-1].illustrative:
            summary = t("calendar.illustrative_event", summary=summary)
            said.append(t("calendar.illustrative_note"))
        yield one, summary, "\n".join(said).replace("\u00a0", " ")
