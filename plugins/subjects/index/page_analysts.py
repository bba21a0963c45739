"""The index for analysts: intervals, stability, leave-one-out, break-even weights, comparisons, factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

from composite_index.ahp import ACCEPTED_CR, Weighing
from composite_index.break_even import break_even_bands
from composite_index.engine import Score
from composite_index.exact import half_up
from composite_index.scheme import Scheme
from composite_index.stability import leave_one_out
from composite_index.trend import trend
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.units.measure import unit_of

from .model import Certainty, Indices, UnitIndex
from .offer import analysts_address
from .page_check import analyst_downloads
from .say import say_certainty


def analysts_page(teller: Teller, report: Report) -> Page:
    """The index of a version under other choices than those that were made."""
    t, address = teller.t, partial(analysts_address, teller)
    months = formats.months(report.quarter, teller.language)
    title = t("index_analysts.heading")
    sheet = Sheet(
        heading=title,
        answer=t("index_analysts.answer", months=months),
        notices=versions.replaced(teller, report, address),
        particulars=(
            (t("column.months"), versions.months_of(teller, report)),
            *versions.earlier(teller, report, address),
        ),
        sections=tuple(_sections(teller, report)),
        downloads=analyst_downloads(teller, report),
    )
    return teller.page(
        addresses.slug_of(address(versions.told_as(teller.assembly, report))),
        sheet,
        t("index_analysts.description"),
        title=versions.with_version(teller, report, title),
        marked=report.release.is_illustrative,
        trail=((t("nav.index"), addresses.contents(teller.language, "index")),),
    )


def _sections(teller: Teller, report: Report) -> Iterator[Section]:
    index = report[Indices].assembly
    if index.certainty is not None and index.score is not None:
        yield _intervals(teller, report, index.certainty, index.score)
        yield _bands(teller, report, index.certainty, index.score.scheme)
        if (pairs := _pairs(teller, report)) is not None:
            yield pairs
    if index.score is not None and index.value is not None:
        yield _left_out(teller, index, index.score)
        yield _break_even(teller, index, index.score)
        for parent, weighing in index.score.scheme.weighings.items():
            yield _ahp(teller, index.score.scheme, parent, weighing)
    yield _trend(teller, index)
    if report[LabourReport].why:
        yield _labour(teller, report)
    t = teller.t
    yield Section(
        section_id="files", heading=t("index_analysts.files"), paragraphs=(t("index_analysts.files_text"),)
    )


def _intervals(teller: Teller, report: Report, sure: Certainty, score: Score) -> Section:
    t, language = teller.t, teller.language
    spread = score.scheme.uncertainty.weights
    said = t("index_analysts.method", draws=sure.draws, low=1 - spread, high=1 + spread, seed=str(sure.seed))
    published = {node.node_id: node.score for node in report[Indices].assembly.nodes}
    share = formats.percent(_plainly(sure.interval_pct), language)
    table = (
        columns(teller, sure.intervals.items())
        .column("index_analysts.part", lambda row: _title(teller, report, row[0]))
        .number("index_analysts.published", lambda row: published.get(row[0]), 1)
        .number("index_analysts.low", lambda row: row[1][0], 1)
        .number("index_analysts.middle", lambda row: row[1][1], 1)
        .number("index_analysts.high", lambda row: row[1][2], 1)
        .table(t("index_analysts.intervals_caption", share=share), "intervals-table")
    )
    note = (t("index_analysts.method_illustrative"),) if report.release.is_illustrative else ()
    return Section(
        section_id="intervals",
        heading=t("index_analysts.intervals"),
        paragraphs=(said, *note),
        tables=(table,),
    )


def _bands(teller: Teller, report: Report, sure: Certainty, scheme: Scheme) -> Section:
    t = teller.t
    table = (
        columns(teller, scheme.bands)
        .column("column.band", lambda band: band.label)
        .number("index_analysts.share", lambda band: sure.bands.get(band.number, Decimal(0)), 2, unit="%")
        .table(t("index_analysts.bands_caption"), "stability-table")
    )
    return Section(
        section_id="stability",
        heading=t("index_analysts.bands"),
        paragraphs=(*teller.sentences(say_certainty(report, teller.voice)), t("index_analysts.ranks_none")),
        tables=(table,),
    )


def _pairs(teller: Teller, report: Report) -> Section | None:
    """This quarter and each that it is compared with; what cannot be told apart is said to be so."""
    t, index = teller.t, report[Indices].assembly
    changes = (index.change_previous, index.change_year)
    known = [(one, one.interval) for one in changes if one.interval is not None]
    if not known or index.certainty is None:
        return None
    table = (
        columns(teller, known)
        .column("index_analysts.pair", lambda row: formats.months(row[0].base_quarter, teller.language))
        .number("index_analysts.first_higher", lambda row: row[1][0], 2, unit="%")
        .number("index_analysts.second_higher", lambda row: row[1][1], 2, unit="%")
        .column("index_analysts.verdict", lambda row: t(f"change_mark.{row[0].verdict}"))
        .table(t("index_analysts.pairs_caption"), "pairs-table")
    )
    share = formats.percent(_plainly(index.certainty.sure_pct), teller.language)
    return Section(
        section_id="pairs",
        heading=t("index_analysts.pairs"),
        paragraphs=(t("index_analysts.pairs_text", sure=share),),
        tables=(table,),
    )


def _left_out(teller: Teller, index: UnitIndex, score: Score) -> Section:
    t = teller.t
    titles = {found.node.metric_id: found.node.title for found in score.leaves}

    def gap(value: Decimal | None) -> Decimal | None:
        return None if value is None or index.value is None else value - index.value

    table = (
        columns(teller, leave_one_out(score.scheme, {index.unit.unit_id: score}))
        .column("column.metric", lambda found: titles.get(found.without) or found.without)
        .number("index_analysts.left_out_value", lambda found: found.value, 1)
        .change("index_analysts.difference", lambda found: gap(found.value))
        .column("column.band", lambda found: found.band and found.band.label)
        .table(t("index_analysts.left_out_caption"), "left-out-table")
    )
    return Section(section_id="left-out", heading=t("index_analysts.left_out"), tables=(table,))


def _break_even(teller: Teller, index: UnitIndex, score: Score) -> Section:
    t = teller.t
    labels = {str(band.number): band.label for band in score.scheme.bands}
    titles = {node.node_id: node.title for node in index.nodes}
    turns = break_even_bands(score.scheme, {index.unit.unit_id: score})
    rows = [found for found in turns if found.instead in labels]
    table = (
        columns(teller, rows)
        .column("index_analysts.part", lambda found: titles[found.node_id])
        .number("index_analysts.weight_now", lambda found: _per_cent(found.share), unit="%")
        .number("index_analysts.turns_at", lambda found: _per_cent(found.turns_at), unit="%")
        .column("index_analysts.instead", lambda found: labels[found.instead])
        .table(t("index_analysts.break_even_caption"), "break-even-table")
    )
    return Section(
        section_id="break-even",
        heading=t("index_analysts.break_even"),
        paragraphs=(t("index_analysts.break_even_text" if rows else "index_analysts.break_even_none"),),
        tables=(table,) if rows else (),
    )


def _ahp(teller: Teller, scheme: Scheme, parent: str, found: Weighing) -> Section:
    t = teller.t
    children = scheme.children[parent]
    titles = {node.node_id: node.title for node in scheme.nodes}
    used = all(child.weight_basis == "ahp" for child in children)
    section_id = "comparisons" if parent == scheme.root.node_id else f"comparisons-{parent.replace('_', '-')}"
    table = (
        columns(teller, children)
        .column("index_analysts.part", lambda child: child.title)
        .number("index_analysts.declared", lambda child: _per_cent(scheme.shares[child.node_id]), unit="%")
        .number(
            "index_analysts.compared",
            lambda child: _per_cent(found.weights[child.node_id]) if child.node_id in found.weights else None,
            unit="%",
        )
        .table(t("index_analysts.ahp_caption"), f"{section_id}-table")
    )
    return Section(
        section_id=section_id,
        heading=t("index_analysts.ahp"),
        paragraphs=(
            t("index_analysts.ahp_used" if used else "index_analysts.ahp_text"),
            *_consistency(teller, found, {key: teller.plain(title) for key, title in titles.items()}),
        ),
        tables=(table,),
    )


def _consistency(teller: Teller, found: Weighing, titles: Mapping[str, str]) -> Iterator[str]:
    t = teller.t
    if found.cr is None:
        return
    cr, accepted = formats.number(half_up(found.cr, 3)), formats.number(ACCEPTED_CR)
    table = _table_name(found.random_index)
    if found.is_consistent or found.repair is None:
        yield t("index_analysts.ahp_consistent", cr=cr, accepted=accepted, table=table)
        return
    row, col = titles.get(found.repair.row, ""), titles.get(found.repair.col, "")
    yield t("index_analysts.ahp_inconsistent", row=row, col=col, cr=cr, accepted=accepted, table=table)


def _trend(teller: Teller, index: UnitIndex) -> Section:
    t = teller.t
    reports = [each for each in teller.assembly.reports if each[Indices].assembly.value is not None]
    values = _by_quarter(reports)
    period = index.score.scheme.periods_per_year if index.score else 4
    found = trend(values, period)
    said = t("index_analysts.trend_few", count=found.figures)
    if found.word != "too_few_periods" and found.slope_per_year is not None and found.p_value is not None:
        said = t(
            f"index_analysts.trend_{found.word}",
            count=found.figures,
            slope=half_up(abs(found.slope_per_year), 1),
            p=found.p_value,
        )
    return Section(section_id="trend", heading=t("index_analysts.trend"), paragraphs=(said,))


def _by_quarter(reports: list[Report]) -> list[Decimal | None]:
    """The index of each quarter from the first to the last, ``None`` where there is none."""
    if not reports:
        return []
    found: list[Decimal | None] = []
    quarter = reports[0].quarter
    values = {report.quarter: report[Indices].assembly.value for report in reports}
    while quarter <= reports[-1].quarter:
        found.append(values.get(quarter))
        quarter = quarter.next
    return found


def _labour(teller: Teller, report: Report) -> Section:
    t = teller.t
    points = t("index_analysts.points")
    table = (
        columns(teller, report[LabourReport].why)
        .column("column.department", lambda why: teller.unit(unit_of(report, why.unit_id)))
        .change("label.labour.availability_pct", lambda why: why.availability, unit=points)
        .change("label.labour.performance_pct", lambda why: why.performance, unit=points)
        .change("label.labour.quality_pct", lambda why: why.quality, unit=points)
        .change("index_analysts.change", lambda why: why.change, unit=points)
        .table(t("index_analysts.labour_caption"), "labour-table")
    )
    return Section(
        section_id="labour",
        heading=t("index_analysts.labour"),
        paragraphs=(t("index_analysts.labour_text"),),
        tables=(table,),
    )


def _title(teller: Teller, report: Report, node_id: str) -> str:
    node = next(node for node in report[Indices].assembly.nodes if node.node_id == node_id)
    return teller.plain(node.title)


def _table_name(name: str) -> str:
    """``saaty_1980`` as people write it."""
    return name.replace("_", " ").title()


def _per_cent(share: Fraction) -> str:
    return formats.number(half_up(100 * share, 1))


def _plainly(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
