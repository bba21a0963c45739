"""The annual report to the Service Board."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import annual_report_pages

    return annual_report_pages(teller)


SUBJECT = Subject(
    word="annual", uses=("actions", "bills", "corrections", "figures", "money", "plan"), pages=_pages
)
