"""The quarterly report: what belongs to all of a release, as published."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject

from .publish import FIGURES


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import report_pages
    from .page_corrections import corrections_pages
    from .page_home import home_page
    from .page_list import reports_pages
    from .page_notice import notice_pages
    from .page_share import share_pages
    from .page_summaries import summaries_pages

    yield home_page(teller)
    yield from reports_pages(teller)
    yield from report_pages(teller)
    yield from summaries_pages(teller)
    yield from notice_pages(teller)
    yield from share_pages(teller)
    yield from corrections_pages(teller)


SUBJECT = Subject(
    listed=(
        ("footer.results", Entry("reports", "reports/index", 10, foot=True)),
        ("footer.results", Entry("share", "share", 15)),
    ),
    word="reports",
    publish=FIGURES,
    pages=_pages,
)
