"""The composite index of the Assembly and of its departments."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .measure import own_indices
from .measure_report import report_indices


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import index_pages

    return index_pages(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("index", "index/index", 90, foot=True)),),
    word="index",
    uses=("figures", "scheme", "targets", "units"),
    measure_own=own_indices,
    measure=report_indices,
    pages=_pages,
)
