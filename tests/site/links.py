"""What a page of the built site holds: its links, anchors, inline styles and scripts."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.styled = 0
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := values.get(name))]
        if identity := values.get("id"):
            self.ids.append(identity)
        self.styled += "style" in values or tag == "style"
        self.scripts += tag == "script"


def read_page(path: Path) -> _Page:
    """The page's links, ids, and how many inline styles and scripts it has."""
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def outside_links(site: Path) -> set[str]:
    """Every address of another host that a page names."""
    return {
        link
        for path in site.rglob("*.html")
        for link in read_page(path).links
        if urlsplit(link).scheme in ("http", "https")
    }
