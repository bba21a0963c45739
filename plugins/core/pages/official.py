"""The official texts, where they have been imported, and what leads to them."""

from __future__ import annotations

import re

#: The page of a folder that holds the official text.
NAME = "official"
_NOT_SUPPLIED = re.compile(r'<p class="not-supplied">.*?</p>', re.DOTALL)


def is_official(slug: str) -> bool:
    """Whether a page is an official text and not our words about one."""
    return slug.endswith(f"/{NAME}")


def with_official(html: str, sentence: str) -> str:
    """``html`` with a link to the official text where it says that there is none.

    >>> with_official('<p class="not-supplied">Not yet.</p><p>More.</p>', "In full")
    '<p><a href="official.html">In full</a></p><p>More.</p>'
    """
    return _NOT_SUPPLIED.sub(f'<p><a href="{NAME}.html">{sentence}</a></p>', html)
