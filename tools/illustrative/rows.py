"""The quarter's figures as rows of observations, labour and budget, in the dictionary's order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.core.time.quarter import Quarter

from . import figures
from .story import (
    COMMITTEES,
    CORRECTED,
    DEPARTMENTS,
    PROVISIONAL_ENERGY,
    SILENT,
    SINGLE,
    WITHOUT,
    Edition,
    Text,
)
from .tables import Row, around, half_up, ratio, whole

_KINDS = {"assembly": ("assembly",), "department": DEPARTMENTS, "committee": COMMITTEES}
_EMPTY = Text("", "")
_WITH_VALUE = ("reported", "provisional", "estimated")

#: The mistake that version 2 of the corrected quarter mends: reports counted twice, by committee.
COUNTED_TWICE = {"cmt_ibis": 2}
#: Electricity in version 1, before the last bill came.
FIRST_ENERGY = 28310


def in_force(metrics: list[dict[str, str]], quarter: str) -> list[dict[str, str]]:
    """The definitions that apply in the quarter, in the dictionary's order."""
    at = Quarter.parse(quarter)
    return [
        metric
        for metric in metrics
        if Quarter.parse(metric["introduced"]) <= at
        and (not metric["retired"] or at <= Quarter.parse(metric["retired"]))
    ]


def observation_rows(metrics: list[dict[str, str]], edition: Edition) -> Iterator[Row]:
    for metric in in_force(metrics, edition.quarter):
        for kind in metric["levels"].split(";"):
            for unit in _KINDS[kind]:
                yield _observation(metric, unit, edition)


def labour_rows(edition: Edition) -> Iterator[Row]:
    for unit in DEPARTMENTS:
        status, note = _status("adm_labour_effectiveness", unit, edition)
        row: Row = {"unit_id": unit, "status": status, "note_en": note.en, "note_sw": note.sw}
        if status in _WITH_VALUE:
            hours = figures.labour(unit, edition.quarter)
            row |= {
                "scheduled_hours": hours.scheduled,
                "productive_hours": hours.productive,
                "standard_output": hours.standard,
                "actual_output": hours.actual,
                "conforming_output": hours.conforming,
            }
        yield row


def budget_rows(edition: Edition) -> Iterator[Row]:
    """The Assembly's lines come from its own ledger, so they hold also what a silent unit spent."""
    quarter = edition.quarter
    for kind in ("recurrent", "development"):
        lines = [figures.budget(unit, quarter)[kind] for unit in DEPARTMENTS]
        yield {
            "unit_id": "assembly",
            "economic_class": kind,
            "approved_kes": sum(line.denominator or 0 for line in lines),
            "spent_to_date_kes": sum(line.numerator for line in lines),
            "status": "reported",
            "original_kes": sum(figures.first_budget(unit, quarter)[kind] for unit in DEPARTMENTS),
        }
    for unit in DEPARTMENTS:
        status, note = _status("adm_budget_execution", unit, edition)
        for kind in ("recurrent", "development"):
            line = figures.budget(unit, quarter)[kind]
            row: Row = {"unit_id": unit, "economic_class": kind, "status": status}
            row |= {"note_en": note.en, "note_sw": note.sw}
            if status in _WITH_VALUE:
                row |= {"approved_kes": line.denominator, "spent_to_date_kes": line.numerator}
                row["original_kes"] = figures.first_budget(unit, quarter)[kind]
            yield row


#: Shares of each resource by part; the last part takes what is left, so that the parts make the whole.
_PARTS: dict[str, tuple[tuple[str, float], ...]] = {
    "energy_kwh": (("main_building", 0.71), ("other_offices", 0)),
    "printing_pages": (("sittings", 0.46), ("committees", 0.31), ("administration", 0)),
    "travel_kes": (("within_kenya", 0.83), ("abroad", 0)),
}


def resource_rows(metrics: list[dict[str, str]], edition: Edition) -> Iterator[Row]:
    """Electricity, printing and travel by part, in the quarters whose dictionary has them."""
    there = {metric["metric_id"]: metric for metric in in_force(metrics, edition.quarter)}
    for resource, parts in _PARTS.items():
        metric = there.get(f"adm_{resource}")
        if metric is None:
            continue
        status, note = _status(metric["metric_id"], "assembly", edition)
        left = _count(metric["metric_id"], "assembly", edition).numerator
        for part, share in parts:
            spread = around(share, 0.03, resource, part, edition.quarter)
            quantity = whole(left * spread) if share else left
            left -= quantity
            yield {
                "resource": resource,
                "part": part,
                "quantity": quantity,
                "unit": metric["unit"],
                "status": status,
                "note_en": note.en,
                "note_sw": note.sw,
            }


def _observation(metric: dict[str, str], unit: str, edition: Edition) -> Row:
    metric_id = metric["metric_id"]
    status, note = _status(metric_id, unit, edition)
    row: Row = {"metric_id": metric_id, "metric_version": int(metric["metric_version"]), "unit_id": unit}
    if status in _WITH_VALUE:
        row |= _figure(metric, unit, edition)
    return row | {"status": status, "note_en": note.en, "note_sw": note.sw}


def _status(metric_id: str, unit: str, edition: Edition) -> tuple[str, Text]:
    quarter = edition.quarter
    if (quarter, unit) in SILENT:
        return "not_reported", SILENT[quarter, unit]
    if (quarter, metric_id, unit) in SINGLE:
        return SINGLE[quarter, metric_id, unit]
    if metric_id == "adm_energy_kwh" and quarter == CORRECTED and edition.version == 1:
        return "provisional", PROVISIONAL_ENERGY
    if unit == "assembly" and not figures.is_assembly_only(metric_id) and metric_id != "adm_budget_execution":
        kind = COMMITTEES if metric_id in figures.BY_COMMITTEE else DEPARTMENTS
        missing = [WITHOUT[part] for part in kind if (quarter, part) in SILENT]
        if metric_id in ("adm_labour_effectiveness", "adm_workload_output") and quarter == "2025-26-Q3":
            missing = [WITHOUT["dept_sisal"]]
        return "reported", missing[0] if missing else _EMPTY
    return "reported", _EMPTY


def _figure(metric: dict[str, str], unit: str, edition: Edition) -> Row:
    metric_id, quarter = metric["metric_id"], edition.quarter
    if metric_id == "adm_doc_turnaround":
        days = figures.assembly_doc_days(quarter) if unit == "assembly" else figures.doc_days(unit, quarter)
        return {"value": days}
    if metric_id in ("adm_labour_effectiveness", "adm_workload_output"):
        return {"value": _of_labour(metric_id, unit, edition)}
    count = _count(metric_id, unit, edition)
    if count.denominator is None:
        return {"value": count.numerator}
    value = ratio(
        count.numerator,
        count.denominator,
        percent=metric["unit"] == "percent",
        decimals=int(metric["decimals"]),
    )
    return {"value": value, "numerator": count.numerator, "denominator": count.denominator}


def _count(metric_id: str, unit: str, edition: Edition) -> figures.Count:
    quarter, first = edition.quarter, edition.quarter == CORRECTED and edition.version == 1
    if metric_id == "adm_budget_execution":
        units = DEPARTMENTS if unit == "assembly" else (unit,)
        lines = [line for part in units for line in figures.budget(part, quarter).values()]
        return figures.Count(sum(c.numerator for c in lines), sum(c.denominator or 0 for c in lines))
    if metric_id == "adm_energy_kwh" and first:
        return figures.Count(FIRST_ENERGY)
    if figures.is_assembly_only(metric_id):
        count = figures.assembly_only(metric_id, quarter)
        if count is None:
            raise LookupError(f"{metric_id} has no figure in {quarter} and no reason either")
        return count
    if unit == "assembly":
        count = figures.summed(metric_id, quarter)
        extra = sum(COUNTED_TWICE.values())
    else:
        by_unit = figures.BY_DEPARTMENT if metric_id in figures.BY_DEPARTMENT else figures.BY_COMMITTEE
        count = by_unit[metric_id](unit, quarter)
        extra = COUNTED_TWICE.get(unit, 0)
    if metric_id == "ovs_report_completion" and first:
        count = count._replace(numerator=count.numerator + extra)
    return count


def _of_labour(metric_id: str, unit: str, edition: Edition) -> Decimal:
    """(productive / scheduled) x (actual / standard) x (conforming / actual), of the sums for the
    Assembly; or simply the actual output."""
    units = [row["unit_id"] for row in labour_rows(edition) if row["status"] in _WITH_VALUE]
    hours = [figures.labour(str(part), edition.quarter) for part in units if unit in ("assembly", part)]
    scheduled, productive, standard, actual, conforming = (sum(column) for column in zip(*hours, strict=True))
    if metric_id == "adm_workload_output":
        return Decimal(actual)
    return half_up(Decimal(100) * productive * conforming / (Decimal(scheduled) * standard), 1)
