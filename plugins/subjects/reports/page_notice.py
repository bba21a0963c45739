"""One sheet of A4 for a notice board: the quarter's answer, six promises, the House now, and how to check the
sheet.

It says what the report and the summary for citizens say, and nothing else, so that a sheet on a wall cannot
contradict the page; address and whole checksum let anybody find the version that it was printed from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.page import Page
from plugins.core.pages.paper import Paper, can_print
from plugins.core.pages.parts import Section, Sheet, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_sections import promised, promises_section
from plugins.subjects.figures.offer_table import legend
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.index.offer import scale_of

from . import offer_release as about
from .say import say_headline
from .say_summaries import say_summary

#: Sentences of the summary for citizens that a sheet has room for, after the answer.
_POINTS = 4


def notice_pages(teller: Teller) -> Iterator[Page]:
    """A sheet for each quarter, and for each version that is told as it came out."""
    address = partial(addresses.notice, teller.language)
    for report in (*teller.assembly.reports, *teller.assembly.kept):
        t, told = teller.t, versions.told_as(teller.assembly, report)
        months = formats.months(report.quarter, teller.language)
        yield teller.page(
            addresses.slug_of(address(told)),
            notice_sheet(teller, report),
            t("notice_sheet.description", months=months),
            title=_title(teller, report),
            template="notice",
            marked=report.release.is_illustrative,
            back_cast=report.release.is_back_cast,
            trail=(
                (t("nav.reports"), addresses.contents(teller.language, "reports")),
                (months, addresses.report(teller.language, told)),
            ),
        )


def notice_sheet(teller: Teller, report: Report) -> Sheet:
    """What the sheet of a report says, on the page and as a PDF."""
    address = partial(addresses.notice, teller.language)
    return Sheet(
        heading=formats.months(report.quarter, teller.language),
        answer=teller.sentence(say_headline(teller.assembly, report, teller.voice)),
        tally=tally_discs(teller, report[Figures].tally),
        scale=scale_of(teller, report),
        notices=versions.replaced(teller, report, address),
        markers=legend(teller, promised(report)),
        sections=tuple(_sections(teller, report, address(versions.told_as(teller.assembly, report)))),
    )


def paper_of(teller: Teller, report: Report) -> str:
    """The address of the sheet as a PDF, which is then made; empty where none is made: a PDF travels alone,
    so it needs a public address to say where it stands, and the program that sets it."""
    site, release = teller.site, report.release
    url = addresses.paper(teller.language, versions.told_as(teller.assembly, report))
    if not site.public_address or not can_print():
        return ""
    if url not in site.papers:
        t = teller.t
        marks = (
            f"{t('mark.illustrative')} {t('mark.illustrative_why')}" if release.is_illustrative else "",
            t("mark.back_cast") if release.is_back_cast else "",
            t("site.unreviewed") if t.carries_mark else "",
        )
        site.papers[url] = Paper(
            language=teller.language,
            above=teller.t("site.name"),
            title=_title(teller, report),
            mark=" ".join(filter(None, marks)),
            sheet=notice_sheet(teller, report),
            day=release.published_on,
        )
    return url


def _title(teller: Teller, report: Report) -> str:
    months = formats.months(report.quarter, teller.language)
    return versions.with_version(teller, report, teller.t("notice_sheet.title", months=months))


def _sections(teller: Teller, report: Report, url: str) -> Iterator[Section]:
    t = teller.t
    if (promises := promises_section(teller, report)) is not None:
        yield Section(section_id="promises", heading=promises.heading, tables=promises.tables)
    told = say_summary("citizens", teller.assembly, report, teller.voice)[1:]
    yield Section(
        section_id="points", heading=t("audience.citizens"), points=teller.sentences(told[:_POINTS])
    )
    yield Section(
        section_id="check", heading=t("notice_sheet.check"), points=tuple(_check(teller, report, url))
    )


def _check(teller: Teller, report: Report, url: str) -> Iterator[Words]:
    t, release = teller.t, report.release
    published = formats.day(release.published_on, teller.language)
    yield t("notice_sheet.version", version=release.version, day=published)
    address = teller.site.absolute(url)
    yield t("notice_sheet.address", address=address) if address else t("notice_sheet.no_address")
    yield t("notice_sheet.checksum", sum=about.checksum_said(teller, report))
    if release.next_expected_on is not None:
        due = formats.day(release.next_expected_on, teller.language)
        yield f"{t('reports.next', day=due)} {t('calendar.if_later')}"
    yield t("footer.contact")
