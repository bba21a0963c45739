"""Every link, picture and anchor of a site, followed on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from .page import Element


def check_links(pages: Mapping[str, Element], site: Path, public_address: str = "") -> Iterator[str]:
    """Each link that leads nowhere, with its page; ``pages`` are the site's pages by address. Links to the
    site's own ``public_address`` are followed too; other hosts are not asked."""
    anchors = {name: {each.get("id") for each in root.elements()} for name, root in pages.items()}
    own = f"{public_address.rstrip('/')}/" if public_address else ""
    there: dict[str, bool] = {}
    for name, root in pages.items():
        for each in root.elements():
            for link in (each.get("href"), each.get("src")):
                ours = link[len(own) :] if own and link.startswith(own) else link
                parts = urlsplit(ours)
                if not link or parts.scheme or parts.netloc:
                    continue
                target = name
                if parts.path:
                    path = unquote(parts.path)
                    target = normpath(path if ours is not link else f"{Path(name).parent.as_posix()}/{path}")
                if target not in there:
                    there[target] = not target.startswith("..") and (site / target).is_file()
                if not there[target]:
                    yield f"{name}, line {each.line}: the link {link} leads nowhere"
                elif parts.fragment and target in anchors and parts.fragment not in anchors[target]:
                    yield f"{name}, line {each.line}: the link {link} leads to no place on that page"
