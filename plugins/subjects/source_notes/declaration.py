"""Contradictions of the sources."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .record import SourceNote


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import source_notes_page

    yield source_notes_page(teller)


SUBJECT = Subject(
    listed=(("footer.checking", Entry("source-notes", "source-notes", 90)),),
    word="source_notes",
    records=(SourceNote,),
    pages=_pages,
)
