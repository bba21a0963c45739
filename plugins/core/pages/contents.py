"""What the site has, in the order in which readers are told of it: at the foot of pages and on ``all-pages``.

One list, so that a page cannot be in one place and be forgotten in the other. A page that is reached from
another one (a single report, a bill, a metric) is not listed here. A subject may list its page itself:
it then comes last in its group (``with_listed``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A page by its slug; ``nav.<key>`` is its name. ``foot``: it stands at the foot of every page too,
    where each entry costs every reader some bytes."""

    key: str
    slug: str
    foot: bool = False


#: Of each group the wording key of its heading, and the pages under it.
Groups = tuple[tuple[str, tuple[Entry, ...]], ...]

GROUPS: Groups = (
    (
        "footer.results",
        (
            Entry("reports", "reports/index", foot=True),
            Entry("bills", "bills/index", foot=True),
            Entry("committees", "committees/index", foot=True),
            Entry("services", "services/index", foot=True),
            Entry("petitions", "services/petitions"),
            Entry("feedback", "services/feedback"),
            Entry("surveys", "services/surveys"),
            Entry("engagement", "members/engagement"),
            Entry("index", "index/index", foot=True),
            Entry("scorecard", "scorecard/index"),
            Entry("metrics", "metrics/index", foot=True),
            Entry("departments", "departments/index"),
            Entry("labour", "labour"),
            Entry("resources", "resources"),
        ),
    ),
    (
        "footer.plans",
        (
            Entry("policy", "policy/index", foot=True),
            Entry("commitments", "policy/commitments", foot=True),
            Entry("workplan", "workplan"),
            Entry("actions", "actions"),
            Entry("reviews", "reviews"),
            Entry("audits", "audits"),
            Entry("framework", "framework/index", foot=True),
            Entry("competencies", "competencies"),
            Entry("training", "training"),
            Entry("training-local", "training-local"),
        ),
    ),
    (
        "footer.checking",
        (
            Entry("data", "data", foot=True),
            Entry("methods", "methods", foot=True),
            Entry("calendar", "calendar", foot=True),
            Entry("disclosure", "disclosure"),
            Entry("corrections", "corrections", foot=True),
            Entry("revisions", "revisions"),
            Entry("changes", "changes"),
            Entry("own-performance", "own-performance"),
            Entry("source-notes", "source-notes"),
            Entry("glossary", "glossary"),
            Entry("completeness", "completeness"),
            Entry("how-to-read", "how-to-read"),
            Entry("accessibility", "accessibility", foot=True),
            Entry("about", "about"),
            Entry("contact", "contact"),
        ),
    ),
)


def with_listed(listed: Iterable[tuple[str, Entry]]) -> Groups:
    """The groups with further pages, each at the end of the group that its heading names; ``KeyError`` if
    there is no such heading."""
    groups = dict(GROUPS)
    for heading, entry in listed:
        groups[heading] = (*groups[heading], entry)
    return tuple(groups.items())
