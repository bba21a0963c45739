"""The official texts, where they have been imported, and what leads to them and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .prose_tables import text_of

#: The page of a folder that holds the official text, and the one that tells it in our words.
NAME, GUIDE = "official", "guide"
_NOT_SUPPLIED = re.compile(r'<p class="not-supplied">.*?</p>', re.DOTALL)
_CLAUSE = re.compile(
    r'<h(?P<level>[2-6]) id="(?P<anchor>[^"]+)">(?:<span class="no">(?P<number>.*?)</span>)?(?P<title>.*?)'
    r"</h(?P=level)>",
    re.DOTALL,
)


def is_official(slug: str) -> bool:
    """Whether a page is an official text and not our words about one."""
    return slug.endswith(f"/{NAME}")


def with_official(html: str, sentence: str) -> str:
    """``html`` with a link to the official text where it says that there is none.

    >>> with_official('<p class="not-supplied">Not yet.</p><p>More.</p>', "In full")
    '<p><a href="official.html">In full</a></p><p>More.</p>'
    """
    return _NOT_SUPPLIED.sub(f'<p><a href="{NAME}.html">{sentence}</a></p>', html)


def clauses_of(html: str) -> dict[str, str]:
    """The anchor of each heading, and what it is called: its number, or its title where it has none.

    >>> clauses_of('<h2 id="c1"><span class="no">1</span> Aims</h2><h2 id="matrix">Matrix</h2>')
    {'c1': '1', 'matrix': 'Matrix'}
    """
    return {
        clause["anchor"]: text_of(clause["number"] or clause["title"]) for clause in _CLAUSE.finditer(html)
    }


def headings_of(html: str) -> Iterator[tuple[str, str, str]]:
    """Each heading that has an anchor: the anchor, its number or "", and its title.

    >>> list(headings_of('<h2 id="c1"><span class="no">1</span> Aims</h2>'))
    [('c1', '1', 'Aims')]
    """
    for clause in _CLAUSE.finditer(html):
        yield clause["anchor"], text_of(clause["number"] or ""), text_of(clause["title"])


def with_counterparts(html: str, page: str, links: Mapping[str, str], lang: str = "") -> str:
    """``html`` with a link under each heading whose anchor has a text in ``links``, to that anchor of the
    ``page`` beside it; ``lang`` is said where the text around is in another language.

    >>> with_counterparts('<h2 id="c1">Aims</h2>', "guide", {"c1": "1 in the guide"})
    '<h2 id="c1">Aims</h2>\\n<p class="sub"><a href="guide.html#c1">1 in the guide</a></p>'
    """

    def linked(clause: re.Match[str]) -> str:
        anchor = clause["anchor"]
        if anchor not in links:
            return clause[0]
        return f'{clause[0]}\n<p class="sub"{said}><a href="{page}.html#{anchor}">{links[anchor]}</a></p>'

    said = f' lang="{lang}"' if lang else ""
    return _CLAUSE.sub(linked, html)
