"""The words of the site in both languages, in the alphabetical order of the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from checked_tables.texts import Language
from plugins.core.pages.clauses import Document, citations, clause_anchor, guide_url
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.teller import Teller

from .offer import known_terms
from .record import GlossaryTerm

_CITED: dict[str, Document] = {"Policy": "policy", "Framework": "framework"}
_NAMED = {"foreword": "Foreword", "abbreviations": "List of abbreviations", "definitions": "Definitions"}


def glossary_page(teller: Teller) -> Page:
    """Every term with its meaning, what it is called in the other language, and where it was found."""
    t, language = teller.t, teller.language
    terms = sorted(known_terms(teller), key=lambda term: _word(term, language).casefold())
    letters = [
        {
            "letter": letter,
            "letter_id": f"letter-{letter.lower()}",
            "terms": [_term(teller, one) for one in group],
        }
        for letter, group in groupby(terms, key=lambda term: _word(term, language)[0].upper())
    ]
    view = {
        "heading": t("glossary.heading"),
        "lead": t("glossary.lead", count=len(terms), unverified=sum(not term.verified for term in terms)),
        "letters": letters,
        "downloads": (teller.download(teller.newest("glossary"), t("glossary.file")),),
    }
    return teller.page(
        "glossary",
        {"glossary": view},
        t("glossary.description"),
        title=t("glossary.heading"),
        template="glossary",
        marked=False,
        figures=False,
    )


def _word(term: GlossaryTerm, language: Language) -> str:
    return term.term.said_in(language)[0]


def _term(teller: Teller, term: GlossaryTerm) -> dict[str, Any]:
    other: Language = "sw" if teller.language == "en" else "en"
    return {
        "term_id": term.slug,
        "term": teller.text(term.term),
        "other": Text(_word(term, other), other),
        "meaning": teller.text(term.meaning),
        "source": tuple(_source(teller, term)),
    }


def _source(teller: Teller, term: GlossaryTerm) -> Iterator[Words]:
    """Where the documents have the term, each clause leading to the guide; where its Kiswahili was found."""
    lang: Language | None = None if teller.language == "en" else "en"
    stands, _, found = term.source.partition("Kiswahili: ")
    match = re.match(r"(Policy|Framework)(,? )(.+)\. $", stands)
    if match:
        document = _CITED[match[1]]
        yield Text(f"{match[1]}{match[2]}", lang)
        if anchor := clause_anchor(document, _NAMED.get(match[3], "")):
            yield Text(match[3], lang, guide_url(teller.language, document, anchor))
        for piece in () if anchor else citations(document, match[3]):
            yield Text(piece.text, url=_url(teller, document, piece.anchor))
        yield ". "
    elif stands:
        yield Text(stands, lang)
    if term.verified:
        yield f"{teller.t('glossary.verified')}: "
        yield Text(found, lang)
    else:
        yield Text(teller.t("glossary.unverified"), kind="waits")


def _url(teller: Teller, document: Document, anchor: str) -> str:
    return guide_url(teller.language, document, anchor) if anchor else ""
