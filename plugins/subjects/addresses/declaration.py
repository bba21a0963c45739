"""The addresses of the site: the release writes them, readers get those that moved or ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.core.facts.assembly import Assembly
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .record import Address


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    gone = tuple(one for one in assembly.rows(Address) if one.state != "live")
    yield ReferenceTable(Address.TABLE, gone, even_empty=False)


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import old_pages

    return old_pages(teller)


SUBJECT = Subject(word="addresses", records=(Address,), reference=_reference, pages=_pages)
