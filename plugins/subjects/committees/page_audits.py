"""From audit finding to implementation: audit by audit, then line by line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import FigureView, Section, Sheet, Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .measure_chains import audit_years
from .model import CommitteeBook
from .model_chains import AuditYear, Chain
from .page_groups import Group, chain_page, missing, said


def audit_page(teller: Teller, book: CommitteeBook) -> Page:
    """By audited year, the newest first, then by finding."""
    t = teller.t
    chains = [chain for chain in book.chains if chain.finding is not None]
    done = sum(chain.stage == "implemented" for chain in chains)
    told = t("chain.audit_answer", count=done, of=len(chains), day=book.as_at)
    groups = []
    chains.sort(key=_audit_order, reverse=True)
    for (year, auditor), several in groupby(chains, key=_audit_order):
        heading = t("chain.audit_year", auditor=t(f"chain.auditor_{auditor}"), year=year.replace("-", "/"))
        own = sorted(several, key=lambda one: (one.rec.source_id, one.rec.rec_id))
        groups.append(Group(f"audit-{year}-{auditor.replace('_', '-')}", heading, own))
    return chain_page(
        teller,
        "committees/audit",
        t("chain.audit_description"),
        Sheet(
            heading=t("chain.audit_heading"),
            answer=said(teller, book, told),
            notices=tuple(missing(teller, book)),
            sections=(_by_year(teller, book),),
        ),
        book,
        groups,
    )


def _by_year(teller: Teller, book: CommitteeBook) -> Section:
    """How far the recommendations after each audit are: a table and, of several audits, a picture."""
    t, years = teller.t, audit_years(book.chains)
    heading = t("chain.by_year")
    table = (
        columns(teller, years)
        .column("chain.audit", lambda year: _name(teller, year))
        .number("chain.status_implemented", lambda year: year.implemented)
        .number("chain.status_in_progress", lambda year: year.in_progress)
        .number("chain.status_not_started", lambda year: year.not_started)
        .number("chain.status_disputed", lambda year: year.disputed)
        .number("chain.status_all", lambda year: year.recommendations)
        .table(heading, "years-table")
    )
    return Section(
        section_id="years",
        heading=heading,
        points=(Text(t("chain.programme"), url=addresses.page(teller.language, "audits")),),
        figures=(_year_figure(teller, book, years),) if len(years) > 1 else (),
        tables=(table,),
    )


def _name(teller: Teller, year: AuditYear) -> str:
    """Whose audit of which year."""
    auditor = teller.t(f"chain.auditor_{year.auditor}")
    return teller.t("chain.audit_year", auditor=auditor, year=year.financial_year.replace("-", "/"))


def _year_figure(teller: Teller, book: CommitteeBook, years: Sequence[AuditYear]) -> FigureView:
    t, language = teller.t, teller.language
    done, whole = sum(year.implemented for year in years), sum(year.recommendations for year in years)
    said = "; ".join(
        f"{_name(teller, year)}: {formats.percent(year.implemented_pct, language)}" for year in years
    )
    words = (
        t("chain.figure_title", count=done, of=whole),
        t("chain.figure_subtitle", day=book.as_at),
        f"{said}.",
    )
    return teller.figure(
        "bars",
        [{"name": _name(teller, year), "value": year.implemented_pct} for year in years],
        figure_id="audit-years",
        caption=teller.caption(*words),
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


def _audit_order(chain: Chain) -> tuple[str, str]:
    assert chain.finding is not None
    return chain.finding.financial_year, chain.finding.auditor
