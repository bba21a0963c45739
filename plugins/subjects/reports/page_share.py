"""What may be passed on of each report: a message, how to cite it, its picture, a sheet to print.

Nothing is sent from here, and nobody is told: a message is text to copy, or is handed to the reader's own
program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import TABLED, earlier_years, year_links
from plugins.core.statements import formats

from . import offer_release as about
from .page_notice import paper_of
from .say import say_headline

SLUG = "share"
#: So many letters a message has at most.
MOST = 700


def share_pages(teller: Teller) -> Iterator[Page]:
    """A section for each report of the newest three financial years, the newest first; each earlier year has
    a page of its own."""
    years: dict[str, list[Report]] = {}
    for report in reversed(teller.assembly.reports):
        years.setdefault(report.quarter.financial_year, []).append(report)
    earlier = earlier_years(years, TABLED)
    newest = [report for year, reports in years.items() if year not in earlier for report in reports]
    heading = teller.t("share.heading")
    yield _page(teller, SLUG, heading, newest, tuple(year_links(teller, SLUG, earlier)))
    for year in earlier:
        of_year = teller.t("share.year_heading", year=year.replace("-", "/"))
        yield _page(teller, f"{SLUG}/{year}", of_year, years[year])


def shared_at(teller: Teller, report: Report) -> str:
    """The address of what may be passed on of a report: on the page of all, or on that of its year."""
    year = report.quarter.financial_year
    years = (one.quarter.financial_year for one in teller.assembly.reports)
    slug = f"{SLUG}/{year}" if year in earlier_years(years, TABLED) else SLUG
    return f"{addresses.page(teller.language, slug)}#{addresses.share_id(report.quarter)}"


def _page(
    teller: Teller, slug: str, heading: str, reports: Iterable[Report], earlier: tuple[Section, ...] = ()
) -> Page:
    t = teller.t
    trail = [(t("nav.reports"), addresses.contents(teller.language, "reports"))]
    if slug != SLUG:
        trail.append((t("share.heading"), addresses.page(teller.language, SLUG)))
    shared = [_shared(teller, report) for report in reports]
    return teller.page(
        slug,
        {"sheet": Sheet(heading=heading, answer=t("share.lead")), "shared": shared, "earlier": earlier},
        t("share.description"),
        title=heading,
        template="share",
        trail=tuple(trail),
    )


def _shared(teller: Teller, report: Report) -> dict[str, Any]:
    t = teller.t
    message = message_of(teller, report)
    return {
        "share_id": addresses.share_id(report.quarter),
        "heading": formats.months(report.quarter, teller.language),
        "blocks": (
            (t("share.message"), message),
            (t("share.cite"), _citation(teller, report)),
            ("BibTeX", _bibtex(teller, report)),
        ),
        "opens": f"whatsapp://send?text={quote(message)}",
        "points": tuple(_points(teller, report)),
    }


def message_of(teller: Teller, report: Report) -> str:
    """The report's answer and where it stands, in at most ``MOST`` letters: the answer gives way."""
    address = _address(teller, report)
    said = say_headline(teller.assembly, report, teller.voice).text
    room = MOST - len(address) - 1
    said = said if len(said) <= room else f"{said[: room - 2].rpartition(' ')[0]} …"
    return f"{said}\n{address}".strip()


def _address(teller: Teller, report: Report) -> str:
    """Where the version stands for ever; without a public address, that it has none yet."""
    url = addresses.report(teller.language, report.release)
    return teller.site.absolute(url) or teller.t("share.no_address")


def _title(teller: Teller, report: Report) -> str:
    version = teller.t("common.version", version=report.release.version).lower()
    title = teller.t("report.title", months=formats.months(report.quarter, teller.language))
    marked = teller.t("mark.illustrative_title", title=title) if report.release.is_illustrative else title
    return f"{marked} ({version})"


def _citation(teller: Teller, report: Report) -> str:
    return teller.t(
        "share.citation",
        assembly=teller.t("site.name"),
        title=_title(teller, report),
        day=formats.day(report.release.published_on, teller.language),
        address=_address(teller, report),
        sum=about.checksum_said(teller, report),
    )


def _bibtex(teller: Teller, report: Report) -> str:
    release = report.release
    fields = {
        "author": f"{{{teller.t('site.name')}}}",
        "title": _title(teller, report),
        "year": str(release.published_on.year),
        "url": _address(teller, report),
        "note": about.checksum_said(teller, report),
    }
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items())
    return f"@techreport{{kisumu-{report.quarter.slug}-{release.name},\n{lines}\n}}"


def _points(teller: Teller, report: Report) -> Iterator[Text]:
    t, language, told = teller.t, teller.language, versions.told_as(teller.assembly, report)
    yield Text(t("share.report"), url=addresses.report(language, told))
    yield Text(t("notice_sheet.link"), url=addresses.notice(language, told))
    if paper := paper_of(teller, report):
        yield Text(t("notice_sheet.pdf"), url=paper)
    card = addresses.card(language, addresses.slug_of(addresses.report(language, told)))
    if card in teller.site.cards:
        yield Text(t("share.card"), url=card)
