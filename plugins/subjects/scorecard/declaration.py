"""The balanced scorecard of each quarter."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import scorecard_pages

    return scorecard_pages(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("scorecard", "scorecard/index", 100)),),
    word="scorecard",
    uses=("figures",),
    pages=_pages,
)
