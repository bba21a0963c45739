"""One page as plain values: its address, its template, and what the template may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checked_tables.texts import Language

from .contents import section_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to write. ``url`` is relative to the site's root, as are all addresses in ``view``.

    ``view`` holds the template's own variables, described at the top of each template. ``base`` is the site's
    public address on a page that a host shows at addresses of any depth. ``card`` is the absolute address of
    the picture beside a link to it, which says ``card_says``.
    """

    url: str
    template: str
    lang: Language
    title: str
    description: str
    view: Mapping[str, object]
    alternate: str | None = None
    trail: tuple[tuple[str, str], ...] = ()
    illustrative: bool = False
    back_cast: bool = False
    unreviewed: bool = False
    notice: str | None = None
    provenance_note: str | None = None
    canonical: str | None = None
    noindex: bool = False
    languages: tuple[tuple[str, str], ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()
    base: str | None = None
    card: str = ""
    card_says: str = ""

    @property
    def section(self) -> str:
        """The entry of the menu to which the page belongs; "" if to none."""
        return section_of(self.url.partition("/")[2].removesuffix(".html"))

    @property
    def root(self) -> str:
        """What leads from this page to the site's root: ``../`` once for each folder, or ``base``."""
        return self.base or "../" * self.url.count("/")
