"""The words that the site explains, and as things that readers look for."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.texts import Bilingual
from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing

from .record import GlossaryTerm

TERM = Kind("term", "glossary")
#: The word that readers need only while the site shows examples.
_OF_EXAMPLES = "illustrative"


def known_terms(teller: Teller) -> tuple[GlossaryTerm, ...]:
    """Every term that the site uses."""
    known = teller.assembly.rows(GlossaryTerm)
    if teller.assembly.latest is None or teller.site.illustrative:
        return known
    return tuple(term for term in known if term.slug != _OF_EXAMPLES)


def things(teller: Teller) -> Iterator[Thing]:
    """Each term, found by its word in either language."""
    page = addresses.page(teller.language, "glossary")
    for term in known_terms(teller):
        one, _, many = term.term.sw.rstrip(")").partition(" (wingi: ")
        named = Bilingual(term.term.en, one if many else term.term.sw)
        yield thing(teller, TERM, named, f"{page}#{term.slug}", also=many)
