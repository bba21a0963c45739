"""The words of a built page or text file, cut into pieces that a reader takes in at once.

A piece has a language and a kind: a sentence or more (``prose``), a heading (``title``), a cell or label
(``cell``). Words in another language are their own piece; what is quoted is left out, for it is somebody
else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .page import Element

Kind = Literal["prose", "title", "cell"]

_PROSE = frozenset(("p", "li", "dd", "figcaption", "summary", "desc"))
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "title", "caption"))
_CELLS = frozenset(("td", "th", "dt", "text"))
_QUOTED = frozenset(("blockquote", "q", "code", "pre", "samp", "script", "style", "cite"))
_STOP = re.compile(r"(?<!\bNo\.)(?<!\bNa\.)(?<!kif\.)(?:(?<=[^\W\d_]{2}[.!?])|(?<=[)”%\d][.!?])(?<!^\d\.)) +")
_QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"")
#: Stands for words of another language or a quotation: neither a word nor a digit nor a stop.
_ELSEWHERE = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of text, spaces as a browser shows them (an unbreakable one is kept)."""

    text: str
    language: str
    kind: Kind
    folded: bool = False
    is_paragraph: bool = False


def pieces_of(page: Element) -> Iterator[Piece]:
    """Every piece of a page, in its order; what stands in ``details`` is ``folded``."""
    for element in page.elements():
        kind = _kind(element)
        if kind is not None and not element.inside(*_QUOTED):
            text = _own(element)
            if text.strip(f" {_ELSEWHERE}\u00a0"):
                yield Piece(text, _language(element), kind, element.inside("details"), _is_own(element))


def pieces_of_text(text: str, language: str) -> Iterator[Piece]:
    """Every line of a plain-text file, which has no unbreakable spaces."""
    for line in text.splitlines():
        if line.strip():
            said = _QUOTE.sub(_ELSEWHERE, line.strip()).replace(" %", "\u00a0%")
            yield Piece(said, language, "prose")


def sentences(text: str) -> tuple[str, ...]:
    """The text at its stops; one without any is one piece. A stop after a number alone, a letter or an
    abbreviation is none."""
    return tuple(each for each in _STOP.split(text) if each)


def _kind(element: Element) -> Kind | None:
    if element.tag in _PROSE:
        return "prose"
    if element.tag in _TITLES:
        return "title"
    if element.tag in _CELLS:
        return "cell"
    apart = element.tag == "span" and element.has("class")  # a field beside a sentence, set in its own way
    return "cell" if apart or (element.has("lang") and element.tag in ("a", "span", "b")) else None


def _is_own(element: Element) -> bool:
    """Whether it is a paragraph of the page, not of an entry in a list."""
    return element.tag == "p" and not element.inside("li", "dd", "div", "article", "figure")


def _language(element: Element) -> str:
    here: Element | None = element
    while here is not None:
        if here.has("lang"):
            return here.get("lang")
        here = here.parent
    return ""


def _own(element: Element) -> str:
    """The element's text without that of pieces inside it."""
    language, parts = _language(element), []
    waiting: list[Element | str] = list(reversed(element.children))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif one.tag in _QUOTED or (one.has("lang") and one.get("lang") != language):
            parts.append(_ELSEWHERE)
        elif one.tag == "br":
            parts.append(" ")
        elif _kind(one) is None or one.has("lang"):
            waiting += reversed(one.children)
        else:
            parts.append(" ")
    return _QUOTE.sub(_ELSEWHERE, re.sub(r"[ \t\r\n]+", " ", "".join(parts)).strip(" "))
