"""Every page that the site has, and every file that its readers can take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checked_tables.texts import LANGUAGES
from plugins.core.pages import addresses
from plugins.core.pages.cards import draw_cards
from plugins.core.pages.finding import finding_pages
from plugins.core.pages.missing_page import missing_page
from plugins.core.pages.official import GUIDE, NAME, clauses_of, is_official
from plugins.core.pages.page import Page
from plugins.core.pages.papers import print_papers
from plugins.core.pages.prose import Prose, prose_page
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.subjects.corrections.page_consequences import consequences_pages
from plugins.subjects.metrics.record import Metric
from plugins.subjects.open_data.offer import things_of_sets
from plugins.subjects.open_data.page import data_pages, keep_for_programs
from plugins.subjects.reports.page_home import front_page
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.translation.measure import count_records
from plugins.subjects.translation.page import completeness_page

from .folder import Folder
from .packages import packages
from .recomputing import assemble as recompute
from .subjects import SUBJECTS

#: The subject whose pages come first: it keeps the feed that all pages name.
_KEEPS_THE_FEED = "corrections"


def pages_of(site: Site) -> tuple[Page, ...]:
    """All generated pages in both languages; the downloads they link to are kept in ``site.files``."""
    folders = tuple(packages(site.assembly, site.schemas, site.wording))
    for folder in folders:
        for download in folder.downloads:
            site.keep(download.path, download.content, invented=download.invented)
    site.keep("data/recompute.py", recompute.script())
    keep_for_programs(site, folders)
    pages = [front_page(site), missing_page(site)]
    for language in LANGUAGES:
        pages.extend(_pages_in(Teller(site, language), folders))
    pages.extend(consequences_pages(site, tuple(pages)))
    draw_cards(site)
    print_papers(site)
    return tuple(pages)


def prose_pages(site: Site, texts: Iterator[Prose]) -> tuple[Page, ...]:
    """The pages written in Markdown, and the page that counts how much of everything is in Kiswahili."""
    written = tuple(texts)
    official = frozenset(prose.slug for prose in written if is_official(prose.slug))
    there = frozenset(addresses.page(prose.lang, prose.slug) for prose in written)
    records = count_records(site.assembly)
    notes = frozenset(note.note_id for note in site.assembly.rows(SourceNote))
    metrics = frozenset(metric.slug for metric in site.assembly.rows(Metric))
    return (
        *(
            _reachable(
                prose_page(
                    Teller(site, prose.lang), prose, official, notes, metrics, _shared(prose, written)
                ),
                there,
            )
            for prose in written
        ),
        *(completeness_page(Teller(site, language), written, records) for language in LANGUAGES),
    )


def _shared(prose: Prose, written: Sequence[Prose]) -> Mapping[str, str]:
    """The clauses that a guide and its official text both have; none for another page."""
    folder, _, name = prose.slug.partition("/")
    if name not in (GUIDE, NAME):
        return {}
    guide, text = (
        next(
            (clauses_of(each.content) for each in written if (each.slug, each.lang) == (slug, prose.lang)), {}
        )
        for slug in (f"{folder}/{GUIDE}", f"{folder}/{NAME}")
    )
    return {anchor: called for anchor, called in guide.items() if anchor in text}


def _reachable(page: Page, there: frozenset[str]) -> Page:
    """The page; if it is in one language only, its language link leads to the other language's home."""
    if page.alternate in there:
        return page
    (other,) = (language for language in LANGUAGES if language != page.lang)
    return replace(page, alternate=addresses.home(other), languages=())


def with_finding(site: Site, pages: Sequence[Page]) -> tuple[tuple[Page, ...], Mapping[str, bytes]]:
    """The ``pages`` and those, in both languages, on which everything is found that they and the subjects
    tell of; with the files that these need."""
    made = list(pages)
    files: dict[str, bytes] = {}
    for teller in (Teller(site, language) for language in LANGUAGES):
        told = [each for one in SUBJECTS if one.things is not None for each in one.things(teller)]
        told += things_of_sets(teller)
        made += finding_pages(teller, pages, told, files)
    return tuple(made), files


def _pages_in(teller: Teller, folders: tuple[Folder, ...]) -> Iterator[Page]:
    for subject in sorted(SUBJECTS, key=lambda each: each.word != _KEEPS_THE_FEED):
        if subject.pages is not None:
            yield from subject.pages(teller)
    yield from data_pages(teller, folders)
