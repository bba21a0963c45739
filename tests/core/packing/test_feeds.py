"""An Atom feed, read back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree

from plugins.core.packing.feeds import FeedItem, pack_feed

EAT = timezone(timedelta(hours=3))
ATOM = "{http://www.w3.org/2005/Atom}"


def item(day: int, text: str = "") -> FeedItem:
    return FeedItem(
        item_id=f"https://assembly.example/en/changes.html#{day}",
        title='Corrected: "Tea & <biscuits>"',
        at=datetime(2026, 10, day, tzinfo=EAT),
        url="https://assembly.example/en/changes.html",
        text=text,
    )


def test_a_feed_reads_back_with_the_time_of_its_newest_item():
    content = pack_feed(
        [item(30), item(5, "Two < three.")],
        title="Changes & all",
        author="County Assembly",
        language="sw",
        address="https://assembly.example/sw/feed.atom",
        page="https://assembly.example/sw/changes.html",
    )
    feed = ElementTree.fromstring(content)
    assert feed.findtext(f"{ATOM}title") == "Changes & all"
    assert feed.findtext(f"{ATOM}updated") == "2026-10-30T00:00:00+03:00"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "sw"
    first, second = feed.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == 'Corrected: "Tea & <biscuits>"'
    assert first.find(f"{ATOM}summary") is None
    assert second.findtext(f"{ATOM}summary") == "Two < three."
