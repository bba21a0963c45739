"""The index of one quarter worked out: every step from the figures to the published number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from composite_index.exact import half_up
from composite_index.scheme import Normalisation, Scheme
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import Columns, columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.statements.voice import marked
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.figures.offer_table import figure_with_unit, legend

from .model import IndexExplanation, IndexNode, Indices
from .offer import analysts_address, nodes_table, scale_of
from .offer_causes import causes_tables
from .page_check import check_downloads, check_section
from .say import say_index_value, say_movers, say_other_causes, scope_titles, scope_word


def worked_page(
    teller: Teller,
    report: Report,
    others: Sequence[Section],
    earlier: Report | None,
    later: Report | None,
) -> Page:
    """The worked calculation of a version; ``others`` are sections after what changed."""
    t, address = teller.t, partial(addresses.index, teller.language)
    months = formats.months(report.quarter, teller.language)
    heading = t("index_worked.heading", months=months)
    answer = say_index_value(teller.assembly, report, teller.voice)
    found = (*_steps(teller, report), *_changed(teller, report), *others)
    sheet = Sheet(
        heading=heading,
        answer=teller.sentence(marked(report.release, answer, teller.voice)),
        scale=scale_of(teller, report),
        notices=versions.replaced(teller, report, address),
        particulars=(
            (t("column.months"), versions.months_of(teller, report)),
            (t("particulars.version"), str(report.release.version)),
            *versions.earlier(teller, report, address),
        ),
        sections=(*found, check_section(teller, report, lines=True), _analysts(teller, report)),
        markers=legend(teller, report[Figures].of_unit()),
        downloads=check_downloads(teller, report),
        earlier=_neighbour(teller, earlier),
        later=_neighbour(teller, later),
    )
    return teller.page(
        addresses.slug_of(address(versions.told_as(teller.assembly, report))),
        sheet,
        t("index_worked.description", months=months),
        title=versions.with_version(teller, report, heading),
        marked=report.release.is_illustrative,
        back_cast=report.release.is_back_cast,
        trail=((t("nav.index"), addresses.contents(teller.language, "index")),),
    )


def _analysts(teller: Teller, report: Report) -> Section:
    """The way to the same version for analysts."""
    told = versions.told_as(teller.assembly, report)
    link = Text(teller.t("index_page.sure_more"), url=analysts_address(teller, told))
    return Section(section_id="sure", heading=teller.t("index_page.sure"), paragraphs=(link,))


def _steps(teller: Teller, report: Report) -> Iterator[Section]:
    t, index = teller.t, report[Indices].assembly
    if index.score is None:
        return
    scheme = index.score.scheme
    yield Section(section_id="steps", heading=t("index_step.heading"), points=tuple(_rules(teller, scheme)))
    metrics = [node for node in index.nodes if node.metric_id]
    for parent in [node for node in index.nodes if node.metric_id is None]:
        leaves = [node for node in metrics if node.parent_id == parent.node_id]
        if leaves:
            yield _dimension(teller, report, scheme, parent, leaves)
    said: Words = t("index_worked.sum_none")
    if index.value is not None and index.band is not None:
        band = teller.plain(index.band.label)
        said = t("index_worked.sum_text", index=formats.number(index.value, 1), band=band)
    yield Section(
        section_id="sum",
        heading=t("index_worked.sum"),
        paragraphs=(said, t("index_worked.weights_text")),
        tables=(nodes_table(teller, index, "index-table", leaves=False), _bands(teller, scheme)),
        note=Text(t("index_worked.departments"), url=addresses.contents(teller.language, "departments")),
    )


def _rules(teller: Teller, scheme: Scheme) -> Iterator[Words]:
    """The rule text of each step, with the scheme's own numbers."""
    t, language = teller.t, teller.language
    yield t("index_step.figure")
    yield t("index_step.achievement")
    rules = list(scheme.normalisations.values())
    alike = {(rule.method, rule.cap, rule.full_at, rule.points) for rule in rules}
    first = rules[0]
    if len(alike) == 1 and first.method == "ratio_to_target" and first.cap and not first.points:
        low, high = Fraction(scheme.scale_low), Fraction(scheme.scale_high)
        met = low + (high - low) / Fraction(first.full_at)
        yield t(
            "index_step.score",
            cap=_per_cent(teller, first.cap),
            full=_per_cent(teller, first.full_at),
            met=_plainly(half_up(met, scheme.decimals)),
        )
    else:
        yield t("index_step.score_other")
    inner = [node for node in scheme.nodes if not node.is_leaf and node.parent_id is not None]
    least = min((node.min_coverage for node in inner), default=scheme.root.min_coverage)
    yield t("index_step.weight", least=formats.percent(_plainly(100 * least), language))
    yield t("index_step.points")
    yield t("index_step.band")
    yield t("index_step.rounding")


def _dimension(
    teller: Teller, report: Report, scheme: Scheme, parent: IndexNode, leaves: list[IndexNode]
) -> Section:
    t = teller.t
    title = teller.plain(parent.title)
    heading = t("index_worked.dimension_none", title=title)
    if parent.score is not None and parent.contribution is not None:
        score, points = formats.number(parent.score, 1), formats.number(parent.contribution, 1)
        heading = t("index_worked.dimension", title=title, score=score, points=points)
    table = _metrics(teller, report, scheme, leaves).table(
        t("index_worked.dimension_caption", title=title), f"{parent.node_id.replace('_', '-')}-table"
    )
    total = (
        Cell(t("common.total"), kind="total"),
        *(Cell("") for _ in range(5)),
        teller.number_cell(parent.score, 1),
        teller.number_cell(sum((node.weight_pct for node in leaves), Decimal(0)), 1),
        teller.number_cell(parent.effective_weight_pct, 1),
        teller.number_cell(parent.contribution, 1),
    )
    rationale = next(node.rationale for node in scheme.nodes if node.node_id == parent.node_id)
    return Section(
        section_id=parent.node_id.replace("_", "-"),
        heading=heading,
        paragraphs=(teller.text(rationale),) if rationale else (),
        tables=(replace(table, rows=(*table.rows, total)),),
    )


def _metrics(teller: Teller, report: Report, scheme: Scheme, leaves: list[IndexNode]) -> Columns[IndexNode]:
    """A dimension's metrics, each with all the steps from its figure to its points."""

    def result_of(node: IndexNode) -> Result | None:
        return report[Figures].of(node.metric_id or "")

    def rule_of(node: IndexNode) -> Normalisation:
        return scheme.normalisations[node.metric_id or ""]

    def target(node: IndexNode) -> str | None:
        result = result_of(node)
        if node.target is None or result is None:
            return None
        return formats.in_unit(_plainly(node.target), result.metric.unit, None, teller.language)

    def value(node: IndexNode) -> Cell | None:
        result = result_of(node)
        return figure_with_unit(teller, result) if result else None

    def cap(node: IndexNode) -> Decimal | None:
        most = rule_of(node).cap
        return None if most is None else _plainly(100 * most)

    def name(node: IndexNode) -> Text:
        result = result_of(node)
        return teller.metric(result.metric) if result else teller.text(node.title)

    return (
        columns(teller, leaves)
        .column("column.metric", name)
        .number("column.value", value)
        .number("column.target", target)
        .column("index_worked.rule", lambda node: said_rule(teller, rule_of(node)))
        .number("label.results.achievement_pct", lambda node: node.achievement_pct, 1, unit="%")
        .number("index_worked.cap", cap, unit="%")
        .number("index.score", lambda node: node.score, 1)
        .number("index.weight", lambda node: node.weight_pct, 1, unit="%")
        .number("index.effective_weight", lambda node: node.effective_weight_pct, 1, unit="%")
        .number("index.contribution", lambda node: node.contribution, 1)
    )


def said_rule(teller: Teller, rule: Normalisation) -> str:
    """How a metric's figure becomes achievement or score, in words."""
    t = teller.t
    if rule.method == "ratio_to_target":
        return t(f"index_worked.rule_{rule.rule}")
    if rule.method == "goalposts" and rule.floor is not None and rule.ceiling is not None:
        floor, ceiling = formats.number(rule.floor), formats.number(rule.ceiling)
        return t("index_worked.rule_goalposts", floor=floor, ceiling=ceiling)
    if rule.method == "target_range" and rule.target_low is not None and rule.target_high is not None:
        low, high = formats.number(rule.target_low), formats.number(rule.target_high)
        return t("index_worked.rule_target_range", low=low, high=high)
    return t(f"index_worked.rule_{'observed_range' if rule.method == 'goalposts' else rule.method}")


def _changed(teller: Teller, report: Report) -> Iterator[Section]:
    why, t, voice = report[Indices].assembly.why_previous, teller.t, teller.voice
    if why is None:
        return
    said = teller.sentences((*say_movers(report, voice), *say_other_causes(report, voice)))
    yield Section(
        section_id="changed",
        heading=t("index_worked.changed"),
        paragraphs=(*said, t("index_worked.changed_text")),
        tables=(*causes_tables(teller, report), _causes(teller, report, why)),
    )


#: The column of each kind of cause; all others stand under the third.
_COLUMN: Mapping[str, str] = {"data": "data", "plan": "data", "target": "target"}


def _causes(teller: Teller, report: Report, why: IndexExplanation) -> Table:
    """Every cause: one row for a metric with what its figure and its target did, then the others."""
    t = teller.t
    by_node: dict[str, tuple[str, dict[str, Decimal]]] = {}
    for effect in why.effects:
        key = effect.node_id
        name = teller.plain(effect.title)
        if effect.kind == "scope":
            key = f"scope.{effect.node_id}"
            title = scope_titles(report, effect, teller.voice)
            name = t(f"index_bar.scope_{scope_word(report, effect)}", title=title)
        elif effect.kind not in ("data", "plan", "target"):
            key, name = f"{effect.kind}.{effect.node_id}", f"{t(f'index_bar.{effect.kind}')}: {name}"
        column = _COLUMN.get(effect.kind, "other")
        by_node.setdefault(key, (name, {}))[1][column] = effect.points
    other = sum((found.get("other", Decimal(0)) for _, found in by_node.values()), Decimal(0))
    sums = {
        column: sum((found.get(column, Decimal(0)) for _, found in by_node.values()), Decimal(0))
        for column in ("data", "target")
    }
    whole = {**sums, "other": other, "all": why.change}
    named: list[tuple[str | Cell, dict[str, Decimal]]] = list(by_node.values())
    return (
        columns(teller, [*named, (Cell(t("common.total"), kind="total"), whole)])
        .column("column.metric", lambda row: row[0])
        .change("index_worked.changed_data", lambda row: row[1].get("data"))
        .change("index_worked.changed_target", lambda row: row[1].get("target"))
        .change("index_worked.changed_other", lambda row: row[1].get("other"))
        .change("common.total", lambda row: row[1].get("all", sum(row[1].values(), Decimal(0))))
        .table(t("index_worked.changed_caption"), "causes-table")
    )


def _bands(teller: Teller, scheme: Scheme) -> Table:
    return (
        columns(teller, scheme.bands)
        .column("column.band", lambda band: band.label)
        .number("index_worked.band_from", lambda band: band.lower)
        .number("index_worked.band_to", lambda band: band.upper)
        .table(teller.t("index_worked.bands_caption"), "bands-table")
    )


def _per_cent(teller: Teller, share: Decimal) -> str:
    return formats.percent(_plainly(100 * share), teller.language)


def _plainly(value: Decimal) -> Decimal:
    """Without zeros after the point: 125.00 becomes 125."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _neighbour(teller: Teller, report: Report | None) -> tuple[str, str] | None:
    if report is None:
        return None
    months = formats.months(report.quarter, teller.language)
    return months, addresses.index(teller.language, report.quarter)
