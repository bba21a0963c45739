"""The index on a page: drawn small on its scale, its worked table, and what moved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Scale, Section, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import told_as
from plugins.core.statements import formats
from plugins.core.strips.gauge import gauge
from plugins.core.strips.part import part_strip
from plugins.subjects.scheme.record import bands_of

from .model import IndexNode, Indices, UnitIndex
from .offer_causes import causes_tables
from .say import say_index


def scale_of(teller: Teller, report: Report, index: UnitIndex | None = None) -> Scale | None:
    """The index drawn small; ``None`` where there is none."""
    index = index or report[Indices].assembly
    if index.value is None or index.band is None:
        return None
    interval = before = None
    root = next((node.node_id for node in index.nodes if node.depth == 0), "")
    if index.certainty is not None and root in index.certainty.intervals:
        low, _, high = index.certainty.intervals[root]
        interval = (low, high)
    change = index.change_previous
    if change.is_compared and change.before is not None:
        before = change.before.value
    edges = sorted(band.lower for band in bands_of(report.records.declared) if band.lower > 0)
    return Scale(
        value=formats.number(index.value, 1),
        most=teller.t("index.of_most"),
        band=teller.plain(index.band.label),
        picture=gauge(index.value, edges, interval=interval, before=before),
        lines=tuple(_read(teller, report, index, interval, before)),
    )


def _read(
    teller: Teller,
    report: Report,
    index: UnitIndex,
    interval: tuple[Decimal, Decimal] | None,
    before: Decimal | None,
) -> Iterator[Words]:
    """What the marks of the gauge are; its range leads to how it was found."""
    yield teller.t("index.scale")
    if interval is not None and index.certainty is not None:
        low, high = (formats.number(end, 0) for end in interval)
        share = formats.percent(index.certainty.interval_pct, teller.language, 0)
        url = analysts_address(teller, told_as(teller.assembly, report))
        yield Text(teller.t("index.likely", share=share, low=low, high=high), url=url)
    if before is not None:
        yield teller.t("index.before", before=formats.number(before, 1))


def index_section(teller: Teller, report: Report) -> Section:
    """The index of the Assembly: sentences, what moved it, and the table of its dimensions."""
    told = told_as(teller.assembly, report)
    return Section(
        section_id="index",
        heading=teller.t("report.index"),
        paragraphs=teller.sentences(say_index(teller.assembly, report, teller.voice)),
        tables=(
            nodes_table(teller, report[Indices].assembly, "index-table", leaves=False),
            *causes_tables(teller, report),
        ),
        note=Text(teller.t("index_page.worked"), url=addresses.index(teller.language, told)),
    )


def analysts_address(teller: Teller, told: addresses.Told) -> str:
    """Where the page for analysts is: that of the newest index has one address that stays."""
    newest = next((one for one in reversed(teller.assembly.reports) if one.release.has_index), None)
    is_newest = newest is not None and told == newest.quarter
    return addresses.index_analysts(teller.language, None if is_newest else told)


def _part(index: UnitIndex, node: IndexNode) -> Markup:
    interval = index.certainty.intervals.get(node.node_id) if index.certainty else None
    return part_strip(node.score, (interval[0], interval[2]) if interval else None)


def nodes_table(teller: Teller, index: UnitIndex, table_id: str, *, leaves: bool) -> Table:
    """The worked calculation: score, weight and points; only the dimensions unless ``leaves``."""
    nodes = [node for node in index.nodes if node.depth > 0 and (leaves or node.metric_id is None)]
    table = (
        columns(teller, nodes)
        .column("index.dimension", lambda node: node.title)
        .picture("column.picture", lambda node: Cell("", picture=_part(index, node)))
        .number("index.score", lambda node: node.score, 1)
        .number("index.weight", lambda node: node.weight_pct, 1, unit="%")
        .number("index.effective_weight", lambda node: node.effective_weight_pct, 1, unit="%")
        .number("index.contribution", lambda node: node.contribution, 1)
        .number("index.coverage", lambda node: node.coverage_pct, 0, unit="%")
        .table(teller.t("report.index_how"), table_id)
    )
    total = (
        Cell(teller.t("common.total"), kind="total"),
        *(Cell("") for _ in range(4)),
        replace(teller.number_cell(index.value, 1), kind="total"),
        teller.number_cell(index.coverage_pct, 0),
    )
    return replace(table, rows=(*table.rows, total))
