"""Results as a table that is its own chart: each row a strip from promise to disc, then figure, target,
verdict, the gap in words, and the change that is told first.

``grouped``, the rows stand by verdict: those not met first, the widest gap on top; of things that are
compared side by side (departments) the order is that of the list, never one of size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from markupsafe import Markup

from checked_tables.status import MARKER
from checked_tables.texts import Language
from plugins.core.claims.statement import Statement
from plugins.core.pages.columns import Columns, columns
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import BROKEN, Teller
from plugins.core.statements import formats
from plugins.core.strips.target import target_scale, target_strip

from .measure import Figure
from .measure_cases import is_counted
from .measure_gap import Gap, by_gap, gap_of
from .model import Result, Verdict
from .say import FEW

#: In the order in which they stand; what does not apply has no row of a group.
_GROUPS: tuple[Verdict, ...] = ("not_met", "met", "no_figure", "no_target", "not_applicable")


def results_table(
    teller: Teller,
    results: Sequence[Result],
    *,
    table_id: str,
    caption: str,
    by_unit: bool = False,
    grouped: bool = False,
) -> Table:
    """One row a result, named by its metric or, with ``by_unit``, by its unit. Where no result has a target,
    the columns about targets are left out."""
    judged = [one for one in results if one.target is not None and one.target.value is not None]
    groups = (
        [(verdict, by_gap(results, verdict)) for verdict in _GROUPS]
        if grouped and judged
        else [("", results)]
    )
    rows: list[tuple[Cell, ...]] = []
    for verdict, members in groups:
        found = _columns(teller, members, by_unit=by_unit, targets=bool(judged)).table(caption, table_id)
        if verdict and members:
            rows.append((Cell(teller.t(f"verdict_group.{verdict}", count=len(members)), kind="group"),))
        rows += found.rows
    reading = teller.t("column.strip_reading") if judged else ""
    return Table(caption, found.columns, tuple(rows), table_id, reading=reading)


def _columns(teller: Teller, results: Sequence[Result], *, by_unit: bool, targets: bool) -> Columns[Result]:
    shown = columns(teller, results, "results")
    if by_unit:
        shown = shown.column("column.unit", lambda result: teller.unit(result.unit))
    else:
        shown = shown.column("column.metric", lambda result: teller.metric(result.metric))
    if targets:
        shown = shown.picture("column.picture", _strip, _scale(teller))
    shown = shown.number("column.value", lambda result: figure_cell(teller, result))
    if targets:
        shown = (
            shown.number("column.target", lambda result: target_with_unit(teller, result))
            .column(
                "verdict", lambda result: Cell(teller.t(f"verdict.{result.verdict}"), kind=result.verdict)
            )
            .column("column.gap", lambda result: gap_cell(teller, result), speaks=True)
        )
    return shown.column("column.change", lambda result: leading_cell(teller, result), speaks=True)


def _scale(teller: Teller) -> Markup:
    return target_scale(teller.t("strip.half"), teller.t("strip.target"))


def _strip(result: Result) -> Cell:
    if result.target is None or result.target.value is None or result.metric.direction == "none":
        return Cell("")
    interval = None
    if result.judged and result.judged.interval and result.metric.direction == "up" and result.target.value:
        low, high = (100 * end / result.target.value for end in result.judged.interval)
        interval = (low, high)
    return Cell(
        "", picture=target_strip(result.achievement_pct, met=result.verdict == "met", interval=interval)
    )


def legend(teller: Teller, results: Iterable[Result]) -> tuple[tuple[str, str], ...]:
    """What the marks beside these figures mean."""
    found = tuple(results)
    broken = any(result.break_before and result.has_value for result in found)
    return teller.markers([result.status for result in found], broken=broken)


def verdict_cell(teller: Teller, result: Result) -> Cell:
    """Whether the target was met, in words, and why that is not firm."""
    said = teller.t(f"verdict.{result.verdict}")
    if result.judged is not None and result.judged.firmness != "firm":
        said = teller.t("verdict_but", verdict=said, firmness=teller.t(f"firmness.{result.judged.firmness}"))
    return Cell(said, kind=result.verdict)


def gap_cell(teller: Teller, result: Result) -> Cell:
    """How far the figure is from its target, in things that can be counted, and what makes that less than
    firm."""
    gap = gap_of(result)
    said = [] if gap is None else [_gap_said(teller, result, gap)]
    if gap is not None and result.judged is not None and result.judged.firmness != "firm":
        said.append(teller.t(f"firmness.{result.judged.firmness}"))
    return Cell("; ".join(said) or "–")


def _gap_said(teller: Teller, result: Result, gap: Gap) -> str:
    if gap.kind in ("exactly", "just"):
        return teller.t(f"gap.{gap.kind}")
    if gap.cases:
        size = formats.number(gap.size)
    elif result.metric.unit == "percent":
        size = teller.t("gap.points", count=1 if gap.size == 1 else 2, points=formats.number(gap.size))
    else:
        size = formats.measure(gap.size, result.metric, teller.language)
    return teller.t(f"gap.{gap.kind}", gap=size)


def leading_cell(teller: Teller, result: Result) -> Cell:
    """The change that is told first: its verdict in a word where there is one, and the figure before with its
    base; a dash where the two figures are not compared."""
    change = result.leading
    if not change.is_compared or change.before is None or change.before.value is None:
        return Cell("–")
    before = _in_cell(change.before.value, result.metric.unit, result.metric.decimals, teller.language)
    kind, said = "", teller.t(f"change_cell.aside_{change.base}", before=before)
    if change.verdict != "side_by_side":
        kind, word = change.verdict, teller.t(f"change_mark.{change.verdict}")
        said = teller.t(f"change_cell.told_{change.base}", word=word, before=before)
    if change.matched:
        said = teller.t("change_over", change=said, count=change.matched_units)
    return Cell(said, kind=kind)


def change_cell(teller: Teller, change: Statement, decimals: int) -> Cell:
    """A change: its size with the sign where a direction may be told, else the verdict in a word, and over
    how many units it is made where not all reported both times; a dash where the two figures are not
    compared."""
    if not change.is_compared:
        return Cell("–")
    said = teller.t(f"change_mark.{change.verdict}")
    if change.difference is not None and change.has_direction:
        said = formats.difference(change.difference, decimals)
    if change.matched:
        said = teller.t("change_over", change=said, count=change.matched_units)
    return Cell(said, kind=change.verdict)


def figure_cell(teller: Teller, result: Result) -> Cell:
    """The figure with its unit; a share of few cases as its two counts: a per cent of four says too much."""
    few = result.metric.unit == "percent" and int(result.denominator or 0) in range(1, FEW)
    if not (result.has_value and few and is_counted(result)):
        return figure_with_unit(teller, result)
    k, n = formats.number(result.numerator or 0), formats.number(result.denominator or 0)
    if result.most is not None:
        most = formats.number(result.most)
        return _marked(result, teller.t("figure.between", numerator=k, denominator=n, most=most))
    return _marked(result, teller.t("figure.counts", numerator=k, denominator=n))


def figure_with_unit(teller: Teller, result: Result) -> Cell:
    """The figure with its unit, for tables that mix units, and the mark of one that may change."""
    if result.value is None:
        return teller.missing_cell(result.status)
    value, decimals = result.value, result.metric.decimals
    if result.most_value is not None:
        most = _in_cell(result.most_value, result.metric.unit, decimals, teller.language)
        return _marked(result, teller.t("figure.range", low=formats.number(value, decimals), high=most))
    if result.closer is not None:
        value, decimals = result.closer, -int(result.closer.as_tuple().exponent)
    return _marked(result, _in_cell(value, result.metric.unit, decimals, teller.language))


def _marked(result: Result, said: str) -> Cell:
    marks = [MARKER[result.status], BROKEN if result.break_before else ""]
    return Cell(" ".join(filter(None, (said, *marks))))


def restated_cell(teller: Teller, restated: Figure | None) -> Cell:
    """The same figure on the basis of today; a dash where nobody has said it."""
    if restated is None or restated.published is None:
        return Cell("–")
    metric = restated.metric
    return Cell(_in_cell(restated.published, metric.unit, metric.decimals, teller.language))


def target_with_unit(teller: Teller, result: Result) -> Cell:
    """The target with its unit; a dash if none was set."""
    if result.target is None or result.target.value is None:
        return Cell("–")
    return Cell(_in_cell(result.target.value, result.metric.unit, None, teller.language))


def _in_cell(value: Decimal, unit: str, decimals: int | None, language: Language) -> str:
    """As in a sentence, but a share is ``36.2%`` in both languages: columns stay narrow on a phone."""
    if unit == "percent":
        return f"{formats.number(value, decimals)}%"
    return formats.in_unit(value, unit, decimals, language)
