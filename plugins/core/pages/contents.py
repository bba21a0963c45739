"""What the site has, in the order in which readers are told of it: at the foot of pages, on ``all-pages``.

One list, so that a page cannot be in one place and be forgotten in the other; each subject lists its own
(``Subject.listed``). A page that is reached from another one (a report, a bill, a metric) is not listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A page by its slug; ``nav.<key>`` is its name and ``place`` where it stands in its group, a new one
    last. ``foot``: it stands at the foot of every page too, where each entry costs readers some bytes."""

    key: str
    slug: str
    place: int = 1000
    foot: bool = False


#: A page and the wording key of the heading above it.
Listed = tuple[str, Entry]
#: Of each group the wording key of its heading, and the pages under it.
Groups = tuple[tuple[str, tuple[Entry, ...]], ...]
#: The headings, in the order in which they stand.
HEADINGS = ("footer.results", "footer.plans", "footer.checking")


def grouped(listed: Iterable[Listed]) -> Groups:
    """The pages by their headings; ``ValueError`` if one stands under a heading that there is not."""
    found: dict[str, list[Entry]] = {heading: [] for heading in HEADINGS}
    for heading, entry in listed:
        if heading not in found:
            raise ValueError(f"the page {entry.slug} stands under {heading}, which is no heading")
        found[heading].append(entry)
    return tuple(
        (heading, tuple(sorted(entries, key=lambda each: each.place))) for heading, entries in found.items()
    )
