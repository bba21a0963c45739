"""A page of chains: its groups, what is missing of them, where it stands among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Notice, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures

from .model import CommitteeBook
from .model_chains import Chain
from .offer_chains import PAGE, chain_views


class Group(NamedTuple):
    """Chains under a heading that can be led to."""

    group_id: str
    heading: str
    chains: Sequence[Chain]


#: What counts the audits' recommendations carried out.
_METRIC = "ovs_audit_implemented"


def chain_page(
    teller: Teller,
    slug: str,
    description: str,
    sheet: Sheet,
    book: CommitteeBook,
    groups: Sequence[Group],
) -> Page:
    """The page ``slug``: what it says, then its groups, their pictures on one scale."""
    t, language = teller.t, teller.language
    trail = [(t("nav.committees"), addresses.contents(language, "committees"))]
    if slug != PAGE:
        trail.append((t("chain.heading"), addresses.page(language, PAGE)))
    return teller.page(
        slug,
        {"sheet": sheet, "chains": drawn(teller, book, groups)},
        description,
        title=sheet.heading,
        template="chains",
        trail=tuple(trail),
    )


def drawn(
    teller: Teller, book: CommitteeBook, groups: Sequence[Group], *, with_committee: bool = True
) -> dict[str, object]:
    """The groups as ``chains.html`` draws them; one without chains says so."""
    chains = [chain for group in groups for chain in group.chains]
    reading, views = chain_views(teller, chains, book.as_at, with_committee=with_committee)
    each = iter(views)
    return {
        "reading": reading if chains else "",
        "groups": [
            {
                "group_id": group.group_id,
                "heading": group.heading,
                "chains": [next(each) for _ in group.chains],
                "none": teller.t("chain.none_here"),
            }
            for group in groups
        ],
    }


def said(teller: Teller, book: CommitteeBook, answer: str) -> Words:
    """A page's answer after the mark that its figures must carry."""
    return teller.marked(book.release, answer)


def missing(teller: Teller, book: CommitteeBook) -> Iterator[Notice]:
    """That the quarter's figure on audits is missing, with its note: what is shown is then older."""
    report = teller.assembly.report(book.release.quarter)
    result = report[Figures].of(_METRIC) if report is not None else None
    if result is not None and result.value is None and result.note:
        note = teller.text(result.note)
        day = formats.day(book.release.quarter.first_day, teller.language)
        told = Text(teller.t("chain.audit_missing", note=note.text, day=day), note.lang)
        yield Notice(heading=teller.t("chain.audit_missing_heading"), paragraphs=(told,))
