"""Lists that the program knows inside Markdown prose, by a fixed marker and nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from checked_tables.texts import Language

_MARKER = re.compile(r"<p>\[\[(?P<kind>list): *(?P<name>[a-z0-9-]+)\]\]</p>")


class Embeddable(Protocol):
    """What can be asked for the HTML of a named list."""

    def embedded_html(self, kind: str, name: str, language: Language) -> str:
        """The HTML, trusted; ``KeyError`` if there is nothing of that name."""


class UnknownEmbed(Exception):  # noqa: N818
    """A page asks for a list that does not exist."""


def embedded(html: str, site: Embeddable, language: Language, source: str) -> str:
    """``html`` with each marker replaced; ``UnknownEmbed`` names the file and the marker.

    >>> class Shop:
    ...     def embedded_html(self, kind, name, language):
    ...         return f"<ol>{name}</ol>"
    >>> embedded("<p>[[list: rules]]</p>", Shop(), "en", "methods.md")
    '<ol>rules</ol>'
    """

    def put(match: re.Match[str]) -> str:
        try:
            return site.embedded_html(match["kind"], match["name"], language)
        except KeyError:
            raise UnknownEmbed(f"{source}: there is no {match['kind']} called {match['name']!r}") from None

    return _replaced(html, put)


def _replaced(html: str, put: Callable[[re.Match[str]], str]) -> str:
    return _MARKER.sub(put, html)
