"""Reasons for hidden numbers, and the attack on them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .record import HiddenReason


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import disclosure_page

    yield disclosure_page(teller)


SUBJECT = Subject(
    listed=(("footer.checking", Entry("disclosure", "disclosure", 40)),),
    word="hiding",
    uses=("figures", "people"),
    published_with="competencies",
    records=(HiddenReason,),
    pages=_pages,
)
