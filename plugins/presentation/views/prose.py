"""Pages written in Markdown: their own words, in the frame that all pages share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.assembly.records import Language
from plugins.presentation.page import Page

from .teller import Teller

_HEADING = re.compile(r'<h2 id="(?P<anchor>[^"]+)">(?P<label>.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
#: The provenance note that pages of a folder carry.
_NOTES = {"policy": "provenance_note.policy", "framework": "provenance_note.bungoma"}
_TEMPLATES = {"methods": "methods"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A Markdown page as Pelican read it: ``content`` is the HTML made from it."""

    lang: Language
    slug: str
    title: str
    description: str
    content: str


def prose_page(teller: Teller, prose: Prose) -> Page:
    """The page, with a contents list when it has three headings or more."""
    headings = [(_TAG.sub("", match["label"]), match["anchor"]) for match in _HEADING.finditer(prose.content)]
    note = _NOTES.get(prose.slug.partition("/")[0])
    view = {
        "heading": prose.title,
        "lead": "",
        "content": prose.content,
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
        provenance_note=teller.t(note) if note else None,
    )
