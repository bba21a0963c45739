"""Results as a table: figure, target, achievement, whether it was met, and the two changes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checked_tables.texts import Language
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .model import Change, Result


def results_table(
    teller: Teller, results: Sequence[Result], *, table_id: str, caption: str, by_unit: bool = False
) -> Table:
    """One row a result, named by its metric or, with ``by_unit``, by its unit."""
    t = teller.t
    columns = (
        Column(t("column.unit" if by_unit else "column.metric"), row_header=True),
        Column(t("column.value"), numeric=True),
        Column(t("column.target"), numeric=True),
        Column(t("column.achievement"), "%", numeric=True),
        Column(t("column.verdict")),
        Column(t("column.change_previous"), numeric=True),
        Column(t("column.change_year"), numeric=True),
    )
    return Table(caption, columns, tuple(_row(teller, result, by_unit) for result in results), table_id)


def verdict_cell(teller: Teller, result: Result) -> Cell:
    """Whether the target was met, in words."""
    return Cell(teller.t(f"verdict.{result.verdict}"), kind=result.verdict)


def change_cell(change: Change, decimals: int) -> Cell:
    """A change with its sign; a dash where the two figures cannot be compared."""
    if change.difference is None:
        return Cell("–")
    return Cell(formats.difference(change.difference, decimals), kind=change.sense or "")


def figure_with_unit(teller: Teller, result: Result) -> Cell:
    """The figure with its unit, for tables that mix units."""
    if result.value is None:
        return teller.missing_cell(result.status)
    return Cell(_in_cell(result.value, result.metric.unit, result.metric.decimals, teller.language))


def target_with_unit(teller: Teller, result: Result) -> Cell:
    """The target with its unit; a dash if none was set."""
    if result.target is None:
        return Cell("–")
    return Cell(_in_cell(result.target.value, result.metric.unit, None, teller.language))


def _in_cell(value: Decimal, unit: str, decimals: int | None, language: Language) -> str:
    """As in a sentence, but a share is ``36.2%`` in both languages: columns stay narrow on a phone."""
    if unit == "percent":
        return f"{formats.number(value, decimals)}%"
    return formats.in_unit(value, unit, decimals, language)


def _row(teller: Teller, result: Result, by_unit: bool) -> tuple[Cell, ...]:
    name = teller.unit(result.unit) if by_unit else teller.metric(result.metric)
    return (
        teller.as_cell(name),
        figure_with_unit(teller, result),
        target_with_unit(teller, result),
        teller.number_cell(result.achievement_pct, 1),
        verdict_cell(teller, result),
        change_cell(result.change_previous, result.metric.decimals),
        change_cell(result.change_year, result.metric.decimals),
    )
