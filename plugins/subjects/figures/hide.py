"""The figures of ``observations.csv``: sums over units, percentages and their parts, the worked index; and
those of ``restated.csv``, which say the same things on another basis."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from disclosure_control.package import AT_LEAST_ZERO, Number, Said
from disclosure_control.rules import Kind
from disclosure_control.system import ZERO, Interval, Relation
from plugins.core.facts.assembly import Report
from plugins.subjects.index.model import Indices
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.measure import by_key
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import Figures, Result
from .record import Restated

PARTS = ("value", "numerator", "denominator")
TABLE = "observations"
_FROM_LABOUR = "adm_labour_effectiveness"


def results(report: Report) -> Iterator[Said]:
    """Every figure and its parts, as reported and as the worked index repeats it, with what ties them."""
    found = {(one.metric.metric_id, one.unit.unit_id): one for one in report[Figures].results}
    for result in report[Figures].results:
        for part in PARTS:
            yield _number(report, result, part)
    for index in (report[Indices].assembly, *report[Indices].units):
        for node in index.nodes:
            key = (node.metric_id or "", index.unit.unit_id)
            if node.value is not None and key in found and found[key].status == "suppressed":
                name = name_of(report, *key, "value")
                yield Number(
                    name=name,
                    table="index_nodes",
                    kind=_kind(found[key], "value"),
                    hidden=None,
                    printed=node.value,
                )
    yield from _of_hidden_inputs(report)
    yield from _sums(report)
    for result in report[Figures].results:
        yield from _ratio(report, result)
    for row in report.rows(Restated):
        yield from _restated(report, row)


def _restated(report: Report, row: Restated) -> Iterator[Said]:
    """A figure on another basis, as a figure of its own; one on the old definition and one on the new differ
    by what changed, which nobody knows."""
    metrics = by_key(report.records.declared.rows(Metric))
    metric = metrics[row.metric_id, row.metric_version]
    name = f"{row.of_quarter} {row.metric_id}/{row.metric_version} {row.unit_id} as of {report.quarter}"
    for part in PARTS:
        kind: Kind = "score" if metric.unit == "percent" and part == "value" else "amount"
        if metric.unit == "count" or (metric.unit == "percent" and part != "value"):
            kind = "count"
        yield Number(
            name=f"{name} {part}",
            table=Restated.TABLE,
            kind=kind,
            hidden=row.status == "suppressed" and (part == "value" or metric.is_ratio),
            printed=getattr(row, part),
            unit=Decimal(1).scaleb(-metric.decimals) if kind != "count" and part == "value" else ZERO,
            bounds=Interval(ZERO, Decimal(100)) if kind == "score" else AT_LEAST_ZERO,
            source=row.source,
            column=part,
        )
    if row.denominator and metric.is_ratio:
        times = Decimal(100) if metric.unit == "percent" else Decimal(1)
        terms = {f"{name} value": -row.denominator, f"{name} numerator": times}
        yield Relation(name=f"{name} value = numerator / denominator", terms=terms)


def _of_hidden_inputs(report: Report) -> Iterator[Said]:
    """A unit's labour effectiveness is hidden with the inputs that it follows from."""
    for row in report.rows(LabourInputs):
        if row.status == "suppressed" and report[Figures].of(_FROM_LABOUR, row.unit_id) is not None:
            yield Number(
                name=name_of(report, _FROM_LABOUR, row.unit_id, "value"),
                table=LabourInputs.TABLE,
                kind="score",
                hidden=True,
                bounds=Interval(ZERO, None),
                source=row.source,
                column="status",
            )


def name_of(report: Report, metric_id: str, unit_id: str, part: str) -> str:
    """How a figure is called: ``2026-27-Q1 leg_hearing_participants assembly numerator``."""
    return f"{report.quarter} {metric_id} {unit_id} {part}"


def _name(report: Report, result: Result, part: str) -> str:
    return name_of(report, result.metric.metric_id, result.unit.unit_id, part)


def _kind(result: Result, part: str) -> Kind:
    unit = result.metric.unit
    if unit == "percent" and part == "value":
        return "score"
    return "count" if unit in ("count", "percent") else "amount"


def _number(report: Report, result: Result, part: str) -> Number:
    kind = _kind(result, part)
    is_part = part == "value" or result.metric.is_ratio
    whole = kind == "count"
    return Number(
        name=_name(report, result, part),
        table=TABLE,
        kind=kind,
        hidden=result.status == "suppressed" and is_part,
        printed=getattr(result, part),
        unit=Decimal(1).scaleb(-result.metric.decimals) if part == "value" and not whole else ZERO,
        bounds=Interval(ZERO, Decimal(100)) if kind == "score" else AT_LEAST_ZERO,
        source=result.source,
        column=part,
    )


def _sums(report: Report) -> Iterator[Relation]:
    """The Assembly's figure and those of one kind of units under it, where the definition adds them."""
    ordered = sorted(
        (result for result in report[Figures].results if result.status != "not_applicable"),
        key=lambda result: result.metric.metric_id,
    )
    for _, group in groupby(ordered, key=lambda result: result.metric.metric_id):
        of_metric = list(group)
        whole = [result for result in of_metric if result.unit.unit_id == ASSEMBLY_ID]
        units = [result for result in of_metric if result.unit.unit_id != ASSEMBLY_ID]
        if not whole or not units or len({result.unit.kind for result in units}) != 1:
            continue
        how = whole[0].metric.aggregation
        parts = ("value",) if how == "sum" else ("numerator", "denominator") if how == "ratio_of_sums" else ()
        for part in parts:
            total = _name(report, whole[0], part)
            terms = {_name(report, result, part): Decimal(1) for result in units}
            yield Relation(name=f"{total} = sum of its units", terms={total: Decimal(-1), **terms})


def _ratio(report: Report, result: Result) -> Iterator[Relation]:
    """value x denominator = numerator (x 100 for a percentage), where the denominator is printed."""
    if not result.denominator or not result.metric.is_ratio:
        return
    times = Decimal(100) if result.metric.unit == "percent" else Decimal(1)
    value, numerator = _name(report, result, "value"), _name(report, result, "numerator")
    yield Relation(
        name=f"{value} = numerator / denominator", terms={value: -result.denominator, numerator: times}
    )
