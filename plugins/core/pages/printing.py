"""What templates are given: the variables that every page has, and words and tables as HTML.

Templates lay out a page; a text or a table, whose cells stand on pages ten thousand times, is printed here.
Everything is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from checked_tables.texts import Language

from .assets import Assets
from .contents import MENU
from .hosting import CSP
from .page import Page
from .parts import Words
from .printing_tables import escaped, printed_table
from .site import Site
from .tables import Cell, Table


def variables(site: Site, assets: Assets, page: Page) -> dict[str, object]:
    """What ``theme/templates/base.html`` tells of but the foot, and the page's own."""
    printer = Printer(page.lang, page.root)
    return {
        **variables_of_foot(site, page.lang, page.root),
        "page": page,
        "say": printer.say,
        "print_table": printer.table,
        "asset": assets.path,
        "csp": CSP if site.hosted else "",
        **page.view,
    }


def variables_of_foot(site: Site, language: Language, root: str) -> dict[str, object]:
    """What all pages share that are in ``language`` and as deep as ``root`` leads up."""
    return {
        "t": site.wording.of(language),
        "rel": root,
        "menu": MENU,
        "site_pages": site.contents,
        "illustrative_data": site.illustrative,
    }


@dataclass(frozen=True, slots=True)
class Printed:
    """A page that is HTML already, given to Pelican's writer in place of a template."""

    html: str

    def render(self, _context: object) -> str:
        """The page."""
        return self.html


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints for a page in ``language`` from which ``root`` leads to the site's root."""

    language: Language
    root: str

    def say(self, words: Words | Cell) -> Markup:
        """A string, or what has ``.text`` and perhaps ``.lang`` (the language it is really in) and ``.url``
        (where it leads, from the site's root).

        >>> Printer("en", "../").say(Cell("Maji & taka", lang="sw", url="sw/water.html"))
        Markup('<a href="../sw/water.html" lang="sw">Maji &amp; taka</a>')
        """
        return Markup(self._said(words))

    def table(self, table: Table, name: str = "", under: str = "") -> Markup:
        """``table`` as HTML, with ``name`` as its id where it has none of its own; a caption that says the
        same as the heading ``under`` which it stands is kept for those who hear the page."""
        return Markup(printed_table(table, self._said, table.table_id or name, hidden=table.caption == under))

    def _said(self, words: Words | Cell) -> str:
        if isinstance(words, str):
            return escaped(words)
        text, url, really = escaped(words.text), getattr(words, "url", ""), getattr(words, "lang", None)
        other = f' lang="{escaped(really)}"' if really and really != self.language else ""
        if url:
            saved_as = getattr(words, "saved_as", "")
            saved = f' download="{escaped(saved_as)}"' if saved_as else ""
            return f'<a href="{escaped(self.root)}{escaped(url)}"{other}{saved}>{text}</a>'
        if anchor := getattr(words, "anchor", ""):
            other = f' id="{escaped(anchor)}"{other}'
        return f"<span{other}>{text}</span>" if other else text
