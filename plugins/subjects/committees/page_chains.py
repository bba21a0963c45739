"""Recommendations: where they stand, how old the open ones are, a page for each stage, one for audits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from .measure_chains import AGE_BANDS, age_bands
from .model import CommitteeBook
from .model_chains import OPEN_STAGES, STAGES, Chain, Stage
from .offer_chains import squares_of, stage_text
from .page_audits import audit_page
from .page_groups import chain_page, group, missing, said

_OLDEST = 5


def recommendation_pages(teller: Teller, book: CommitteeBook) -> Iterator[Page]:
    """The whole, each stage, and the audits; nothing where nothing was recommended."""
    if not book.chains:
        return
    yield _whole(teller, book)
    for stage in STAGES:
        yield _stage_page(teller, book, stage)
    if any(chain.finding is not None for chain in book.chains):
        yield audit_page(teller, book)


def stage_link(teller: Teller, book: CommitteeBook, stage: Stage) -> Text:
    """A stage with how many stand there, leading to its page."""
    named = stage_text(teller, stage)
    return replace(named, text=f"{named.text} ({formats.number(len(book.at(stage)))})")


def _whole(teller: Teller, book: CommitteeBook) -> Page:
    t, language = teller.t, teller.language
    still = _oldest_first(chain for chain in book.chains if chain.stage in OPEN_STAGES)
    answer = t("chain.answer", count=len(book.at("implemented")), of=len(book.chains), day=book.as_at)
    if still:
        answer = f"{answer} {t('chain.answer_oldest', age=formats.days(still[0].age_days, language))}"
    sections = (
        Section(
            section_id="stages",
            heading=t("chain.stages"),
            tables=(_stages(teller, book),),
            points=(Text(t("committees.more_audit"), url=addresses.page(language, "committees/audit")),),
        ),
        Section(
            section_id="ages",
            heading=t("chain.ages"),
            paragraphs=(t("chain.ages_text"),),
            tables=(_ages(teller, book),),
            note=t("committees.counted_to", day=book.as_at),
        ),
    )
    groups = [group(teller, book, "oldest", t("chain.oldest"), still[:_OLDEST])] if still else []
    return chain_page(
        teller,
        "committees/recommendations",
        t("chain.description"),
        Sheet(
            heading=t("chain.heading"),
            answer=said(teller, book, answer),
            notices=tuple(missing(teller, book)),
            sections=sections,
        ),
        groups,
    )


def _stage_page(teller: Teller, book: CommitteeBook, stage: Stage) -> Page:
    t, chains = teller.t, book.at(stage)
    key = "chain.count_done" if stage == "implemented" else "chain.count_here"
    answer = t(key, count=len(chains)) if chains else t("chain.none_here")
    others = tuple(stage_link(teller, book, other) for other in STAGES if other != stage)
    return chain_page(
        teller,
        f"committees/recommendations-{stage}",
        t("chain.description"),
        Sheet(
            heading=t("chain.stage_page", stage=t(f"chain.stage_{stage}")), answer=said(teller, book, answer)
        ),
        _done(teller, book, chains) if stage == "implemented" else [group(teller, book, "list", "", chains)],
        others,
    )


def _done(teller: Teller, book: CommitteeBook, chains: Sequence[Chain]) -> list[dict[str, object]]:
    """Those carried out, by the quarter in which they were, the newest first."""
    by_quarter: dict[Quarter, list[Chain]] = {}
    for chain in chains:
        if chain.rec.implemented_on is not None:
            by_quarter.setdefault(Quarter.containing(chain.rec.implemented_on), []).append(chain)
    return [
        group(teller, book, f"in-{quarter.slug}", formats.months(quarter, teller.language), own)
        for quarter, own in sorted(by_quarter.items(), reverse=True)
    ]


def _oldest_first(chains: Iterator[Chain]) -> list[Chain]:
    return sorted(chains, key=lambda chain: (-chain.age_days, chain.rec.rec_id))


def _stages(teller: Teller, book: CommitteeBook) -> Table:
    t = teller.t
    rows: list[tuple[Cell, Sequence[Chain]]] = [
        (teller.as_cell(stage_text(teller, stage)), book.at(stage)) for stage in STAGES
    ]
    rows.append((Cell(t("chain.all"), kind="total"), book.chains))

    def drawn(row: tuple[Cell, Sequence[Chain]]) -> Cell:
        return squares_of(() if row[0].kind == "total" else row[1], across=16)

    table = (
        columns(teller, rows)
        .column("chain.stage", lambda row: row[0])
        .picture("column.picture", drawn)
        .number("chain.of_audit", lambda row: sum(chain.rec.source_kind == "audit" for chain in row[1]))
        .number("chain.of_committee", lambda row: sum(chain.rec.source_kind != "audit" for chain in row[1]))
        .number("chain.all", lambda row: len(row[1]))
        .table(t("chain.stages"), "stages-table")
    )
    return replace(table, reading=t("chain.reading"))


def _ages(teller: Teller, book: CommitteeBook) -> Table:
    t, language = teller.t, teller.language
    names = [t("chain.up_to", days=formats.days(AGE_BANDS[0], language))]
    for low, high in pairwise(AGE_BANDS):
        names.append(t("chain.between", first=low + 1, last=high))
    names.append(t("chain.older", days=formats.days(AGE_BANDS[-1], language)))
    return (
        columns(teller, zip(names, age_bands(book.chains), strict=True))
        .column("chain.age", lambda row: row[0])
        .number("chain.count", lambda row: row[1])
        .table(t("chain.ages"), "ages-table")
    )
