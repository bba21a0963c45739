"""The page that a host shows for an address that leads nowhere, said in both languages."""

from __future__ import annotations

from .page import Page
from .site import Site


def missing_page(site: Site) -> Page:
    """``404.html``."""
    words = site.wording.of("en")
    return Page(
        url="404.html",
        template="404",
        lang="en",
        title=words("missing_page.heading"),
        description=words("missing_page.text"),
        view={},
        noindex=True,
        base=site.absolute("") or ("/" if site.hosted else None),
    )
