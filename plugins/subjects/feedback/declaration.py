"""What people raised, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .check import check_feedback
from .record import Feedback


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    yield from check_feedback(read.file(Feedback), read.placed(Feedback))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import feedback_page

    yield feedback_page(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("feedback", "services/feedback", 60)),),
    pages=_pages,
    word="feedback",
    uses=("people",),
    published_with="services",
    records=(Feedback,),
    check=_check,
)
