"""Every page that the site has, and every file that its readers can take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.assembly.records import LANGUAGES

from .completeness import count_records
from .downloads.catalogue import Folder, packages, recompute_script
from .official import is_official
from .page import Page
from .site import Site
from .views.about_release import about_release_pages
from .views.actions import actions_page
from .views.all_pages import all_pages_page
from .views.annual_report import annual_report_pages
from .views.audits import audits_page
from .views.bills import bill_pages
from .views.calendar import calendar_page
from .views.change_log import change_log_page
from .views.commitments import commitments_page
from .views.committees import committee_pages
from .views.competencies import competencies_page
from .views.completeness import completeness_page
from .views.departments import department_pages
from .views.disclosure import disclosure_page
from .views.glossary import glossary_page
from .views.home import front_page, home_page
from .views.index import index_pages
from .views.labour import labour_page
from .views.metrics import metric_pages
from .views.missing_page import missing_page
from .views.open_data import data_page
from .views.own_performance import own_performance_page
from .views.prose import Prose, prose_page
from .views.releases import corrections_page, reports_page, summaries_pages
from .views.report import report_pages
from .views.resources import resources_page
from .views.reviews import reviews_page
from .views.revisions import revisions_page
from .views.scorecard import scorecard_pages
from .views.services import service_pages
from .views.source_notes import source_notes_page
from .views.sources import framework_page, training_page
from .views.teller import Teller
from .views.trainings import trainings_page
from .views.workplan import workplan_page


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
    records = count_records(site.assembly)
    return (
        *(prose_page(Teller(site, prose.lang), prose, official) for prose in written),
        *(completeness_page(Teller(site, language), written, records) for language in LANGUAGES),
    )


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
