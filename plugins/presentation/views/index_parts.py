"""The index on a page: drawn small on its scale, its worked table, and what moved it."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from plugins.assembly.model import QuarterReport, UnitIndex
from plugins.presentation import formats
from plugins.presentation.parts import FigureView, Scale, Section
from plugins.presentation.sentences import captions
from plugins.presentation.sentences.index import movers, say_index, say_index_value
from plugins.presentation.tables import Cell, Column, Table

from .teller import Teller

#: A waterfall shows so many metrics; the rest are one bar, so that it still adds up.
_SHOWN = 6


def scale_of(teller: Teller, report: QuarterReport, index: UnitIndex | None = None) -> Scale | None:
    """The index drawn small; ``None`` where there is none."""
    index = index or report.index
    if index.value is None or index.band is None:
        return None
    edges = sorted(band.lower for band in teller.assembly.bands if band.lower > 0)
    return Scale(
        position=formats.number(index.value),
        value=formats.number(index.value, 1),
        band=teller.plain(index.band.label),
        edges=tuple(f"{edge:f}" for edge in edges),
        said=say_index_value(teller.assembly, report, teller.voice).text,
    )


def index_section(teller: Teller, report: QuarterReport) -> Section:
    """The index of the Assembly: sentences, what moved it, and the table of its dimensions."""
    return Section(
        section_id="index",
        heading=teller.t("report.index"),
        paragraphs=teller.sentences(say_index(teller.assembly, report, teller.voice)),
        figures=tuple(figure for figure in (_waterfall(teller, report),) if figure),
        tables=(nodes_table(teller, report.index, "index-table", leaves=False),),
    )


def nodes_table(teller: Teller, index: UnitIndex, table_id: str, *, leaves: bool) -> Table:
    """The worked calculation: score, weight and points; only the dimensions unless ``leaves``."""
    t = teller.t
    columns = (
        Column(t("index.dimension"), row_header=True),
        Column(t("index.score"), numeric=True),
        Column(t("index.weight"), "%", numeric=True),
        Column(t("index.effective_weight"), "%", numeric=True),
        Column(t("index.contribution"), numeric=True),
        Column(t("index.coverage"), "%", numeric=True),
    )
    nodes = [node for node in index.nodes if node.depth > 0 and (leaves or node.metric_id is None)]
    rows = [
        (
            teller.as_cell(teller.text(node.title)),
            teller.number_cell(node.score, 1),
            teller.number_cell(node.weight_pct, 1),
            teller.number_cell(node.effective_weight_pct, 1),
            teller.number_cell(node.contribution, 1),
            teller.number_cell(node.coverage_pct, 0),
        )
        for node in nodes
    ]
    total = (
        Cell(t("common.total"), kind="total"),
        Cell(""),
        Cell(""),
        Cell(""),
        Cell("–" if index.value is None else formats.number(index.value, 1), kind="total"),
        teller.number_cell(index.coverage_pct, 0),
    )
    return Table(t("report.index_how"), columns, (*rows, total), table_id)


def _waterfall(teller: Teller, report: QuarterReport) -> FigureView | None:
    parts = movers(teller.assembly, report)
    earlier = teller.assembly.report(report.quarter.previous)
    caption = captions.caption_movers(teller.assembly, report, teller.voice)
    if caption is None or earlier is None or earlier.index.value is None or report.index.value is None:
        return None
    total = report.index.value - earlier.index.value
    largest = sorted(parts, key=lambda part: abs(part[1]), reverse=True)[:_SHOWN]
    shown = [(teller.plain(node.title), change) for node, change in parts if (node, change) in largest]
    rest = total - sum((change for _, change in shown), start=Decimal(0))
    rows = [
        *({"name": name, "value": change, "role": "change"} for name, change in shown),
        {"name": teller.t("view.rest"), "value": rest, "role": "change"},
        {"name": teller.t("view.change_total"), "value": total, "role": "total"},
    ]
    return teller.figure(
        "waterfall",
        pd.DataFrame(rows, dtype=object),
        figure_id="index-change",
        caption=caption,
        labels={
            "name": teller.t("column.metric"),
            "value": teller.t("index.contribution"),
        },
        provenance=report.release.provenance,
        decimals=1,
        csv_stem=f"index-change-{report.quarter.slug}-v{report.release.version}",
    )
