"""A quarter's report and its older versions: the answer, the points, the figures, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checked_tables.texts import Bilingual
from plugins.core.drawing.card import Card
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Notice, Section, StagePassed, Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.calendar.offer import late_line
from plugins.subjects.figures import offer_sections as figures
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_changed import changed_section
from plugins.subjects.figures.offer_table import legend
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.offer import index_section, scale_of
from plugins.subjects.releases.record import SignOff
from plugins.subjects.rewordings.offer import kept_words
from plugins.subjects.scorecard.offer import scorecard_section
from plugins.subjects.seats.offer import election_notices
from plugins.subjects.units.record import Unit

from . import offer_release as about
from . import page_arrivals as arrivals
from .offer_people import people_section
from .page_notice import paper_of
from .page_share import shared_at
from .say import say_headline
from .say_points import say_main_points
from .say_readers import AUDIENCES


def report_pages(teller: Teller) -> Iterator[Page]:
    """Each quarter's last report at its own address, also where it was withdrawn, and every version at the
    version's."""
    assembly = teller.assembly
    for place, report in enumerate(assembly.reports):
        earlier = assembly.reports[place - 1] if place else None
        later = assembly.reports[place + 1] if place + 1 < len(assembly.reports) else None
        yield _page(teller, report, earlier=earlier, later=later)
    for report in assembly.withdrawn:
        yield _page(teller, report)
    for report in assembly.released:
        yield _page(teller, report, alone=True)


def _page(
    teller: Teller,
    report: Report,
    *,
    alone: bool = False,
    earlier: Report | None = None,
    later: Report | None = None,
) -> Page:
    language, release, t = teller.language, report.release, teller.t
    months = formats.months(report.quarter, language)
    heading = t("report.heading", months=formats.months_and_quarter(report.quarter, language))
    url = addresses.report(language, release if alone else report.quarter)
    missing = arrivals.missing_section(teller, report)
    trail = [(t("nav.reports"), addresses.contents(language, "reports"))]
    if alone and not versions.is_kept(teller.assembly, report):
        trail.append((months, addresses.report(language, report.quarter)))
    view = {
        "heading": heading,
        "particulars": (
            *about.particulars(teller, report),
            *_earlier(teller, report),
            *_to_take_along(teller, report),
        ),
        "notices": _notices(teller, report),
        "answer": teller.sentence(say_headline(teller.assembly, report, teller.voice)),
        "tally": tally_discs(teller, report[Figures].tally),
        "scale": scale_of(teller, report),
        "points": teller.statements(say_main_points(report, teller.voice)),
        "readers": reader_links(teller, report),
        "readiness": None if release.has_index else arrivals.readiness_section(teller, report),
        "sections": _sections(teller, report),
        "actions": arrivals.actions_view(teller, report),
        "missing": missing,
        "markers": legend(teller, report[Figures].results),
        "corrections": about.corrections_section(teller, report),
        "words": kept_words(teller, report),
        "made": about.made_section(teller, report),
        "provenance": about.provenance_facts(teller, report),
        "sign_offs": _sign_offs(teller, report),
        "downloads": about.report_downloads(teller, report),
        "earlier": _neighbour(teller, earlier),
        "later": _neighbour(teller, later),
    }
    title = t("report.title", months=months)
    if alone:
        title = f"{title} ({t('common.version', version=release.version)})"
    return teller.page(
        addresses.slug_of(url),
        {"report": view},
        t("report.description", months=months),
        title=title,
        template="report",
        marked=release.is_illustrative,
        back_cast=release.is_back_cast,
        trail=tuple(trail),
        card=report_card(teller, report),
    )


def report_card(teller: Teller, report: Report) -> Card:
    """The card of a report: the targets met of those that could be judged, and its answer."""
    tally = report[Figures].tally
    number = f"{formats.number(tally.met)} / {formats.number(tally.judged)}" if tally.judged else ""
    said = say_headline(teller.assembly, report, teller.voice).text
    months = formats.months(report.quarter, teller.language)
    return teller.card(months, said, number, invented=report.release.is_illustrative)


def reader_links(teller: Teller, report: Report) -> tuple[Text, ...]:
    """The summaries for each group of readers."""
    told = versions.told_as(teller.assembly, report)
    return tuple(
        Text(teller.t(f"audience_short.{name}"), url=addresses.summary(teller.language, told, name))
        for name in AUDIENCES
    )


def _sections(teller: Teller, report: Report) -> tuple[Section, ...]:
    made = (
        index_section(teller, report) if report.release.has_index else None,
        changed_section(teller, report),
        figures.targets_section(teller, report),
        scorecard_section(teller, report),
        figures.trends_section(teller, report),
        figures.labour_section(teller, report),
        figures.budget_section(teller, report),
        people_section(teller, report),
        arrivals.submissions_section(teller, report),
    )
    return tuple(section for section in made if section is not None)


def _to_take_along(teller: Teller, report: Report) -> Iterator[tuple[str, Text]]:
    t, language = teller.t, teller.language
    url = addresses.notice(language, versions.told_as(teller.assembly, report))
    yield t("notice_sheet.print"), Text(t("notice_sheet.link"), url=url)
    if paper := paper_of(teller, report):
        yield "PDF", Text(t("notice_sheet.pdf"), url=paper)
    if report in teller.assembly.reports:
        yield t("share.label"), Text(t("share.link"), url=shared_at(teller, report))


def _earlier(teller: Teller, report: Report) -> tuple[tuple[str, Text], ...]:
    return versions.earlier(teller, report, partial(addresses.report, teller.language))


def _notices(teller: Teller, report: Report) -> tuple[Notice, ...]:
    t, release = teller.t, report.release
    notices = []
    if late := late_line(teller, release):
        notices.append(Notice(heading=t("notice.late"), paragraphs=(late,)))
    notices += versions.replaced(teller, report, partial(addresses.report, teller.language))
    return (*notices, *election_notices(teller, report))


def _sign_offs(teller: Teller, report: Report) -> tuple[StagePassed, ...]:
    return tuple(
        StagePassed(
            date=formats.day(passed.on_date, teller.language),
            stage=teller.t(f"stage.{passed.stage}"),
            office=_office(teller, passed.office),
            note=teller.text(passed.note),
        )
        for passed in report.rows(SignOff)
    )


def _office(teller: Teller, name: str) -> Text:
    """An office by the name that the reader's language has for it; an unknown one as it was written."""
    known = next((unit.name for unit in teller.assembly.rows(Unit) if unit.name.en == name), None)
    told = teller.cited(name)
    if known is None and told != name:
        return Text(told)
    return teller.text(known or Bilingual(name))


def _neighbour(teller: Teller, report: Report | None) -> tuple[str, str] | None:
    if report is None:
        return None
    months = formats.months(report.quarter, teller.language)
    return (months, addresses.report(teller.language, report.quarter))
