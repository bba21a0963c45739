"""Members' reports on engagement with the public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .check import check_engagement
from .record import Engagement


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.release is not None:
        yield from check_engagement(read.file(Engagement), read.placed(Engagement))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import engagement_page

    yield engagement_page(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("engagement", "members/engagement", 80)),),
    pages=_pages,
    word="engagement",
    uses=("people",),
    published_with="services",
    records=(Engagement,),
    check=_check,
)
