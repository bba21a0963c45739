"""Old addresses: a small page each, with one sentence and one link, which no search engine lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checked_tables.texts import Language
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Sheet, Text
from plugins.core.pages.teller import Teller

from .record import Address


def old_pages(teller: Teller) -> Iterator[Page]:
    """The pages of the addresses that moved or ended, in the teller's language."""
    gone = [each for each in teller.assembly.rows(Address) if each.is_page and each.state != "live"]
    there = {each.address for each in gone}
    for each in gone:
        if each.language == teller.language and each.address.startswith(f"{teller.language}/"):
            page = _page(teller, each)
            if page.alternate not in there:
                other: Language = "sw" if teller.language == "en" else "en"
                page = replace(page, alternate=addresses.home(other))
            yield page


def _page(teller: Teller, gone: Address) -> Page:
    heading = teller.t(f"addresses.{gone.state}")
    to = gone.to_address or addresses.home(teller.language)
    link = (teller.t("addresses.instead"), Text(teller.t("addresses.go"), url=to))
    slug = gone.address.removeprefix(f"{teller.language}/").removesuffix(".html")
    sheet = Sheet(heading=heading, answer=teller.text(gone.reason), particulars=(link,))
    page = teller.page(slug, sheet, teller.plain(gone.reason), title=heading, marked=False, figures=False)
    return replace(page, canonical=teller.site.absolute(to), noindex=True, languages=())
