"""What search engines are told: which pages there are, and in which languages.

Only pages with a public address that may be found are named, so illustrative ones never are. No time
is written: a sitemap says where pages are, and the same pages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from .page import Page

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"


def search_files(pages: Iterable[Page], public_address: str) -> dict[str, bytes]:
    """The files by name: ``robots.txt`` always, ``sitemap.xml`` once there is a public address."""
    robots = "User-agent: *\nAllow: /\n"
    if not public_address:
        return {ROBOTS: robots.encode()}
    robots += f"Sitemap: {public_address.rstrip('/')}/{SITEMAP}\n"
    return {ROBOTS: robots.encode(), SITEMAP: pack_sitemap(pages)}


def pack_sitemap(pages: Iterable[Page]) -> bytes:
    """The sitemap (sitemaps.org, 0.9) in the order of addresses, each with its other languages."""
    entries = sorted(
        (page.canonical, page.languages) for page in pages if page.canonical and not page.noindex
    )
    urls = "".join(
        f"<url><loc>{escape(address)}</loc>{''.join(_alternate(*each) for each in languages)}</url>\n"
        for address, languages in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{urls}</urlset>\n"
    ).encode()


def _alternate(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>'
