"""Results as a table: figure, target, achievement, whether it was met, and the two changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from checked_tables.status import MARKER
from checked_tables.texts import Language
from plugins.core.claims.statement import Statement
from plugins.core.pages.columns import columns
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import BROKEN, Teller
from plugins.core.statements import formats

from .measure import Figure
from .model import Result


def results_table(
    teller: Teller, results: Sequence[Result], *, table_id: str, caption: str, by_unit: bool = False
) -> Table:
    """One row a result, named by its metric or, with ``by_unit``, by its unit."""
    shown = columns(teller, results, "results")
    if by_unit:
        shown = shown.column("column.unit", lambda result: teller.unit(result.unit))
    else:
        shown = shown.column("column.metric", lambda result: teller.metric(result.metric))
    return (
        shown.number("column.value", lambda result: figure_with_unit(teller, result))
        .number("column.target", lambda result: target_with_unit(teller, result))
        .column("achievement_pct")
        .column("verdict", lambda result: verdict_cell(teller, result))
        .number(
            "change_on_previous_quarter",
            lambda result: change_cell(teller, result.change_previous, result.metric.decimals),
        )
        .number(
            "change_on_year_earlier",
            lambda result: change_cell(teller, result.change_year, result.metric.decimals),
        )
        .table(caption, table_id)
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


def figure_with_unit(teller: Teller, result: Result) -> Cell:
    """The figure with its unit, for tables that mix units, and the mark of one that may change."""
    if result.value is None:
        return teller.missing_cell(result.status)
    value, decimals = result.value, result.metric.decimals
    if result.closer is not None:
        value, decimals = result.closer, -int(result.closer.as_tuple().exponent)
    said = _in_cell(value, result.metric.unit, decimals, teller.language)
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
