"""The budget, the use of electricity, printing and travel, and the effectiveness of labour."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tests.net import records, written
from tests.net.kinds import Reader, Rows, Told, shows
from tests.net.records import Row
from tests.net.results import ASSEMBLY, WITH_VALUE, leading_cell, result, shifted
from tests.net.tables_of_results import release_of

_REPORTS = ("reports/{quarter}.html", "reports/{quarter}/{version}.html")
_CLASSES = ("recurrent", "development")
#: What each resource is made of, and how its parts add up to the figure of a metric.
_PARTS = {
    "energy_kwh": ("kwh", ("main_building", "other_offices")),
    "printing_pages": ("pages", ("sittings", "committees", "administration")),
    "travel_kes": ("kes", ("within_kenya", "abroad")),
}


def _line(quarter: str, unit_id: str, kind: str, version: int | None = None) -> Row | None:
    rows = records.handed_in("budget", quarter, version)
    return next((row for row in rows if (row["unit_id"], row["economic_class"]) == (unit_id, kind)), None)


def share_spent(row: Row) -> Decimal | None:
    """100 × spent since July ÷ approved as last revised."""
    if not row["spent_to_date_kes"] or not row["approved_kes"]:
        return None
    return written.percentage(row["spent_to_date_kes"], row["approved_kes"])


def share_of_class(quarter: str, kind: str) -> Decimal:
    """The share of a class of spending that the Assembly has spent."""
    row = _line(quarter, ASSEMBLY, kind)
    share = share_spent(row) if row else None
    assert share is not None, f"no share of the {kind} budget is known"
    return share


def _quarters_of(year: str) -> list[str]:
    return [
        each for each in records.quarters() if each.startswith(year) and _line(each, ASSEMBLY, "recurrent")
    ]


def _course(reader: Reader, kind: str) -> Rows:
    t, kes = reader.t, reader.t("resources.kes")
    yield (
        t("column.months"),
        *(
            f"{t(f'resources.{name}')} {kes}"
            for name in ("first_approved", "approved_now", "in_quarter", "to_date")
        ),
        f"{t('column.execution')} %",
        f"{t('column.pro_rata')} %",
        f"{t('resources.left')} {kes}",
    )
    for quarter in _quarters_of(reader.found["year"]):
        row = _line(quarter, ASSEMBLY, kind)
        gone = str(25 * int(quarter[-1]))
        if row is None:
            continue
        if row["status"] not in WITH_VALUE:
            missing = reader.missing(row["status"])
            yield reader.months(quarter), *[missing] * 5, gone, missing
            continue
        spent = Decimal(row["spent_to_date_kes"])
        before: str | None = "0"
        if quarter[-1] != "1":
            earlier = _line(shifted(quarter, -1), ASSEMBLY, kind)
            before = earlier["spent_to_date_kes"] if earlier else None
        yield (
            reader.months(quarter),
            written.number(row["original_kes"]),
            written.number(row["approved_kes"]),
            written.number(spent - Decimal(before) if before else None),
            written.number(spent),
            written.number(share_spent(row), 1),
            gone,
            written.number(Decimal(row["approved_kes"]) - spent),
        )


@shows("resources/{other}.html", table_id="recurrent-{year}")
def recurrent_budget_of_a_year(reader: Reader) -> Rows:
    return _course(reader, "recurrent")


@shows("resources/{other}.html", table_id="development-{year}")
def development_budget_of_a_year(reader: Reader) -> Rows:
    return _course(reader, "development")


@shows("resources.html", table_id="kinds-table")
def share_and_shillings_by_kind(reader: Reader) -> Rows:
    t, quarter = reader.t, records.newest()
    yield t("column.economic_class"), f"{t('column.execution')} %", t("resources.in_shillings")
    for place, kind in enumerate(_CLASSES):
        row = _line(quarter, ASSEMBLY, kind)
        assert row is not None
        assert reader.table.pictures[place] == [("kept", float(share_of_class(quarter, kind)))]
        amounts = (row["spent_to_date_kes"], row["approved_kes"])
        spent, approved = (written.money(Decimal(each), reader.language) for each in amounts)
        yield (
            t(f"economic_class.{kind}"),
            _share(reader, row),
            t("common.part_of", part=spent, whole=approved),
        )


def _share(reader: Reader, row: Row | None) -> Told:
    if row is None:
        return written.NOTHING
    share = share_spent(row)
    return written.number(share, 1) if share is not None else reader.worded(row["status"])


@shows(*_REPORTS, table_id="budget-figure-table")
def share_spent_by_kind(reader: Reader) -> Rows:
    t = reader.t
    quarter, version = release_of(reader)
    yield t("column.economic_class"), f"{t('column.execution')} %", f"{t('column.pro_rata')} %"
    for kind in _CLASSES:
        row = _line(quarter, ASSEMBLY, kind, version)
        if row is not None:
            yield t(f"economic_class.{kind}"), _share(reader, row), written.number(25 * int(quarter[-1]), 1)


@shows("resources.html", table_id="departments-table")
def share_spent_by_department(reader: Reader) -> Rows:
    t = reader.t
    share = t("column.execution").lower()
    yield t("column.department"), *(f"{t(f'economic_class.{kind}')}: {share} %" for kind in _CLASSES)
    units = dict.fromkeys(row["unit_id"] for row in records.handed_in("budget"))
    for unit_id in units:
        if unit_id != ASSEMBLY:
            cells: list[Told] = []
            for kind in _CLASSES:
                row = _line(records.newest(), unit_id, kind)
                spent = share_spent(row) if row else None
                missing = row is not None and spent is None
                cells.append(reader.missing(row["status"]) if row and missing else written.number(spent, 1))
            yield reader.unit(unit_id), *cells


def _total(resource: str, quarter: str) -> tuple[Decimal | None, str, dict[str, Row]]:
    """All parts together, how well that is known, and the parts; no sum where a part is missing."""
    parts = {
        row["part"]: row for row in records.handed_in("resource_use", quarter) if row["resource"] == resource
    }
    for row in parts.values():
        if row["status"] not in WITH_VALUE or not row["quantity"]:
            return None, row["status"], parts
    if set(parts) != set(_PARTS[resource][1]):
        return None, "not_reported", parts
    worst = max((row["status"] for row in parts.values()), key=WITH_VALUE.index)
    return sum((Decimal(row["quantity"]) for row in parts.values()), Decimal(0)), worst, parts


def _mark(status: str) -> str:
    return {"provisional": " [p]", "estimated": " [e]"}.get(status, "")


def _told(resource: str) -> list[str]:
    return [each for each in records.quarters() if _total(resource, each)[2]]


@shows("resources.html", table_id="{other}-table")
def a_resource_as_a_whole(reader: Reader) -> Rows:
    """The four newest quarters."""
    return _by_parts(reader, _told(reader.found["other"])[-4:], ())


@shows("resources/{year}.html", table_id="{other}-table")
def a_resource_by_its_parts_in_a_year(reader: Reader) -> Rows:
    told = _told(reader.found["other"])
    quarters = [each for each in told if each.startswith(reader.found["year"])]
    return _by_parts(reader, quarters, _PARTS[reader.found["other"]][1])


def _by_parts(reader: Reader, quarters: list[str], parts: Iterable[str]) -> Rows:
    resource = reader.found["other"]
    most = max(filter(None, (_total(resource, each)[0] for each in _told(resource))))
    t, (unit, _) = reader.t, _PARTS[resource]
    written_unit = t(f"resources.in_{unit}")
    yield (
        t("column.months"),
        *(f"{t(f'resource_part.{part}')} {written_unit}" for part in parts),
        f"{t('resources.together')} {written_unit}",
        t("column.change"),
    )
    for place, quarter in enumerate(reversed(quarters)):
        total, status, rows = _total(resource, quarter)
        drawn = [] if total is None else [("kept", round(float(total / most * 100), 1))]
        assert reader.table.pictures[place] == drawn
        yield (
            reader.months(quarter),
            *(_part(reader, rows.get(part)) for part in parts),
            reader.missing(status) if total is None else written.number(total) + _mark(status),
            _change(reader, total, resource, quarter),
        )


def _part(reader: Reader, row: Row | None) -> Told:
    if row is None:
        return reader.missing("not_reported")
    return written.number(row["quantity"]) if row["quantity"] else reader.missing(row["status"])


def _change(reader: Reader, total: Decimal | None, resource: str, quarter: str) -> Told:
    """What leads of the metric that counts the resource."""
    row = result(quarter, f"adm_{resource}", ASSEMBLY)
    if row is None or not row["value"] or Decimal(row["value"]) != total:
        return written.NOTHING
    return leading_cell(reader, quarter, row)


def labour_factors(row: Row) -> dict[str, Decimal | None]:
    """The three factors and their product, in per cent: performance counts no more than in full."""
    if row["status"] not in WITH_VALUE:
        return dict.fromkeys(("availability", "performance", "quality", "effectiveness"))
    hours, planned, output, standard, good = (
        Decimal(row[name])
        for name in (
            "productive_hours",
            "scheduled_hours",
            "actual_output",
            "standard_output",
            "conforming_output",
        )
    )
    availability, performance, quality = hours / planned, min(output / standard, Decimal(1)), good / output
    factors = {
        "availability": availability,
        "performance": performance,
        "quality": quality,
        "effectiveness": availability * performance * quality,
    }
    return {name: written.rounded(100 * value, 1) for name, value in factors.items()}


@shows("labour.html", table_id="factors-table")
def factors_of_labour(reader: Reader) -> Rows:
    names = ("availability", "performance", "quality", "effectiveness")
    yield reader.t("column.department"), *(f"{reader.t(f'label.labour.{name}_pct')} %" for name in names)
    for row in records.handed_in("labour"):
        factors = labour_factors(row)
        yield reader.unit(row["unit_id"]), *(_factor(reader, row, factors[name]) for name in names)


def _factor(reader: Reader, row: Row, value: Decimal | None) -> Told:
    return reader.missing(row["status"]) if value is None else written.number(value, 1)


@shows(*_REPORTS, table_id="labour-table")
def effectiveness_by_department(reader: Reader) -> Rows:
    quarter, version = release_of(reader)
    yield reader.t("column.department"), f"{reader.t('label.labour.effectiveness_pct')} %"
    for row in records.handed_in("labour", quarter, version):
        value = labour_factors(row)["effectiveness"]
        yield reader.unit(row["unit_id"]), _factor(reader, row, value)


@shows("labour.html", table_id="labour-history")
def effectiveness_over_five_quarters(reader: Reader) -> Rows:
    told = [each for each in records.quarters() if records.handed_in("labour", each)][-5:][::-1]
    yield reader.t("column.department"), *(f"{reader.short(each)} %" for each in told)
    for unit in records.reference("units"):
        rows = [
            next(
                (row for row in records.handed_in("labour", each) if row["unit_id"] == unit["unit_id"]), None
            )
            for each in told
        ]
        if unit["unit_id"] != ASSEMBLY and any(rows):
            yield (
                reader.unit(unit["unit_id"]),
                *(
                    _factor(reader, row, labour_factors(row)["effectiveness"]) if row else written.NOTHING
                    for row in rows
                ),
            )
