"""Citations of the three source documents, and where the guides tell the clause that is cited.

``2.1(5)`` of the policy is told at ``policy/guide.html#c2-1-5``, ``5.4.1`` of the framework at
``framework/guide.html#s5-4-1``, part 3 of the record at ``record/guide.html#r3``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from checked_tables.texts import Language

from . import addresses

Document = Literal["policy", "framework", "record"]

_POLICY = (
    "1.1 1.2 1.2.1 1.2.2 1.2.3 1.2.4 1.3 1.4 1.5 1.6 1.7 2.0 2.1 2.1(1) 2.1(2) 2.1(3) 2.1(4) 2.1(5) "
    "2.2 2.2(1) 2.2(2) 2.2(3) 2.2(4) 2.2(5) 2.3 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 3.0 3.1 3.1(1) 3.1(2) 3.1(3) "
    "3.1(4) 3.1(5) 3.1(6) 4.1 4.2"
)
_FRAMEWORK = (
    "1.0 2.0 3.0 3.1 4.0 5.0 5.1 5.1.1 5.1.2 5.1.3 5.1.4 5.2 5.2.1 5.2.2 5.2.3 5.4 5.4.1 5.4.2 5.4.3 5.5 "
    "5.5.2 5.5.2.1 5.5.3 5.5.3.1 5.5.4 5.5.4.1 5.6 6.0 6.1 6.2 6.3 7.0 7.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 "
    "6.2.6 8.0 8.1 8.2 8.3 8.4 8.5 9.0 10.0"
)
#: Clauses whose anchor does not follow from their number, and places without a number.
_NAMED: Mapping[Document, Mapping[str, str]] = {
    "policy": {
        "Foreword": "foreword",
        "List of abbreviations": "abbreviations",
        "Executive summary": "executive-summary",
        "Work-plan table": "workplan",
    },
    "framework": {
        "Definitions": "definitions",
        "Table 1": "s4",
        "Chapter 7": "s7",
        "Implementation matrix": "matrix",
        "8.5": "s8-5-agencies",
        **{f"6.2.{number}": f"s7-6-2-{number}" for number in range(1, 7)},
    },
    "record": {"Title": "title"},
}
_NUMBERED: Mapping[Document, tuple[str, frozenset[str]]] = {
    "policy": ("c", frozenset(_POLICY.split())),
    "framework": ("s", frozenset(_FRAMEWORK.split())),
    "record": ("r", frozenset("1234")),
}
_PLACES: Mapping[Document, re.Pattern[str]] = {
    "policy": re.compile(r"(?<![\d.])\d\.\d(?:\.\d)?(?:\(\d\))?|" + "|".join(_NAMED["policy"])),
    "framework": re.compile(
        r"(?<![\d.])\d+\.\d+(?:\.\d+)*|Definitions|Table 1|Chapter 7|Implementation matrix"
    ),
    "record": re.compile(r"^[1-4](?=$|,| and )|(?<=^\d and )[1-4]$|^Title$"),
}


class Piece(NamedTuple):
    """A stretch of text; ``anchor`` is where the clause is told that it cites, if it is a citation."""

    text: str
    anchor: str = ""


def clause_anchor(document: Document, clause: str) -> str | None:
    """The anchor of a clause in the guide to its document; ``None`` if the document has none such.

    >>> clause_anchor("policy", "2.1(5)"), clause_anchor("framework", "5.0"), clause_anchor("policy", "9.9")
    ('c2-1-5', 's5', None)
    """
    if clause in _NAMED[document]:
        return _NAMED[document][clause]
    letter, numbers = _NUMBERED[document]
    if clause not in numbers:
        return None
    if document == "framework":
        clause = clause.removesuffix(".0")
    return letter + re.sub(r"[.(]", "-", clause).rstrip(")")


def guide_url(language: Language, document: Document, anchor: str) -> str:
    """Where a clause is told, from the site's root."""
    return f"{addresses.page(language, f'{document}/guide')}#{anchor}"


def citations(document: Document, text: str) -> Iterator[Piece]:
    """``text`` in pieces, each citation of a clause by itself.

    >>> list(citations("policy", "see 1.6, not 0.84"))
    [Piece(text='see ', anchor=''), Piece(text='1.6', anchor='c1-6'), Piece(text=', not 0.84', anchor='')]
    """
    told = 0
    for match in _PLACES[document].finditer(text):
        anchor = clause_anchor(document, match[0])
        if anchor is None:
            continue
        if match.start() > told:
            yield Piece(text[told : match.start()])
        yield Piece(match[0], anchor)
        told = match.end()
    if told < len(text):
        yield Piece(text[told:])
