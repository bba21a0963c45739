"""The index on a page: drawn small on its scale, its worked table, and what moved it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from composite_index.decompose import Kind
from composite_index.exact import half_up
from plugins.core.claims.spread import largest_first
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import FigureView, Scale, Section, Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import chart_stem, told_as
from plugins.core.statements import formats
from plugins.core.statements.voice import capitalised
from plugins.subjects.figures import say_captions as captions
from plugins.subjects.scheme.record import bands_of

from .model import Indices, UnitIndex
from .say import say_index, say_index_value, say_unit_index, scope_titles, scope_word

#: A waterfall shows so many metrics; the rest are one bar, so that it still adds up.
_SHOWN = 6
#: Causes of which a waterfall has one bar each.
_TOGETHER: tuple[Kind, ...] = ("target", "weight", "method")


def scale_of(teller: Teller, report: Report, index: UnitIndex | None = None) -> Scale | None:
    """The index drawn small; ``None`` where there is none."""
    own = report[Indices].assembly
    index = index or own
    said = capitalised(say_index_value(teller.assembly, report, teller.voice))
    if index is not own:
        said = say_unit_index(report, index, teller.voice) or said
    if index.value is None or index.band is None:
        return None
    edges = sorted(band.lower for band in bands_of(report.records.declared) if band.lower > 0)
    return Scale(
        position=formats.number(index.value),
        value=formats.number(index.value, 1),
        band=teller.plain(index.band.label),
        edges=tuple(f"{edge:f}" for edge in edges),
        said=said.text,
    )


def index_section(teller: Teller, report: Report) -> Section:
    """The index of the Assembly: sentences, what moved it, and the table of its dimensions."""
    told = told_as(teller.assembly, report)
    return Section(
        section_id="index",
        heading=teller.t("report.index"),
        paragraphs=teller.sentences(say_index(teller.assembly, report, teller.voice)),
        figures=tuple(figure for figure in (waterfall(teller, report),) if figure),
        tables=(nodes_table(teller, report[Indices].assembly, "index-table", leaves=False),),
        note=Text(teller.t("index_page.worked"), url=addresses.index(teller.language, told)),
    )


def analysts_address(teller: Teller, told: addresses.Told) -> str:
    """Where the page for analysts is: that of the newest index has one address that stays."""
    newest = next((one for one in reversed(teller.assembly.reports) if one.release.has_index), None)
    is_newest = newest is not None and told == newest.quarter
    return addresses.index_analysts(teller.language, None if is_newest else told)


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
        csv_stem=chart_stem(teller.assembly, "index-change", report),
    )


def bars(teller: Teller, report: Report) -> tuple[tuple[str, Decimal], ...]:
    """The causes of the change by name, in points rounded one by one: the metrics that moved it most, the
    others together, then money against its plan, targets, weights, rules, what appeared or went missing, and
    what rounding leaves over. They add up exactly."""
    why = report[Indices].assembly.why_previous
    if why is None:
        return ()
    shown, others = largest_first(why.of_kind("data"), _SHOWN, lambda effect: effect.points)
    found = [(teller.plain(effect.title), effect.points) for effect in shown]
    if others:
        rest = sum((effect.exact for effect in others), start=Fraction(0))
        found.append((teller.t("index_bar.other"), half_up(rest, 1)))
    for effect in why.of_kind("plan"):
        found.append((teller.t("index_bar.plan", title=teller.plain(effect.title)), effect.points))
    for kind in _TOGETHER:
        if total := why.total(kind):
            found.append((teller.t(f"index_bar.{kind}"), total))
    for effect in why.of_kind("scope"):
        word = scope_word(report, effect)
        title = scope_titles(report, effect, teller.voice)
        found.append((teller.t(f"index_bar.scope_{word}", title=title), effect.points))
    if rounding := why.change - sum((points for _, points in found), Decimal(0)):
        found.append((teller.t("index_bar.rounding"), rounding))
    return tuple(found)
