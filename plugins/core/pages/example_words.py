"""Parts of a written page that hold only while the site shows examples.

In Markdown they stand between ``<!-- examples -->`` and ``<!-- end -->``; a row of a table that holds the
mark is such a part as a whole.
"""

from __future__ import annotations

import re

_ROW = re.compile(r"<tr>\s*(?:(?!</tr>).)*<!-- examples -->.*?</tr>\n?", re.DOTALL)
_PART = re.compile(r"<!-- examples -->.*?<!-- end -->\n?", re.DOTALL)
_MARK = re.compile(r"<!-- (?:examples|end) -->\n?")


def without_marks(html: str, *, examples: bool) -> str:
    """The page's HTML without the marks, and unless the site shows ``examples``, without what they hold.

    >>> without_marks("<p>Cite us.<!-- examples --> Say so.<!-- end --></p>", examples=False)
    '<p>Cite us.</p>'
    """
    return _MARK.sub("", html if examples else _PART.sub("", _ROW.sub("", html)))
