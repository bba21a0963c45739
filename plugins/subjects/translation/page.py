"""How much of the site is in Kiswahili, what is in English only, and what nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.prose import Prose
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.subjects.glossary.record import GlossaryTerm

from .measure import Count, count_prose


def completeness_page(teller: Teller, prose: Sequence[Prose], records: Sequence[Count]) -> Page:
    """The counts by kind of page and of ``records``, the written pages that go on in English, and the terms
    to check."""
    t = teller.t
    counts = (*_counts(teller, prose), *records)
    texts, missing = sum(one.texts for one in counts), sum(one.missing for one in counts)
    lead = t("completeness.lead", texts=texts, kiswahili=texts - missing, missing=missing)
    sheet = Sheet(
        heading=t("completeness.heading"),
        answer=lead,
        sections=(
            _by_kind(teller, counts, Count(kind="total", texts=texts, missing=missing)),
            _pages(teller, prose),
            _terms(teller),
        ),
    )
    return teller.page("completeness", sheet, t("completeness.description"), marked=False, figures=False)


def _counts(teller: Teller, prose: Sequence[Prose]) -> Iterator[Count]:
    kiswahili = teller.site.wording.of("sw")
    yield Count(kind="wording", texts=len(kiswahili.entries), missing=0)
    yield count_prose("prose", (page.content for page in prose if page.lang == "sw"))


def _by_kind(teller: Teller, counts: Sequence[Count], total: Count) -> Section:
    t = teller.t
    kiswahili = teller.site.wording.of("sw")
    rows = [(Cell(_name(teller, one.kind)), one) for one in counts]
    table = (
        columns(teller, [*rows, (Cell(t("common.total"), kind="total"), total)])
        .column("completeness.kind", lambda row: row[0])
        .number("completeness.texts", lambda row: row[1].texts)
        .number("completeness.in_kiswahili", lambda row: row[1].kiswahili)
        .number("completeness.english_only", lambda row: row[1].missing)
        .number("completeness.share", lambda row: _share(row[1]), unit="%")
        .table(t("completeness.by_kind"), "kinds-table")
    )
    unreviewed = t(
        "completeness.unreviewed", unreviewed=len(kiswahili.unreviewed), strings=len(kiswahili.entries)
    )
    return Section(
        section_id="kinds",
        heading=t("completeness.by_kind"),
        paragraphs=(unreviewed, t("completeness.how")),
        tables=(table,),
    )


def _share(count: Count) -> Decimal | None:
    """How much of it is in Kiswahili, in whole per cent, half up."""
    return Decimal((200 * count.kiswahili + count.texts) // (2 * count.texts)) if count.texts else None


def _name(teller: Teller, kind: str) -> str:
    """What a kind is called: by its own wording, else as the navigation or the downloads call it."""
    for key in (f"completeness_part.{kind}", f"nav.{kind.replace('_', '-')}", f"data_file.{kind}"):
        if teller.t.has(key):
            return teller.t(key)
    return kind.replace("_", " ")


def _pages(teller: Teller, prose: Sequence[Prose]) -> Section:
    t = teller.t
    own = {page.slug: page.title for page in prose if page.lang == teller.language}
    found = [
        count_prose(page.slug, (page.content,))
        for page in sorted(prose, key=lambda page: page.slug)
        if page.lang == "sw"
    ]
    rows = [count for count in found if count.missing]
    heading = t("completeness.pages")
    table = (
        columns(teller, rows)
        .column(
            "completeness.page",
            lambda one: Text(own.get(one.kind, one.kind), url=addresses.page(teller.language, one.kind)),
        )
        .number("completeness.sections", lambda one: one.texts)
        .number("completeness.english_only", lambda one: one.missing)
        .table(heading, "pages-table")
    )
    return Section(
        section_id="pages",
        heading=heading,
        paragraphs=(t("completeness.pages_text"),),
        tables=(table,) if rows else (),
    )


def _terms(teller: Teller) -> Section:
    terms = teller.assembly.rows(GlossaryTerm)
    said = teller.t(
        "completeness.terms_text", terms=len(terms), unverified=sum(not term.verified for term in terms)
    )
    return Section(section_id="terms", heading=teller.t("completeness.terms"), paragraphs=(said,))
