"""The rows behind each figure that was counted, as published."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.counting.rule import Cells, Value
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, copies, filled
from plugins.subjects.figures.model import Figures

from .measure import CountedFigure, CountedFigures, keeps_rules
from .record_returns import Return

#: Registers of which no row is listed, because each is about one person in office.
ABOUT_PEOPLE = frozenset({"engagement"})


def registers(report: Report, assembly: Assembly) -> Lines:
    """How far the registers were complete, and the rows that were counted in them; none of either is no
    table."""
    figures = assembly.get(CountedFigures) or CountedFigures({})
    rows = (line for one in shown(report, figures) for line in _lines(one))
    return filled({Return.TABLE: copies(report.rows(Return)), "counted": rows})


def shown(report: Report, figures: CountedFigures) -> Iterator[CountedFigure]:
    """The figures of a report whose rows may be listed: those that their register bears out, but none of a
    metric of which any figure is withheld, for that would follow from the others."""
    hidden = {result.metric.metric_id for result in report[Figures].results if result.status == "suppressed"}
    for one in figures.of(report) if keeps_rules(report) else ():
        if one.is_borne_out and one.rule.table not in ABOUT_PEOPLE and one.rule.metric_id not in hidden:
            yield one


def _lines(one: CountedFigure) -> Iterator[Line]:
    rule, found, register = one.rule, one.counted, one.register
    figure = {
        "metric_id": rule.metric_id,
        "metric_version": rule.metric_version,
        "unit_id": one.result.unit.unit_id,
        "table": rule.table,
    }
    divided = rule.measure in ("share", "rate")
    above = frozenset(found.counting)
    for at in found.population:
        place = {**figure, "line": at + 2, "row_key": register.keys[at]}
        row = register.rows[at]
        if not divided:
            amount = None if rule.factors else _amount(row, rule.column)
            yield Line(None, {**place, "part": "row", "amount": amount})
            continue
        if at in above:
            yield Line(None, {**place, "part": "n", "amount": _amount(row, rule.part)})
        yield Line(None, {**place, "part": "d", "amount": _amount(row, rule.whole)})


def _amount(row: Cells, column: str) -> Value:
    """What a row adds: the cell, or one."""
    return row[column] if column else 1


REGISTERS = Contribution(lines=registers)
