"""Figures against targets: in reports and summaries, on the pages of metrics and of departments."""

from __future__ import annotations

from decimal import Decimal

from tests.net import records, written
from tests.net.kinds import Reader, Rows, shows
from tests.net.records import Row
from tests.net.results import (
    ASSEMBLY,
    CHANGES,
    change_cell,
    judged,
    result,
    results,
    results_table,
    shifted,
    told,
    value_cell,
    verdict_cell,
)

_REPORTS = ("reports/{quarter}.html", "reports/{quarter}/{version}.html")
#: The metrics whose course a report draws.
_TRENDS = ("leg_days_to_passage", "ovs_report_completion", "adm_doc_turnaround", "stk_charter_compliance")
#: Those whose promises people feel.
_FELT = (
    *("leg_days_to_passage", "ovs_recommendations_implemented", "ovs_query_resolution"),
    *("adm_budget_execution", "stk_charter_compliance", "stk_engagement_reports"),
)
#: What the policy wants on the dashboard of committees.
_DASHBOARD = (
    *("ovs_report_completion", "ovs_recommendations_implemented", "ovs_public_feedback"),
    *("ovs_query_resolution", "ovs_audit_implemented"),
)


def release_of(reader: Reader) -> tuple[str, int]:
    """The quarter and version that a page's address names; its newest version where it names none."""
    quarter = reader.found.get("quarter", records.newest()).upper()
    return quarter, int(reader.found.get("version") or records.versions(quarter)[-1])


def _own(quarter: str, version: int, **wanted: str) -> list[Row]:
    """The Assembly's results of the metrics that have these properties."""
    return [
        row
        for row in results(quarter, version)
        if row["unit_id"] == ASSEMBLY
        and all(records.metric_of(row)[name] == value for name, value in wanted.items())
    ]


@shows(*_REPORTS, table_id="targets-table")
def figures_by_how_it_went(reader: Reader) -> Rows:
    quarter, version = release_of(reader)
    return results_table(reader, quarter, _own(quarter, version), version=version, grouped=True)


@shows(
    "index.html",
    "reports/{quarter}-notice.html",
    "reports/{quarter}/{version}-notice.html",
    table_id="promises-table",
)
def six_promises(reader: Reader) -> Rows:
    quarter, version = release_of(reader)
    found = [result(quarter, metric_id, ASSEMBLY, version) for metric_id in _FELT]
    rows = [row for row in found if row and row["target_value"]]
    return results_table(reader, quarter, rows, version=version)


@shows(*_REPORTS, table_id="changed-table")
def the_changes_that_are_named(reader: Reader) -> Rows:
    """Those in the wanted direction first, the largest first: their ends are those of the records."""
    t = reader.t
    quarter, version = release_of(reader)
    yield t("column.metric"), t("changed.what")
    rows = [one for one in reader.published("results", quarter, version) if one["named"]]
    rows.sort(key=lambda one: (one["named"] != "toward", -_thresholds(one)))
    for one in rows:
        steps = -1 if one["leading_base"] == "previous" else -4
        row = result(quarter, one["metric_id"], ASSEMBLY, version)
        before = result(shifted(quarter, steps), one["metric_id"], ASSEMBLY)
        assert row is not None
        assert before is not None
        verdict = one[f"{CHANGES[steps]}_verdict"]
        wanted = f"change_wanted.{one['named']}"
        mark = {"higher": "▲", "lower": "▼"}[verdict]
        ends = {"now": _end(reader, row), "before": _end(reader, before)}
        words = {"mark": mark, "word": t(f"change_mark.{verdict}"), "wanted": t(wanted)}
        what = t(f"changed.row_{one['leading_base']}", **words, **ends)
        yield reader.text(records.metric_of(row), "title"), what


def _thresholds(one: Row) -> Decimal:
    """The size of the leading change in the metric's own thresholds."""
    column = "change_on_previous_quarter" if one["leading_base"] == "previous" else "change_on_year_earlier"
    return abs(Decimal(one[column])) / Decimal(records.metric_of(one)["change_threshold"])


def _end(reader: Reader, row: Row) -> str:
    """A share as its counts, all else with its unit."""
    metric = records.metric_of(row)
    if metric["unit"] == "percent" and row["numerator"]:
        counts = {"numerator": row["numerator"], "denominator": row["denominator"]}
        return reader.t("figure.counts", **{name: written.number(value) for name, value in counts.items()})
    return written.said_in_unit(row["value"], metric["unit"], int(metric["decimals"]), reader.language)


def _under_picture(reader: Reader, row: Row | None, decimals: int):
    if row is None:
        return written.NOTHING
    if row["value"]:
        mark = {"provisional": " [p]", "estimated": " [e]"}.get(row["status"], "")
        return written.number(row["value"], decimals) + mark
    return reader.worded(row["status"])


@shows(*_REPORTS, table_id="scorecard-table")
def targets_met_from_two_sides(reader: Reader) -> Rows:
    quarter, version = release_of(reader)
    yield reader.t("scorecard.side"), reader.t("column.met"), reader.t("column.judged")
    sides = {
        "perspective": ("quality", "efficiency", "innovation"),
        "qcd": ("quality", "cost", "delivery", "none"),
    }
    for side, keys in sides.items():
        yield (reader.t(f"scorecard.{side}"),)
        for key in keys:
            if rows := _own(quarter, version, **{side: key}):
                yield reader.t(f"{side}.{key}"), *map(str, judged(rows))


_SUMMARIES = ("summaries/{quarter}-{name}.html", "summaries/{quarter}/{version}-{name}.html")
_READERS = ("citizens", "members", "staff", "media", "board")


@shows(*_SUMMARIES, table_id="figures-table")
def figures_of_a_reader(reader: Reader) -> Rows:
    quarter, version = release_of(reader)

    def belongs(row: Row) -> bool:
        metric = records.metric_of(row)
        money = metric["unit"] == "kes" or metric["source"] == "money"
        return {
            "citizens": metric["family"] == "stakeholder",
            "members": metric["family"] in ("legislative", "oversight"),
            "staff": metric["family"] == "administrative" and not money,
            "media": row["verdict"] == "not_met",
            "board": money,
        }[reader.found["name"]]

    rows = [row for row in _own(quarter, version) if belongs(row)]
    return results_table(reader, quarter, rows, version=version)


@shows(*_SUMMARIES, table_id="five-table")
def what_each_reader_is_told(reader: Reader) -> Rows:
    yield reader.t("summaries.reader"), reader.t("summaries.what")
    for name in _READERS:
        yield reader.t(f"audience.{name}"), reader.t(f"summaries.tells.{name}")


@shows("committees/index.html", table_id="dashboard-table")
def the_dashboard_of_committees(reader: Reader) -> Rows:
    quarter = records.newest()
    found = [result(quarter, metric_id, ASSEMBLY) for metric_id in _DASHBOARD]
    return results_table(reader, quarter, [row for row in found if row])


@shows("metrics/{slug}.html", table_id="units-table")
def a_metric_by_unit(reader: Reader) -> Rows:
    quarter, metric_id = records.newest(), reader.found["slug"].replace("-", "_")
    rows = [row for row in results(quarter) if row["metric_id"] == metric_id and row["unit_id"] != ASSEMBLY]
    return results_table(reader, quarter, rows, by_unit=True)


@shows("metrics/{slug}.html", table_id="history-table")
def the_history_of_a_metric(reader: Reader) -> Rows:
    metric_id = reader.found["slug"].replace("-", "_")
    t = reader.t
    yield (
        t("column.months"),
        t("column.value"),
        t("label.results.verdict"),
        t("label.results.change_on_previous_quarter"),
        t("label.results.change_on_year_earlier"),
        t("label.results.ten_percent_gain"),
    )
    later: Row | None = None
    for quarter in reversed(records.quarters()):
        row = result(quarter, metric_id, ASSEMBLY)
        if row is not None:
            if later is not None and later["metric_version"] != row["metric_version"]:
                yield (new_definition(reader, records.metric_of(later)),)
            later = row
            yield (
                reader.months(quarter),
                value_cell(reader, quarter, row),
                verdict_cell(reader, quarter, row),
                change_cell(reader, quarter, row, -1),
                change_cell(reader, quarter, row, -4),
                t(f"verdict_ten.{told(reader, quarter, row)['ten_percent_gain']}"),
            )


def new_definition(reader: Reader, metric: Row) -> str:
    """What stands between two figures of different definitions, by the row of the later one."""
    changed = reader.t("metric_life.new_definition_apart", months=reader.months(metric["introduced"]))
    return f"{changed} {reader.text(metric, 'change_note')}"


@shows("metrics/{slug}.html", table_id="history-figure-table")
def the_course_of_a_metric(reader: Reader) -> Rows:
    metric_id = reader.found["slug"].replace("-", "_")
    unit = reader.t(f"unit_short.{records.metric(metric_id)['unit']}")
    yield (
        reader.t("column.months"),
        f"{reader.t('column.value')} {unit}".strip(),
        f"{reader.t('column.target')} {unit}".strip(),
    )
    decimals = int(records.metric(metric_id)["decimals"])
    for quarter in records.quarters():
        row = result(quarter, metric_id, ASSEMBLY)
        if row is not None:
            yield (
                reader.short(quarter),
                _under_picture(reader, row, decimals),
                written.number(row["target_value"], decimals),
            )


@shows("metrics/{slug}.html", table_id="targets-table")
def the_targets_of_a_metric(reader: Reader) -> Rows:
    metric_id, t = reader.found["slug"].replace("-", "_"), reader.t
    rows = [
        row
        for row in records.reference("targets")
        if (row["metric_id"], row["unit_id"]) == (metric_id, ASSEMBLY)
    ]
    noted = any(row["late_approved"] == "true" or row["change_reason_en"] for row in rows)
    yield (
        t("label.targets.first_quarter"),
        t("label.targets.last_quarter"),
        t("column.target"),
        t("label.targets.approved_on"),
        *((t("column.note"),) if noted else ()),
    )
    for row in rows:
        late = t("target.late_note") if row["late_approved"] == "true" else ""
        note = f"{late} {reader.text(row, 'change_reason')}".strip()
        yield (
            reader.short(row["first_quarter"]),
            reader.short(row["last_quarter"]),
            written.said_in_unit(
                row["target_value"], records.metric(metric_id)["unit"], None, reader.language
            ),
            reader.day(row["approved_on"]),
            *((note,) if noted else ()),
        )


#: A department's page, and a committee's.
_UNIT = ("departments/{slug}.html", "committees/{slug}.html")


@shows(*_UNIT, table_id="figures-table")
def the_figures_of_a_unit(reader: Reader) -> Rows:
    quarter = records.newest()
    unit_id = reader.found["slug"].replace("-", "_")
    rows = [row for row in results(quarter) if row["unit_id"] == unit_id]
    return results_table(reader, quarter, rows, grouped=True)


@shows(*_UNIT, table_id="history-table")
def the_last_five_quarters_of_a_unit(reader: Reader) -> Rows:
    unit_id = reader.found["slug"].replace("-", "_")
    told = [each for each in records.quarters() if any(row["unit_id"] == unit_id for row in results(each))]
    newest_first = told[-5:][::-1]
    yield reader.t("column.metric"), *map(reader.short, newest_first)
    of_unit: dict[str, Row] = {}
    for each in newest_first:
        for row in results(each):
            if row["unit_id"] == unit_id:
                of_unit.setdefault(row["metric_id"], row)
    for row in of_unit.values():
        then = [(each, result(each, row["metric_id"], unit_id)) for each in newest_first]
        yield (
            reader.text(records.metric_of(row), "title"),
            *(value_cell(reader, *pair) if pair[1] else written.NOTHING for pair in then),
        )
