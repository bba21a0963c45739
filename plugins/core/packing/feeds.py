"""Atom feeds (RFC 4287): what happened, for readers and programs that follow the portal.

No time is read from a clock: an item carries the day on which it happened, a feed that of its newest item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item. ``item_id`` is an address that never changes, ``url`` where to read on."""

    item_id: str
    title: str
    at: datetime
    url: str
    text: str = ""


def pack_feed(
    items: Sequence[FeedItem], *, title: str, author: str, language: str, address: str, page: str
) -> bytes:
    """The feed at ``address``, about the page ``page`` (both absolute); items newest first. There is always
    one at least, whose time is the feed's."""
    entries = "".join(_entry(item) for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>\n'
        f"<title>{escape(title)}</title>\n"
        f"<id>{escape(address)}</id>\n"
        f"<updated>{max(item.at for item in items).isoformat()}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>\n'
        f"<author><name>{escape(author)}</name></author>\n"
        f"{entries}</feed>\n"
    ).encode()


def _entry(item: FeedItem) -> str:
    text = f'<summary type="text">{escape(item.text)}</summary>\n' if item.text else ""
    return (
        "<entry>\n"
        f"<title>{escape(item.title)}</title>\n"
        f"<id>{escape(item.item_id)}</id>\n"
        f"<updated>{item.at.isoformat()}</updated>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(item.url)}/>\n'
        f"{text}</entry>\n"
    )
