"""The index on a page: drawn small on its scale, its worked table, and what moved it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from composite_index.decompose import Kind
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import release_stem
from plugins.core.pages.parts import FigureView, Scale, Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures import say_captions as captions
from plugins.subjects.scheme.record import bands_of

from .model import Indices, UnitIndex
from .say import say_index, say_index_value, scope_titles, scope_word

#: A waterfall shows so many metrics; the rest are one bar, so that it still adds up.
_SHOWN = 6
#: Causes of which a waterfall has one bar each.
_TOGETHER: tuple[Kind, ...] = ("target", "weight", "method", "rounding")


def scale_of(teller: Teller, report: Report, index: UnitIndex | None = None) -> Scale | None:
    """The index drawn small; ``None`` where there is none."""
    index = index or report[Indices].assembly
    if index.value is None or index.band is None:
        return None
    edges = sorted(band.lower for band in bands_of(teller.assembly.reference) if band.lower > 0)
    return Scale(
        position=formats.number(index.value),
        value=formats.number(index.value, 1),
        band=teller.plain(index.band.label),
        edges=tuple(f"{edge:f}" for edge in edges),
        said=say_index_value(teller.assembly, report, teller.voice).text,
    )


def index_section(teller: Teller, report: Report) -> Section:
    """The index of the Assembly: sentences, what moved it, and the table of its dimensions."""
    return Section(
        section_id="index",
        heading=teller.t("report.index"),
        paragraphs=teller.sentences(say_index(teller.assembly, report, teller.voice)),
        figures=tuple(figure for figure in (waterfall(teller, report),) if figure),
        tables=(nodes_table(teller, report[Indices].assembly, "index-table", leaves=False),),
        note=Text(teller.t("index_page.worked"), url=addresses.index(teller.language, report.quarter)),
    )


def nodes_table(teller: Teller, index: UnitIndex, table_id: str, *, leaves: bool) -> Table:
    """The worked calculation: score, weight and points; only the dimensions unless ``leaves``."""
    nodes = [node for node in index.nodes if node.depth > 0 and (leaves or node.metric_id is None)]
    table = (
        columns(teller, nodes)
        .column("index.dimension", lambda node: node.title)
        .number("index.score", lambda node: node.score, 1)
        .number("index.weight", lambda node: node.weight_pct, 1, unit="%")
        .number("index.effective_weight", lambda node: node.effective_weight_pct, 1, unit="%")
        .number("index.contribution", lambda node: node.contribution, 1)
        .number("index.coverage", lambda node: node.coverage_pct, 0, unit="%")
        .table(teller.t("report.index_how"), table_id)
    )
    total = (
        Cell(teller.t("common.total"), kind="total"),
        *(Cell("") for _ in range(3)),
        replace(teller.number_cell(index.value, 1), kind="total"),
        teller.number_cell(index.coverage_pct, 0),
    )
    return replace(table, rows=(*table.rows, total))


def waterfall(teller: Teller, report: Report) -> FigureView | None:
    """What moved the index since the quarter before: bars that add up to the published change."""
    why = report[Indices].assembly.why_previous
    caption = captions.caption_movers(teller.assembly, report, teller.voice)
    if caption is None or why is None:
        return None
    rows = [
        *({"name": name, "value": points, "role": "change"} for name, points in bars(teller, report)),
        {"name": teller.t("view.change_total"), "value": why.change, "role": "total"},
    ]
    return teller.figure(
        "waterfall",
        rows,
        figure_id="index-change",
        caption=caption,
        labels={
            "name": teller.t("index_bar.cause"),
            "value": teller.t("index.contribution"),
        },
        provenance=report.release.provenance,
        decimals=1,
        csv_stem=f"index-change-{release_stem(report.release)}",
    )


def bars(teller: Teller, report: Report) -> tuple[tuple[str, Decimal], ...]:
    """The causes of the change by name, in published points: the metrics that moved it most, the others
    together, then the new financial year, targets, weights, rules, and what appeared or went missing. They
    add up exactly."""
    why = report[Indices].assembly.why_previous
    if why is None:
        return ()
    data = sorted(why.besides("data"), key=lambda effect: -abs(effect.points))
    shown = _SHOWN - bool(why.restart)  # a new financial year is one of the causes shown
    largest = sorted(data[:shown], key=lambda effect: -effect.points)
    found = [(teller.plain(effect.title), effect.points) for effect in largest]
    if len(data) > shown:
        rest = sum((effect.points for effect in data[shown:]), start=Decimal(0))
        found.append((teller.t("index_bar.other"), rest))
    if why.restart:
        found.append((teller.t("index_bar.restart"), why.restart))
    for kind in _TOGETHER:
        if total := why.rest(kind):
            found.append((teller.t(f"index_bar.{kind}"), total))
    for effect in why.of_kind("scope"):
        word = scope_word(report, effect)
        title = scope_titles(report, effect, teller.voice)
        found.append((teller.t(f"index_bar.scope_{word}", title=title), effect.points))
    return tuple(found)
