"""The page that leads to every part of the site: each by its name and in one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from . import addresses
from .page import Page
from .parts import Text
from .teller import Teller


def all_pages_page(teller: Teller, pages: Iterable[Page]) -> Page:
    """The groups of the site's contents; the sentences are the descriptions that ``pages`` carry."""
    t, language = teller.t, teller.language
    said = {page.url: page.description for page in pages if page.lang == language}
    groups = [
        {
            "heading": t(heading),
            "entries": [
                (Text(t(f"nav.{entry.key}"), url=url), said[url])
                for entry in entries
                for url in [addresses.page(language, entry.slug)]
            ],
        }
        for heading, entries in teller.site.contents
    ]
    return teller.site.page(
        language,
        "all-pages",
        "all_pages",
        title=t("all_pages.heading"),
        description=t("all_pages.description"),
        view={"heading": t("all_pages.heading"), "groups": groups},
        figures=False,
    )
