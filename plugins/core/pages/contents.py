"""What the site has, in the order in which readers are told of it: at the foot of pages, on ``find``.

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


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A word of the menu: ``menu.<key>``, the page it opens, and the pages and folders (``bills/``) that
    belong to it."""

    key: str
    slug: str
    holds: tuple[str, ...]


#: The menu of every page, from left to right.
MENU = (
    MenuEntry("find", "find", ("find", "a-z/", "glossary")),
    MenuEntry(
        "results",
        "reports/index",
        (
            *("reports/", "index/", "metrics/", "departments/", "summaries/", "annual-report/"),
            *("labour", "calendar", "changes", "completeness", "actions", "own-performance", "reviews"),
            *("calendar/", "changes/", "own-performance/", "reviews/"),
        ),
    ),
    MenuEntry("bills", "bills/index", ("bills/",)),
    MenuEntry("committees", "committees/index", ("committees/", "audits", "members/")),
    MenuEntry("services", "services/index", ("services/",)),
    MenuEntry("money", "resources", ("resources", "resources/")),
    MenuEntry(
        "policy",
        "policy/index",
        ("policy/", "framework/", "record/", "competencies", "training", "training-local", "workplan"),
    ),
    MenuEntry(
        "data",
        "data",
        (
            "data",
            "data/",
            "methods",
            "corrections",
            "corrections/",
            "revisions",
            "disclosure",
            "licence",
            "source-notes",
            "how-to-read",
        ),
    ),
)
_HOLDERS = {held: entry.key for entry in MENU for held in entry.holds}


def section_of(slug: str) -> str:
    """The key of the menu's entry to which a page belongs; "" if to none.

    >>> section_of("bills/bill-2026-01"), section_of("labour"), section_of("contact")
    ('bills', 'results', '')
    """
    folder, slash, _ = slug.partition("/")
    return _HOLDERS.get(f"{folder}{slash}", "")


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
