"""Source notes named in prose ("source note P1", "F2") become links to where they are told."""

from __future__ import annotations

import re
from collections.abc import Collection

_PIECE = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)[^>]*>|\b(?P<note>[PFS][1-9][0-9]?)\b")
#: Inside these a link would be a second link, or change a heading or something quoted exactly.
_CLOSED = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})


def with_note_links(html: str, notes: Collection[str], page: str) -> str:
    """``html`` with each known note linked to its anchor on ``page``; pure, tags are left alone.

    >>> with_note_links("<p>See (source note P1, P99).</p>", {"P1"}, "../source-notes.html")
    '<p>See (source note <a href="../source-notes.html#P1">P1</a>, P99).</p>'
    """
    inside = 0

    def linked(match: re.Match[str]) -> str:
        nonlocal inside
        if match["tag"] in _CLOSED:
            inside += -1 if match["end"] else 1
        note = match["note"]
        if note is None or inside or note not in notes:
            return match[0]
        return f'<a href="{page}#{note}">{note}</a>'

    return _PIECE.sub(linked, html)
