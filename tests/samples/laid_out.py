"""Single pages of an Assembly as their views are laid out, without a picture drawn or a file written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from checked_tables.texts import Language
from plugins.core.facts.assembly import Assembly
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.page import Page
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.core.statements.wording import read_wording
from plugins.portal.subjects import SUBJECTS

ROOT = Path(__file__).parents[2]


class _Anything(dict[str, bytes]):
    """Every download is there, and empty."""

    def __missing__(self, _path: str) -> bytes:
        return b""


def words_on(
    assembly: Assembly,
    subject: str,
    slug: str,
    folder: Path,
    language: Language = "en",
    files: dict[str, bytes] | None = None,
) -> str:
    """All words of one page of a subject, one line a text; ``folder`` is for pictures, of which none is
    drawn. What the subject's pages keep for readers is added to ``files``."""
    site = Site(
        assembly=assembly,
        wording=read_wording(ROOT / "content" / "wording"),
        charts=ChartCache(folder),
        schemas=read_descriptions(ROOT / "data" / "schemas"),
        public_address="",
        contact={},
        files=_Anything(),
    )
    (pages,) = (one.pages for one in SUBJECTS if one.word == subject and one.pages is not None)
    page = _named(pages(Teller(site, language)), f"{language}/{slug}.html")
    if files is not None:
        files |= site.files
    return "\n".join(_words(page.view))


def _named(pages: Iterable[Page], url: str) -> Page:
    return next(page for page in pages if page.url == url)


def _words(view: object) -> Iterator[str]:
    """Every text in a view, in order; a no-break space is a space."""
    if isinstance(view, str):
        yield re.sub(r"\s", " ", view)
    elif isinstance(view, Mapping):
        for value in view.values():
            yield from _words(value)
    elif isinstance(view, Iterable):
        for value in view:
            yield from _words(value)
    elif is_dataclass(view):
        for field in fields(view):
            yield from _words(getattr(view, field.name))
