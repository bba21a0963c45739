"""Recommendations: the open ones by stage, how old they are, those carried out year by year, the audits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.years import year_link
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter

from .measure_chains import AGE_BANDS, age_bands
from .model import CommitteeBook
from .model_chains import OPEN_STAGES, STAGES, Chain, Stage
from .offer_chains import PAGE, squares_of, stage_text, year_done
from .page_audits import audit_page
from .page_groups import Group, chain_page, missing, said


def recommendation_pages(teller: Teller, book: CommitteeBook) -> Iterator[Page]:
    """The open ones by stage, a page for each year of those carried out, and the audits; nothing where
    nothing was recommended."""
    if not book.chains:
        return
    years = _by_year(book)
    yield _open(teller, book, years)
    for year, chains in years.items():
        yield _year_page(teller, book, year, chains)
    if any(chain.finding is not None for chain in book.chains):
        yield audit_page(teller, book)


def stage_link(teller: Teller, book: CommitteeBook, stage: Stage) -> Text:
    """A stage with how many stand there, leading to them."""
    named = stage_text(teller, stage)
    return replace(named, text=f"{named.text} ({formats.number(len(book.at(stage)))})")


def _open(teller: Teller, book: CommitteeBook, years: Mapping[str, Sequence[Chain]]) -> Page:
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
            tables=(_ages(teller, still),),
            note=t("committees.counted_to", day=book.as_at),
        ),
        Section(
            section_id="implemented",
            heading=t("chain.stage_implemented"),
            points=tuple(_year_link(teller, year, len(chains)) for year, chains in years.items())
            or (t("chain.none_here"),),
        ),
    )
    return chain_page(
        teller,
        PAGE,
        t("chain.description"),
        Sheet(
            heading=t("chain.heading"),
            answer=said(teller, book, answer),
            notices=tuple(missing(teller, book)),
            sections=sections,
        ),
        book,
        [
            Group(stage, t(f"chain.stage_{stage}"), [one for one in still if one.stage == stage])
            for stage in OPEN_STAGES
        ],
    )


def _year_link(teller: Teller, year: str, count: int) -> Text:
    """A year with how many were carried out in it, leading to them."""
    named = year_link(teller, PAGE, year)
    return replace(named, text=f"{named.text} ({formats.number(count)})")


def _by_year(book: CommitteeBook) -> dict[str, list[Chain]]:
    """Those carried out, by the financial year in which they were, the newest first."""
    found: dict[str, list[Chain]] = {}
    for chain in book.at("implemented"):
        found.setdefault(year_done(chain), []).append(chain)
    return dict(sorted(found.items(), reverse=True))


def _year_page(teller: Teller, book: CommitteeBook, year: str, chains: Sequence[Chain]) -> Page:
    t = teller.t
    return chain_page(
        teller,
        f"{PAGE}/{year}",
        t("chain.description"),
        Sheet(
            heading=t("chain.year_page", year=year.replace("-", "/")),
            answer=said(teller, book, t("chain.count_done", count=len(chains))),
        ),
        book,
        _quarters(teller, chains),
    )


def _quarters(teller: Teller, chains: Sequence[Chain]) -> list[Group]:
    """Those of a year by the quarter in which they were carried out, the newest first."""
    by_quarter: dict[Quarter, list[Chain]] = {}
    for chain in chains:
        assert chain.rec.implemented_on is not None
        by_quarter.setdefault(Quarter.containing(chain.rec.implemented_on), []).append(chain)
    return [
        Group(f"in-{quarter.slug}", formats.months(quarter, teller.language), own)
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


def _ages(teller: Teller, still: Sequence[Chain]) -> Table:
    t, language = teller.t, teller.language
    names = [t("chain.up_to", days=formats.days(AGE_BANDS[0], language))]
    for low, high in pairwise(AGE_BANDS):
        names.append(t("chain.between", first=low + 1, last=high))
    names.append(t("chain.older", days=formats.days(AGE_BANDS[-1], language)))
    return (
        columns(teller, zip(names, age_bands(still), strict=True))
        .column("chain.age", lambda row: row[0])
        .picture("column.picture", lambda row: squares_of(row[1], across=16))
        .number("chain.count", lambda row: len(row[1]))
        .table(t("chain.ages"), "ages-table")
    )
