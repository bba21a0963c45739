"""Every link, picture and anchor of a site, followed on the disk.

Links and anchors are found by their form, which takes a moment for hundreds of pages; only a page with a link
that leads nowhere is read whole, to say the line, and that it is a link and not text about one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from .page import read_page

_VALUE = r"""("[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_LINK = re.compile(rf"(?:href|src)={_VALUE}")
_ANCHOR = re.compile(rf"id={_VALUE}")


def broken_links(site: Path) -> Iterator[str]:
    """Each link of the built site that leads nowhere, with its page and line."""
    paths = sorted(site.rglob("*.html"))
    yield from check_links(
        {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in paths}, site
    )


def check_links(sources: Mapping[str, str], site: Path, public_address: str = "") -> Iterator[str]:
    """Each link that leads nowhere, with its page; ``sources`` are the site's pages by address. Links to the
    site's own ``public_address`` are followed too; other hosts are not asked."""
    ways = _Ways(sources, site, f"{public_address.rstrip('/')}/" if public_address else "")
    for name, source in sources.items():
        faults = {link: fault for link in _values(_LINK, source) if (fault := ways.fault(name, link))}
        for each in read_page(source)[0].elements() if faults else ():
            for link in (each.get("href"), each.get("src")):
                if link in faults:
                    yield f"{name}, line {each.line}: the link {link} {faults[link]}"


class _Ways:
    """Where links lead; what was looked up once is kept."""

    def __init__(self, sources: Mapping[str, str], site: Path, own: str) -> None:
        self._sources, self._site, self._own = sources, site, own
        self._there: dict[str, bool] = {}
        self._anchors: dict[str, frozenset[str]] = {}
        self._targets: dict[tuple[str, str], tuple[str, str] | None] = {}

    def fault(self, page: str, link: str) -> str:
        """What is wrong with a link of the page; nothing if it leads somewhere, or to another host."""
        folder = page.rpartition("/")[0]
        if (folder, link) not in self._targets:
            self._targets[folder, link] = self._target(folder, link)
        found = self._targets[folder, link]
        if found is None:
            return ""
        target, fragment = found[0] or page, found[1]
        if not self._is_there(target):
            return "leads nowhere"
        if fragment and target in self._sources and fragment not in self._anchors_of(target):
            return "leads to no place on that page"
        return ""

    def _target(self, folder: str, link: str) -> tuple[str, str] | None:
        ours = link[len(self._own) :] if self._own and link.startswith(self._own) else link
        parts = urlsplit(ours)
        if not link or parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        return path and normpath(path if ours is not link else f"{folder or '.'}/{path}"), parts.fragment

    def _is_there(self, target: str) -> bool:
        if target not in self._there:
            self._there[target] = not target.startswith("..") and (self._site / target).is_file()
        return self._there[target]

    def _anchors_of(self, target: str) -> frozenset[str]:
        if target not in self._anchors:
            self._anchors[target] = frozenset(_values(_ANCHOR, self._sources[target]))
        return self._anchors[target]


def _values(form: re.Pattern[str], source: str) -> set[str]:
    return {unescape(value.strip("'\"")) for value in set(form.findall(source))}
