"""The words of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject

from .record import GlossaryTerm


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import glossary_page

    yield glossary_page(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer import things

    return things(teller)


SUBJECT = Subject(
    listed=(("footer.checking", Entry("glossary", "glossary", 100)),),
    word="glossary",
    records=(GlossaryTerm,),
    pages=_pages,
    things=_things,
)
