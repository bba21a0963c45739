"""A page of chains: its groups, what is missing of them, where it stands among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Notice, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures.model import Figures

from .model import CommitteeBook
from .model_chains import Chain
from .offer_chains import chain_view

#: What counts the audits' recommendations carried out.
_METRIC = "ovs_audit_implemented"


def chain_page(
    teller: Teller,
    slug: str,
    description: str,
    sheet: Sheet,
    groups: list[dict[str, object]],
    others: tuple[Text, ...] = (),
) -> Page:
    """The page ``slug``, with the other stages after its groups."""
    t, language = teller.t, teller.language
    trail = [(t("nav.committees"), addresses.contents(language, "committees"))]
    if slug != "committees/recommendations":
        trail.append((t("chain.heading"), addresses.page(language, "committees/recommendations")))
    title = sheet.heading
    return teller.page(
        slug,
        {"sheet": sheet, "chains": {"groups": groups, "others": others}},
        description,
        title=title,
        template="chains",
        trail=tuple(trail),
    )


def group(
    teller: Teller, book: CommitteeBook, group_id: str, heading: str, chains: Sequence[Chain]
) -> dict[str, object]:
    """Chains under a heading, as ``chains.html`` draws them."""
    return {
        "group_id": group_id,
        "heading": heading,
        "chains": [chain_view(teller, chain, book.as_at) for chain in chains],
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
