"""What templates are given: the variables that every page has, and words and table cells as HTML.

Templates lay out a page; a text or a cell, which stands on pages ten thousand times, is printed here.
Everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup, escape

from checked_tables.texts import Language

from .assets import Assets
from .hosting import CSP
from .page import Page
from .parts import Words
from .site import Site
from .tables import Cell, Column, Table

#: Markers that say by themselves that there is no figure.
_MISSING = frozenset({"[x]", "[z]", "[c]"})


def variables(site: Site, assets: Assets, page: Page) -> dict[str, object]:
    """What ``theme/templates/base.html`` tells of but the foot, and the page's own."""
    printer = Printer(page.lang, page.root)
    return {
        **variables_of_foot(site, page.lang, page.root),
        "page": page,
        "say": printer.say,
        "table_rows": printer.rows,
        "asset": assets.path,
        "csp": CSP if site.hosted else "",
        **page.view,
    }


def variables_of_foot(site: Site, language: Language, root: str) -> dict[str, object]:
    """What all pages share that are in ``language`` and as deep as ``root`` leads up."""
    return {
        "t": site.wording.of(language),
        "rel": root,
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

    def rows(self, table: Table) -> Markup:
        """The rows of the body of ``table``; a row whose first cell is of kind ``total`` stands under a rule.

        >>> print(Printer("en", "").rows(Table("Sums", (Column("", numeric=True),), ((Cell("7"),),))))
        <tr><td class="n">7</td></tr>
        <BLANKLINE>
        """
        return Markup("".join(self._rows(table)))

    def _rows(self, table: Table) -> Iterator[str]:
        for row in table.rows:
            if len(row) == 1 < len(table.columns):
                yield f'<tr><td colspan="{len(table.columns)}"><p>{self._said(row[0])}</p></td></tr>\n'
                continue
            total = ' class="total"' if row[0].kind == "total" else ""
            cells = map(self._cell, row, table.columns)
            yield f"<tr{total}>{''.join(cells)}</tr>\n"

    def _cell(self, cell: Cell, column: Column) -> str:
        kind = cell.kind if cell.kind != "total" else ""
        if not kind and cell.marker in _MISSING:
            kind = "missing"
        opening, closing = _tags(kind, column.numeric, column.row_header)
        marker = f" {_escaped(cell.marker)}" if cell.marker and cell.marker not in cell.text else ""
        return f"{opening}{self._said(cell)}{marker}{closing}"

    def _said(self, words: Words | Cell) -> str:
        if isinstance(words, str):
            return _escaped(words)
        text, url, really = _escaped(words.text), getattr(words, "url", ""), getattr(words, "lang", None)
        other = f' lang="{_escaped(really)}"' if really and really != self.language else ""
        if url:
            saved_as = getattr(words, "saved_as", "")
            saved = f' download="{_escaped(saved_as)}"' if saved_as else ""
            return f'<a href="{_escaped(self.root)}{_escaped(url)}"{other}{saved}>{text}</a>'
        return f"<span{other}>{text}</span>" if other else text


@cache
def _tags(kind: str, numeric: bool, row_header: bool) -> tuple[str, str]:
    names = f"n {kind}".rstrip() if numeric else kind
    name = "th" if row_header else "td"
    scope = ' scope="row"' if row_header else ""
    classes = f' class="{escape(names)}"' if names else ""
    return f"<{name}{scope}{classes}>", f"</{name}>"


@lru_cache(maxsize=None, typed=True)  # what is HTML already is another type, though it may equal a text
def _escaped(text: str) -> str:
    """The text as HTML, once for all pages that say it."""
    return str(escape(text))
