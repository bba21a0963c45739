"""Recommendations: where they stand, how old the open ones are, a page for each stage, one for audits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import pandas as pd

from plugins.assembly.measures.recommendations import AGE_BANDS, age_bands, audit_years
from plugins.assembly.model_committees import OPEN_STAGES, STAGES, AuditYear, Chain, CommitteeBook, Stage
from plugins.assembly.periods import Quarter
from plugins.presentation import addresses, formats
from plugins.presentation.page import Page
from plugins.presentation.parts import FigureView, Notice, Section, Sheet, Text, Words
from plugins.presentation.sentences.captions import Caption
from plugins.presentation.sentences.headline import marked
from plugins.presentation.sentences.voice import Sentence
from plugins.presentation.tables import Cell, Column, Table

from .chains import chain_view
from .teller import Teller

_OLDEST = 5
_METRIC = "ovs_audit_implemented"


def recommendation_pages(teller: Teller, book: CommitteeBook) -> Iterator[Page]:
    """The whole, each stage, and the audits; nothing where nothing was recommended."""
    if not book.chains:
        return
    yield _whole(teller, book)
    for stage in STAGES:
        yield _stage_page(teller, book, stage)
    if any(chain.finding is not None for chain in book.chains):
        yield _audit(teller, book)


def stage_link(teller: Teller, book: CommitteeBook, stage: Stage) -> Text:
    """A stage with how many stand there, leading to its page."""
    said = f"{teller.t(f'chain.stage_{stage}')} ({formats.number(len(book.at(stage)))})"
    return Text(said, url=addresses.page(teller.language, f"committees/recommendations-{stage}"))


def _whole(teller: Teller, book: CommitteeBook) -> Page:
    t, language = teller.t, teller.language
    still = _oldest_first(chain for chain in book.chains if chain.stage in OPEN_STAGES)
    key = "chain.answer" if still else "chain.answer_all_done"
    values = {"day": formats.day(book.as_at, language), "all": formats.number(len(book.chains))}
    if still:
        values["done"] = formats.number(len(book.at("implemented")))
        values["age"] = formats.days(still[0].age_days, language)
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
            note=t("committees.counted_to", day=formats.day(book.as_at, language)),
        ),
    )
    groups = [_group(teller, book, "oldest", t("chain.oldest"), still[:_OLDEST])] if still else []
    return _page(
        teller,
        "committees/recommendations",
        t("chain.description"),
        Sheet(
            heading=t("chain.heading"),
            answer=_said(teller, book, t(key, count=None, **values)),
            notices=tuple(_missing(teller, book)),
            sections=sections,
        ),
        groups,
    )


def _stage_page(teller: Teller, book: CommitteeBook, stage: Stage) -> Page:
    t, chains = teller.t, book.at(stage)
    key = "chain.count_done" if stage == "implemented" else "chain.count_here"
    answer = t(key, count=len(chains)) if chains else t("chain.none_here")
    others = tuple(stage_link(teller, book, other) for other in STAGES if other != stage)
    return _page(
        teller,
        f"committees/recommendations-{stage}",
        t("chain.description"),
        Sheet(
            heading=t("chain.stage_page", stage=t(f"chain.stage_{stage}")), answer=_said(teller, book, answer)
        ),
        _done(teller, book, chains) if stage == "implemented" else [_group(teller, book, "list", "", chains)],
        others,
    )


def _done(teller: Teller, book: CommitteeBook, chains: Sequence[Chain]) -> list[dict[str, object]]:
    """Those carried out, by the quarter in which they were, the newest first."""
    by_quarter: dict[Quarter, list[Chain]] = {}
    for chain in chains:
        if chain.rec.implemented_on is not None:
            by_quarter.setdefault(Quarter.containing(chain.rec.implemented_on), []).append(chain)
    return [
        _group(teller, book, f"in-{quarter.slug}", formats.months(quarter, teller.language), own)
        for quarter, own in sorted(by_quarter.items(), reverse=True)
    ]


def _audit(teller: Teller, book: CommitteeBook) -> Page:
    """By audited year, the newest first, then by finding."""
    t = teller.t
    chains = [chain for chain in book.chains if chain.finding is not None]
    done = sum(chain.stage == "implemented" for chain in chains)
    said = t(
        "chain.audit_answer",
        all=formats.number(len(chains)),
        done=formats.number(done),
        day=formats.day(book.as_at, teller.language),
    )
    groups = []
    chains.sort(key=_audit_order, reverse=True)
    for (year, auditor), several in groupby(chains, key=_audit_order):
        heading = t("chain.audit_year", auditor=t(f"chain.auditor_{auditor}"), year=year.replace("-", "/"))
        own = sorted(several, key=lambda one: (one.rec.source_id, one.rec.rec_id))
        groups.append(_group(teller, book, f"audit-{year}-{auditor.replace('_', '-')}", heading, own))
    return _page(
        teller,
        "committees/audit",
        t("chain.audit_description"),
        Sheet(
            heading=t("chain.audit_heading"),
            answer=_said(teller, book, said),
            notices=tuple(_missing(teller, book)),
            sections=(_by_year(teller, book),),
        ),
        groups,
    )


def _by_year(teller: Teller, book: CommitteeBook) -> Section:
    """How far the recommendations after each audit are: a table and, of several audits, a picture."""
    t, years = teller.t, audit_years(book.chains)
    names = ("implemented", "in_progress", "not_started", "disputed", "all")
    columns = (
        Column(t("chain.audit"), row_header=True),
        *(Column(t(f"chain.status_{name}"), numeric=True) for name in names),
    )
    rows = tuple(
        (
            Cell(audit_name(teller, year)),
            *(
                teller.number_cell(count)
                for count in (
                    *(year.implemented, year.in_progress, year.not_started, year.disputed),
                    year.recommendations,
                )
            ),
        )
        for year in years
    )
    heading = t("chain.by_year")
    return Section(
        section_id="years",
        heading=heading,
        figures=(_year_figure(teller, book, years),) if len(years) > 1 else (),
        tables=(Table(heading, columns, rows, "years-table"),),
    )


def audit_name(teller: Teller, year: AuditYear) -> str:
    """Whose audit of which year."""
    auditor = teller.t(f"chain.auditor_{year.auditor}")
    return teller.t("chain.audit_year", auditor=auditor, year=year.financial_year.replace("-", "/"))


def _year_figure(teller: Teller, book: CommitteeBook, years: Sequence[AuditYear]) -> FigureView:
    t, language = teller.t, teller.language
    done, whole = sum(year.implemented for year in years), sum(year.recommendations for year in years)
    said = "; ".join(
        f"{audit_name(teller, year)}: {formats.percent(year.implemented_pct, language)}" for year in years
    )
    words = (
        t("chain.figure_title", done=formats.number(done), all=formats.number(whole)),
        t("chain.figure_subtitle", day=formats.day(book.as_at, language)),
        f"{said}.",
    )
    return teller.figure(
        "bars",
        pd.DataFrame(
            [{"name": audit_name(teller, year), "value": year.implemented_pct} for year in years],
            dtype=object,
        ),
        figure_id="audit-years",
        caption=Caption(*(Sentence(each, language) for each in words)),
        labels={
            "name": t("chain.audit"),
            "value": t("chain.stage_implemented"),
            "unit": "%",
            "suffix": "%",
        },
        provenance=book.release.provenance,
        unit="percent",
        csv_stem="committees-audit-years",
    )


def _missing(teller: Teller, book: CommitteeBook) -> Iterator[Notice]:
    """That the quarter's figure on audits is missing, with its note: what is shown is then older."""
    report = teller.assembly.report(book.release.quarter)
    result = report.of(_METRIC) if report is not None else None
    if result is not None and result.value is None and result.note:
        note = teller.text(result.note)
        day = formats.day(book.release.quarter.first_day, teller.language)
        said = Text(teller.t("chain.audit_missing", note=note.text, day=day), note.lang)
        yield Notice(heading=teller.t("chain.audit_missing_heading"), paragraphs=(said,))


def _audit_order(chain: Chain) -> tuple[str, str]:
    assert chain.finding is not None
    return chain.finding.financial_year, chain.finding.auditor


def _oldest_first(chains: Iterator[Chain]) -> list[Chain]:
    return sorted(chains, key=lambda chain: (-chain.age_days, chain.rec.rec_id))


def _said(teller: Teller, book: CommitteeBook, answer: str) -> Words:
    return marked(book.release, Sentence(answer, teller.language), teller.voice).text


def _stages(teller: Teller, book: CommitteeBook) -> Table:
    t = teller.t
    columns = (
        Column(t("chain.stage"), row_header=True),
        *(Column(t(f"chain.{name}"), numeric=True) for name in ("of_audit", "of_committee", "all")),
    )
    rows = []
    for stage in STAGES:
        link = stage_link(teller, book, stage)
        found = book.at(stage)
        audits = sum(chain.rec.source_kind == "audit" for chain in found)
        name = Cell(t(f"chain.stage_{stage}"), url=link.url)
        rows.append((name, *_counts(teller, audits, len(found))))
    audits = sum(chain.rec.source_kind == "audit" for chain in book.chains)
    whole = (Cell(t("chain.all"), kind="total"), *_counts(teller, audits, len(book.chains)))
    return Table(t("chain.stages"), columns, (*rows, whole), "stages-table")


def _counts(teller: Teller, audits: int, found: int) -> tuple[Cell, ...]:
    return tuple(teller.number_cell(count) for count in (audits, found - audits, found))


def _ages(teller: Teller, book: CommitteeBook) -> Table:
    t, language = teller.t, teller.language
    names = [t("chain.up_to", days=formats.days(AGE_BANDS[0], language))]
    for low, high in pairwise(AGE_BANDS):
        names.append(t("chain.between", first=formats.number(low + 1), last=formats.number(high)))
    names.append(t("chain.older", days=formats.days(AGE_BANDS[-1], language)))
    rows = tuple(
        (Cell(name), teller.number_cell(count))
        for name, count in zip(names, age_bands(book.chains), strict=True)
    )
    columns = (Column(t("chain.age"), row_header=True), Column(t("chain.count"), numeric=True))
    return Table(t("chain.ages"), columns, rows, "ages-table")


def _group(
    teller: Teller, book: CommitteeBook, group_id: str, heading: str, chains: Sequence[Chain]
) -> dict[str, object]:
    return {
        "group_id": group_id,
        "heading": heading,
        "chains": [chain_view(teller, chain, book.as_at) for chain in chains],
    }


def _page(
    teller: Teller,
    slug: str,
    description: str,
    sheet: Sheet,
    groups: list[dict[str, object]],
    others: tuple[Text, ...] = (),
) -> Page:
    t, language = teller.t, teller.language
    trail = [(t("nav.committees"), addresses.contents(language, "committees"))]
    if slug != "committees/recommendations":
        trail.append((t("chain.heading"), addresses.page(language, "committees/recommendations")))
    title = sheet.heading
    return teller.site.page(
        language,
        slug,
        "chains",
        title=t("mark.illustrative_title", title=title) if teller.site.illustrative else title,
        description=description,
        view={"sheet": sheet, "chains": {"groups": groups, "others": others}},
        trail=tuple(trail),
        section="committees",
    )
