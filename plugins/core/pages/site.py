"""What every page is laid out from: the facts, the words, and where pictures and files are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checked_tables.texts import LANGUAGES, Language
from plugins.core.drawing.card import Card
from plugins.core.facts.assembly import Assembly
from plugins.core.statements.wording import Wording

from . import addresses
from .chart_cache import ChartCache
from .claim_rules import LISTS
from .contents import Groups
from .folders import saved_name
from .page import Page
from .paper import Paper

Schemas = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole portal before it is written. ``files`` collects the downloads that pages link to.

    ``hosted``: it will be read from a web server, not opened from a disk. ``contents`` are its pages as
    readers are told of them.
    """

    assembly: Assembly
    wording: Wording
    charts: ChartCache
    schemas: Schemas
    public_address: str
    contact: Mapping[str, str]
    hosted: bool = False
    contents: Groups = ()
    files: dict[str, bytes] = field(default_factory=dict)
    invented: set[str] = field(default_factory=set)
    cards: dict[str, Card] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)

    def keep(self, path: str, content: bytes, *, invented: bool = False) -> str:
        """Publish ``content`` at ``path`` and return the path; one path never holds two contents. Files of
        ``invented`` figures are saved under a name that says so."""
        if invented:
            self.invented.add(path)
        if self.files.setdefault(path, content) != content:
            raise ValueError(f"two different downloads are both called {path}")
        return path

    def saved_as(self, path: str) -> str:
        """The name under which browsers save a file, where it is another than that of its address."""
        return saved_name(path) if path in self.invented else ""

    @property
    def illustrative(self) -> bool:
        """Whether the figures that the site shows are invented."""
        shown = self.assembly.released
        return bool(shown) and shown[0].release.is_illustrative

    def page(
        self,
        language: Language,
        slug: str,
        template: str,
        *,
        title: str,
        description: str,
        view: Mapping[str, object],
        figures: bool = True,
        back_cast: bool = False,
        trail: tuple[tuple[str, str], ...] = (),
        provenance_note: str | None = None,
        feed: str = "",
        card: Card | None = None,
    ) -> Page:
        """A page of this site. ``figures`` says whether it shows figures of a quarter; if those are
        illustrative the page carries the mark and stays out of search engines. ``feed`` is the file of
        the page's own feed, if it has one; ``card`` what the picture beside a link to it says, if that is
        more than whose page it is."""
        words = self.wording.of(language)
        illustrative = figures and self.illustrative
        home = ((words("nav.home"), addresses.home(language)),) if slug != "index" else ()
        url = addresses.page(language, slug)
        picture, said = self.card_of(language, slug, card)
        return Page(
            url=url,
            template=template,
            lang=language,
            title=title,
            description=description,
            view=view,
            alternate=addresses.page(_other(language), slug),
            trail=(*home, *trail),
            illustrative=illustrative,
            back_cast=back_cast,
            unreviewed=words.carries_mark,
            provenance_note=provenance_note,
            canonical=self.absolute(url),
            card=picture,
            card_says=said,
            noindex=illustrative or not self.public_address,
            feeds=tuple(
                (named, address)
                for named, path in ((title, feed), (words("changes.heading"), addresses.feed(language)))
                if path in self.files and (address := self.absolute(path))
            ),
            languages=tuple(
                (code, address)
                for code in LANGUAGES
                if (address := self.absolute(addresses.page(code, slug))) and not illustrative
            ),
        )

    def card_of(self, language: Language, slug: str, card: Card | None = None) -> tuple[str, str]:
        """The absolute address of a page's card, and what it says; nothing without a public address."""
        words = self.wording.of(language)
        mark = words("card.mark") if self.illustrative else ""
        own = Card(above=words("site.name"), said=words("site.description"), mark=mark)
        path = addresses.card(language, slug if card else "portal")
        address = self.absolute(path)
        if address is None:
            return "", ""
        shown = self.cards.setdefault(path, card or own)
        return address, shown.words

    def embedded_html(self, kind: str, name: str, language: Language) -> str:
        """The HTML of a list that prose asks for; ``KeyError`` if there is none of that name."""
        if kind != "list":
            raise KeyError(name)
        return LISTS[name](self.wording.of(language))

    def absolute(self, url: str) -> str | None:
        """The public address of a page; ``None`` while the Assembly has named none."""
        return f"{self.public_address.rstrip('/')}/{url}" if self.public_address else None


def _other(language: Language) -> Language:
    return "sw" if language == "en" else "en"
