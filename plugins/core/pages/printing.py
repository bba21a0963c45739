"""What templates are given: the variables that every page has, and words and table cells as HTML.

Templates lay out a page; a text or a cell, which stands on pages ten thousand times, is printed here.
Everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    """What ``theme/templates/base.html`` tells of, and the page's own."""
    printer = Printer(page.lang, page.root)
    return {
        "page": page,
        "say": printer.say,
        "table_rows": printer.rows,
        "t": site.wording.of(page.lang),
        "rel": page.root,
        "asset": assets.path,
        "csp": CSP if site.hosted else "",
        "site_pages": site.contents,
        "illustrative_data": site.illustrative,
        **page.view,
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
        names = f"n {kind}".rstrip() if column.numeric else kind
        name = "th" if column.row_header else "td"
        scope = ' scope="row"' if column.row_header else ""
        classes = f' class="{escape(names)}"' if names else ""
        marker = f" {escape(cell.marker)}" if cell.marker and cell.marker not in cell.text else ""
        return f"<{name}{scope}{classes}>{self._said(cell)}{marker}</{name}>"

    def _said(self, words: Words | Cell) -> str:
        if isinstance(words, str):
            return escape(words)
        text, url, really = escape(words.text), getattr(words, "url", ""), getattr(words, "lang", None)
        other = f' lang="{escape(really)}"' if really and really != self.language else ""
        if url:
            return f'<a href="{escape(self.root)}{escape(url)}"{other}>{text}</a>'
        return f"<span{other}>{text}</span>" if other else text
