"""The published tables of one release: each row a mapping from column to value.

Columns are those of ``data/schemas/published/``; a table that leaves one out, or adds one, stops the
build in ``catalogue``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from plugins.assembly.dataset import QuarterRecords
from plugins.assembly.index.scheme import Scheme
from plugins.assembly.model import Change, QuarterReport
from plugins.assembly.records import Unit
from plugins.assembly.status import MARKER, SDMX_STATUS, Status
from plugins.assembly.texts import Bilingual

from . import index_tables, inputs

Row = Mapping[str, object]


def results_rows(report: QuarterReport) -> Iterator[Row]:
    """One row for each metric and unit that was expected."""
    for result in report.results:
        target = result.target
        yield {
            **release_columns(report),
            "metric_id": result.metric.metric_id,
            "metric_version": result.metric.metric_version,
            "metric_title_en": result.metric.title.en,
            **_unit(result.unit),
            "value": result.value,
            "unit_of_measure": result.metric.unit,
            "numerator": result.numerator,
            "denominator": result.denominator,
            **_status(result.status),
            "target_value": target.value if target else None,
            "target_approved_on": target.approved_on if target else None,
            "target_approved_late": target.late if target else None,
            "verdict": result.verdict,
            "achievement_pct": result.achievement_pct,
            "change_on_previous_quarter": result.change_previous.difference,
            "change_on_previous_quarter_sense": _sense(result.change_previous),
            "change_on_year_earlier": result.change_year.difference,
            "change_on_year_earlier_sense": _sense(result.change_year),
            "ten_percent_gain": result.ten_percent,
            "trend": result.trend.word,
            **_pair("note", result.note),
        }


def index_rows(report: QuarterReport) -> Iterator[Row]:
    """The Assembly's index, then each department's."""
    for index in (report.index, *report.unit_indices):
        yield {
            **release_columns(report),
            **_unit(index.unit),
            "scheme_id": index.score.scheme.scheme_id if index.score else None,
            "scheme_version": index.score.scheme.version if index.score else None,
            "status": index.status,
            "index_value": index.value,
            "band_number": index.band.number if index.band else None,
            "band_en": index.band.label.en if index.band else None,
            "coverage_pct": index.coverage_pct,
            "lowest_possible": index.worst,
            "highest_possible": index.best,
            "reason": index.reason,
        }


def index_node_rows(report: QuarterReport) -> Iterator[Row]:
    """The worked calculation of each index, from the top down."""
    for index in (report.index, *report.unit_indices):
        for node in index.nodes:
            yield {
                **release_columns(report),
                **_unit(index.unit),
                "node_id": node.node_id,
                "parent_node_id": node.parent_id,
                "title_en": node.title.en,
                "metric_id": node.metric_id,
                "value": node.value,
                "target_value": node.target,
                "achievement_pct": node.achievement_pct,
                "score": node.score,
                "weight_pct": node.weight_pct,
                "effective_weight_pct": node.effective_weight_pct,
                "contribution": node.contribution,
                "coverage_pct": node.coverage_pct,
            }


def labour_rows(report: QuarterReport) -> Iterator[Row]:
    """Overall Labour Effectiveness and its factors."""
    for labour in report.labour:
        yield {
            **release_columns(report),
            **_unit(labour.unit),
            "availability_pct": labour.availability_pct,
            "performance_pct": labour.performance_pct,
            "quality_pct": labour.quality_pct,
            "effectiveness_pct": labour.effectiveness_pct,
            **_status(labour.status),
            **_pair("note", labour.note),
        }


def budget_rows(report: QuarterReport, units: Mapping[str, Unit]) -> Iterator[Row]:
    """Budget execution by unit and economic class."""
    for budget in report.budget:
        yield {
            **release_columns(report),
            **_unit(units[budget.line.unit_id]),
            "economic_class": budget.line.economic_class,
            "original_kes": budget.line.original_kes,
            "approved_kes": budget.line.approved_kes,
            "spent_to_date_kes": budget.line.spent_to_date_kes,
            "execution_pct": budget.execution_pct,
            "pro_rata_pct": budget.pro_rata_pct,
            **_status(budget.line.status),
            **_pair("note", budget.line.note),
        }


def resource_rows(report: QuarterReport) -> Iterator[Row]:
    """Electricity, printing and travel by part."""
    for use in report.records.resource_use if report.records is not None else ():
        yield {
            **release_columns(report),
            "resource": use.resource,
            "part": use.part,
            "quantity": use.quantity,
            "unit": use.unit,
            **_status(use.status),
            **_pair("note", use.note),
        }


def submission_rows(report: QuarterReport, units: Mapping[str, Unit]) -> Iterator[Row]:
    """Each department's punctuality."""
    for submission in report.submissions:
        yield {
            **release_columns(report),
            **_unit(units[submission.unit_id]),
            "due_on": submission.due_on,
            "received_on": submission.received_on,
            "validated_on": submission.validated_on,
            "days_late": submission.days_late,
            "times_returned": submission.times_returned,
        }


def action_rows(report: QuarterReport, units: Mapping[str, Unit]) -> Iterator[Row]:
    """Corrective actions as they stood at the reporting date."""
    for action in report.actions:
        yield {
            **release_columns(report),
            "action_id": action.action_id,
            "metric_id": action.metric_id,
            **_unit(units[action.unit_id]),
            **_pair("problem", action.problem),
            **_pair("action", action.action),
            "owner_unit_id": action.owner_unit_id,
            "opened_on": action.opened_on,
            "due_on": action.due_on,
            "status": action.status,
            "done_on": action.done_on,
            **_pair("outcome", action.outcome),
        }


def sign_off_rows(report: QuarterReport) -> Iterator[Row]:
    """Stages passed, by office."""
    for sign_off in report.release.sign_offs:
        yield {
            **release_columns(report),
            "stage": sign_off.stage,
            "office": sign_off.office,
            "signed_on": sign_off.on_date,
            "evidence": sign_off.evidence,
            **_pair("note", sign_off.note),
        }


def correction_rows(report: QuarterReport) -> Iterator[Row]:
    """What this version changed."""
    for correction in report.release.corrections:
        yield {
            **release_columns(report),
            "correction_id": correction.correction_id,
            "kind": correction.kind,
            "severity": correction.severity,
            "metric_id": correction.metric_id,
            "unit_id": correction.unit_id,
            "column": correction.column,
            "old_value": correction.old_value,
            "new_value": correction.new_value,
            "found_by": correction.found_by,
            "found_on": correction.found_on,
            **_pair("reason", correction.reason),
            "table": None,
        }
    for change in report.release.tables_changed:
        yield {
            **release_columns(report),
            "correction_id": change.correction_id,
            "kind": change.kind,
            "severity": change.severity,
            "metric_id": None,
            "unit_id": None,
            "column": None,
            "old_value": None,
            "new_value": change.new_value,
            "found_by": change.found_by,
            "found_on": change.found_on,
            **_pair("reason", change.reason),
            "table": change.table,
        }


def reason_rows(report: QuarterReport) -> Iterator[Row]:
    """Why figures changed, as those who reported them say."""
    for row in report.records.reasons if report.records else ():
        yield {
            **release_columns(report),
            "metric_id": row.metric_id,
            "unit_id": row.unit_id,
            "against": row.against,
            **_pair("reason", row.reason),
        }


def access_rows(report: QuarterReport) -> Iterator[Row]:
    """Who saw the report before its release, by role."""
    for row in report.records.access if report.records else ():
        yield {
            **release_columns(report),
            **_pair("role", row.role),
            "organisation": row.organisation,
            **_pair("reason", row.reason),
            "from_at": row.from_at.isoformat(),
            "until_at": row.until_at.isoformat(),
            **_pair("longer", row.longer),
        }


def tables_of(units: Mapping[str, Unit]) -> Mapping[str, Callable[[QuarterReport], Iterable[Row]]]:
    """Each published table's name and how its rows are laid out."""
    return {
        "results": results_rows,
        "index": index_rows,
        "index_nodes": index_node_rows,
        "labour": labour_rows,
        "budget": lambda report: budget_rows(report, units),
        "resource_use": resource_rows,
        "submissions": lambda report: submission_rows(report, units),
        "actions": lambda report: action_rows(report, units),
        "sign_offs": sign_off_rows,
        "corrections": correction_rows,
        "reasons": reason_rows,
        "prerelease_access": access_rows,
        "labour_changes": lambda report: _of(report, index_tables.labour_change_rows(report, units)),
        **_inputs(units),
        **_about_index(),
    }


#: Tables that a release without an index does not have.
INDEX_ONLY = frozenset(
    {"index_changes", "index_simulated", "scheme", "scheme_parts", "scheme_rules", "scheme_bands"}
)


def _inputs(units: Mapping[str, Unit]) -> Mapping[str, Callable[[QuarterReport], Iterable[Row]]]:
    def rows(make: Callable[[QuarterRecords], Iterable[Row]]) -> Callable[[QuarterReport], Iterable[Row]]:
        return lambda report: _of(report, make(report.records) if report.records else ())

    return {
        "observations": rows(lambda records: inputs.observation_rows(records, units)),
        "metrics_used": rows(inputs.metric_rows),
        "targets_used": rows(lambda records: inputs.target_rows(records, units)),
        "labour_inputs": rows(lambda records: inputs.labour_input_rows(records, units)),
    }


def _about_index() -> Mapping[str, Callable[[QuarterReport], Iterable[Row]]]:
    def rows(make: Callable[[Iterable[Scheme]], Iterable[Row]]) -> Callable[[QuarterReport], Iterable[Row]]:
        return lambda report: _of(report, make(inputs.schemes_of(report)))

    return {
        "index_changes": lambda report: _of(report, index_tables.change_rows(report)),
        "index_simulated": lambda report: _of(report, index_tables.simulated_rows(report)),
        "scheme": rows(inputs.scheme_rows),
        "scheme_parts": rows(inputs.part_rows),
        "scheme_rules": rows(inputs.rule_rows),
        "scheme_bands": rows(inputs.band_rows),
    }


def _of(report: QuarterReport, rows: Iterable[Row]) -> Iterator[Row]:
    same = release_columns(report)
    for row in rows:
        yield {**same, **row}


def release_columns(report: QuarterReport) -> Row:
    """The columns that every row of a release begins with."""
    release = report.release
    return {
        "quarter": release.quarter,
        "period_start": release.quarter.first_day,
        "period_end": release.quarter.last_day,
        "provenance": release.provenance,
        "version": release.version,
    }


def _unit(unit: Unit) -> Row:
    return {"unit_id": unit.unit_id, "unit_name_en": unit.name.en}


def _status(status: Status) -> Row:
    return {"obs_status": SDMX_STATUS[status], "marker": MARKER[status]}


def _pair(name: str, text: Bilingual) -> Row:
    return {f"{name}_en": text.en, f"{name}_sw": text.sw}


def _sense(change: Change) -> str:
    return change.why_not or change.sense or ""
