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
        sheet = Sheet(
            heading=months,
            answer=teller.sentence(say_headline(teller.assembly, report, teller.voice)),
            tally=tally_discs(teller, report[Figures].tally),
            scale=scale_of(teller, report),
            notices=versions.replaced(teller, report, address),
            markers=legend(teller, promised(report)),
            sections=tuple(_sections(teller, report, address(told))),
        )
        yield teller.page(
            addresses.slug_of(address(told)),
            sheet,
            t("notice_sheet.description", months=months),
            title=versions.with_version(teller, report, t("notice_sheet.title", months=months)),
            template="notice",
            marked=report.release.is_illustrative,
            back_cast=report.release.is_back_cast,
            trail=(
                (t("nav.reports"), addresses.contents(teller.language, "reports")),
                (months, addresses.report(teller.language, told)),
            ),
        )


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
