"""Where each published number comes from: no tables of its own, pages about those of others."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import numbers_page
    from .page_index import index_numbers_page

    for report in teller.assembly.released:
        yield numbers_page(teller, report)
        if page := index_numbers_page(teller, report):
            yield page


SUBJECT = Subject(word="passports", pages=_pages)
