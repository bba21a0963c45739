"""Pages written in Markdown: their own words, in the frame that all pages share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from checked_tables.texts import Language

from . import addresses
from .example_words import without_marks
from .note_links import with_note_links
from .official import GUIDE, NAME, is_official, with_counterparts, with_official
from .page import Page
from .prose_tables import HEADING, text_of, with_tables
from .teller import Teller

#: So many headings stand in a contents list with their subheadings; beyond it only the main ones do.
_LONGEST_CONTENTS = 30
_TO_METRIC = re.compile(
    r'<a [^>]*href="(?:\.\./)*metrics/(?P<slug>(?!index)[\w-]+)\.html"[^>]*>(?P<words>.*?)</a>', re.DOTALL
)
#: The provenance note that pages of a folder carry.
_NOTES = {
    "policy": "provenance_note.policy",
    "framework": "provenance_note.bungoma",
    "record": "provenance_note.socatt",
}
_TEMPLATES = {"methods": "methods"}
#: The page above those of a folder, and what the navigation calls it.
_ABOVE = {
    "about": ("about", "nav.about"),
    "policy": ("policy/index", "nav.policy"),
    "framework": ("framework/index", "nav.framework"),
    "record": ("training", "nav.training"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A Markdown page as Pelican read it: ``content`` is the HTML made from it."""

    lang: Language
    slug: str
    title: str
    description: str
    content: str


def prose_page(
    teller: Teller,
    prose: Prose,
    official: frozenset[str] = frozenset(),
    notes: frozenset[str] = frozenset(),
    metrics: frozenset[str] = frozenset(),
    shared: Mapping[str, str] | None = None,
) -> Page:
    """The page, with a contents list when it has three headings or more.

    ``official``: the slugs of the official texts that are there; pages beside them lead to them. ``metrics``:
    those of the metrics that have a page; of a link to another, its words stay. ``shared``: the clauses that
    a guide and its official text both have, by anchor, with what the guide calls each.
    """
    latest = teller.assembly.latest
    examples = latest is None or latest.release.is_illustrative
    prose = replace(prose, content=without_marks(prose.content, examples=examples))
    found = list(HEADING.finditer(prose.content))
    if len(found) > _LONGEST_CONTENTS:
        found = [match for match in found if match["level"] == "2"]
    headings = [(text_of(match["label"]), match["anchor"]) for match in found]
    folder, _, inside = prose.slug.partition("/")
    note = None if prose.slug == f"policy/{NAME}" else _NOTES.get(folder)
    content = prose.content if is_official(prose.slug) else _with_links(prose, notes, metrics)
    if f"{folder}/{NAME}" in official:
        content = with_official(content, teller.t("official.supplied"))
    content = with_tables(content, teller.t("common.table"), prose.title, quoted=is_official(prose.slug))
    content = _with_counterparts(teller, prose.slug, content, shared or {})
    above, name = _ABOVE.get(folder, ("", "")) if inside else ("", "")
    view = {
        "heading": prose.title,
        "lead": "",
        "content": content,
        "contents": headings if len(headings) >= 3 else [],
        "earlier": None,
        "later": None,
    }
    return teller.site.page(
        prose.lang,
        prose.slug,
        _TEMPLATES.get(prose.slug, "page"),
        title=prose.title,
        description=prose.description,
        view={"prose": view},
        figures=False,
        trail=((teller.t(name), addresses.page(prose.lang, above)),) if above not in ("", prose.slug) else (),
        provenance_note=teller.t(note) if note else None,
    )


def _with_counterparts(teller: Teller, slug: str, content: str, shared: Mapping[str, str]) -> str:
    """Each clause of a guide leads to the same clause of the official text, and back."""
    other, key = (GUIDE, "official.in_guide") if is_official(slug) else (NAME, "official.in_text")
    links = {anchor: escape(teller.t(key, clause=clause)) for anchor, clause in shared.items()}
    within_english = is_official(slug) and teller.language != "en"
    return with_counterparts(content, other, links, teller.language if within_english else "")


def _with_links(prose: Prose, notes: frozenset[str], metrics: frozenset[str]) -> str:
    """The page's HTML with each source note that it names leading to that note, and no link to a metric that
    nobody has adopted."""
    content = _TO_METRIC.sub(
        lambda link: link[0] if link["slug"] in metrics else link["words"], prose.content
    )
    return with_note_links(content, notes, f"{'../' * prose.slug.count('/')}source-notes.html")
