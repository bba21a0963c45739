"""Every page that the site has, and every file that its readers can take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checked_tables.texts import LANGUAGES
from plugins.core.pages import addresses
from plugins.core.pages.all_pages import all_pages_page
from plugins.core.pages.missing_page import missing_page
from plugins.core.pages.official import is_official
from plugins.core.pages.page import Page
from plugins.core.pages.prose import Prose, prose_page
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.subjects.actions.page import actions_page
from plugins.subjects.annual.page import annual_report_pages
from plugins.subjects.bills.page import bill_pages
from plugins.subjects.calendar.page import calendar_page
from plugins.subjects.commitments.page import commitments_page
from plugins.subjects.committees.page import committee_pages
from plugins.subjects.competencies.page import competencies_page
from plugins.subjects.corrections.page import revisions_page
from plugins.subjects.corrections.page_log import change_log_page
from plugins.subjects.framework.page import framework_page, training_page
from plugins.subjects.glossary.page import glossary_page
from plugins.subjects.hiding.page import disclosure_page
from plugins.subjects.index.page import index_pages
from plugins.subjects.labour.page import labour_page
from plugins.subjects.metrics.page import metric_pages
from plugins.subjects.money.page import resources_page
from plugins.subjects.open_data.page import data_page
from plugins.subjects.plan.page import workplan_page
from plugins.subjects.plan.page_audits import audits_page
from plugins.subjects.plan.page_reviews import reviews_page
from plugins.subjects.releases.page import about_release_pages
from plugins.subjects.releases.page_own_performance import own_performance_page
from plugins.subjects.reports.page import report_pages
from plugins.subjects.reports.page_home import front_page, home_page
from plugins.subjects.reports.page_list import corrections_page, reports_page, summaries_pages
from plugins.subjects.scorecard.page import scorecard_pages
from plugins.subjects.services.page import service_pages
from plugins.subjects.source_notes.page import source_notes_page
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.trainings.page import trainings_page
from plugins.subjects.translation.measure import count_records
from plugins.subjects.translation.page import completeness_page
from plugins.subjects.units.page import department_pages

from .packages import Folder, packages, recompute_script


def pages_of(site: Site) -> tuple[Page, ...]:
    """All generated pages in both languages; the downloads they link to are kept in ``site.files``."""
    folders = tuple(packages(site.assembly, site.schemas, site.wording))
    for folder in folders:
        for download in folder.downloads:
            site.keep(download.path, download.content)
    site.keep("data/recompute.py", recompute_script())
    pages = [front_page(site), missing_page(site)]
    for language in LANGUAGES:
        pages.extend(_pages_in(Teller(site, language), folders))
    return tuple(pages)


def prose_pages(site: Site, texts: Iterator[Prose]) -> tuple[Page, ...]:
    """The pages written in Markdown, and the page that counts how much of everything is in Kiswahili."""
    written = tuple(texts)
    official = frozenset(prose.slug for prose in written if is_official(prose.slug))
    there = frozenset(addresses.page(prose.lang, prose.slug) for prose in written)
    records = count_records(site.assembly)
    notes = frozenset(note.note_id for note in site.assembly.rows(SourceNote))
    return (
        *(
            _reachable(prose_page(Teller(site, prose.lang), prose, official, notes), there)
            for prose in written
        ),
        *(completeness_page(Teller(site, language), written, records) for language in LANGUAGES),
    )


def _reachable(page: Page, there: frozenset[str]) -> Page:
    """The page; if it is in one language only, its language link leads to the other language's home."""
    if page.alternate in there:
        return page
    (other,) = (language for language in LANGUAGES if language != page.lang)
    return replace(page, alternate=addresses.home(other), languages=())


def contents_pages(site: Site, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The page, in both languages, that leads to all parts of the site, made from the other ``pages``."""
    return tuple(all_pages_page(Teller(site, language), pages) for language in LANGUAGES)


def _pages_in(teller: Teller, folders: tuple[Folder, ...]) -> Iterator[Page]:
    yield change_log_page(teller)  # first: it keeps the feed that all pages name
    yield home_page(teller)
    yield reports_page(teller)
    yield from report_pages(teller)
    yield from summaries_pages(teller)
    yield from about_release_pages(teller)
    yield from index_pages(teller)
    yield from scorecard_pages(teller)
    yield from metric_pages(teller)
    yield from department_pages(teller)
    yield labour_page(teller)
    yield from bill_pages(teller)
    yield resources_page(teller)
    yield from service_pages(teller)
    yield from committee_pages(teller)
    yield framework_page(teller)
    yield competencies_page(teller)
    yield training_page(teller)
    yield trainings_page(teller)
    yield disclosure_page(teller)
    yield workplan_page(teller)
    yield reviews_page(teller)
    yield actions_page(teller)
    yield audits_page(teller)
    yield from annual_report_pages(teller)
    yield commitments_page(teller)
    yield glossary_page(teller)
    yield source_notes_page(teller)
    yield corrections_page(teller)
    yield calendar_page(teller)
    yield revisions_page(teller)
    yield own_performance_page(teller)
    yield data_page(teller, folders)
