"""The figures of a release and what belongs to all of it, as published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.core.claims.statement import Statement
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, copies
from plugins.subjects.actions.record import Action
from plugins.subjects.corrections.record import Correction, corrections_of, tables_changed
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.publish_statements import statements
from plugins.subjects.figures.record import Observation, Restated
from plugins.subjects.index import publish as index_tables
from plugins.subjects.index.model import Indices
from plugins.subjects.index.model_schemes import schemes_of
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.measure import versions_at
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.model import BudgetReport
from plugins.subjects.money.record import ResourceUse
from plugins.subjects.releases.record import ChangeReason, PrereleaseAccess, SignOff
from plugins.subjects.rules.measure import CountedFigures
from plugins.subjects.submissions.record import Submission
from plugins.subjects.units.record import Unit

from . import publish_inputs as inputs

#: Tables that a release without an index does not have.
INDEX_ONLY = frozenset(
    {"index_changes", "index_simulated", "scheme", "scheme_parts", "scheme_rules", "scheme_bands"}
)


def figures(report: Report, assembly: Assembly) -> Lines:
    """Each table's lines in the order in which they are listed; all are there, even without a row."""
    records = report.records
    schemes = schemes_of(report)
    return {
        "results": _results(report, assembly.get(CountedFigures) or CountedFigures({})),
        "index": _index(report),
        "index_nodes": _nodes(report),
        "labour": (Line(labour, unit_columns(labour.unit)) for labour in report[LabourReport].results),
        "budget": _budget(report),
        "resource_use": copies(records.rows(ResourceUse)),
        "submissions": copies(report.rows(Submission)),
        "actions": _defined(report, report.rows(Action)),
        "sign_offs": copies(report.rows(SignOff)),
        "corrections": _defined(report, (*corrections_of(report), *tables_changed(report))),
        "reasons": copies(records.rows(ChangeReason)),
        "prerelease_access": copies(records.rows(PrereleaseAccess)),
        "labour_changes": index_tables.labour_changes(report),
        "observations": copies(records.rows(Observation)),
        **({"restated": copies(restated)} if (restated := records.rows(Restated)) else {}),
        "metrics_used": inputs.metrics(records),
        "targets_used": inputs.targets(records),
        "labour_inputs": copies(records.rows(LabourInputs)),
        "statements": statements(report),
        "index_changes": index_tables.changes(report),
        "index_simulated": index_tables.simulated(report),
        "scheme": inputs.schemes(schemes),
        "scheme_parts": inputs.parts(schemes),
        "scheme_rules": inputs.rules(schemes),
        "scheme_bands": inputs.bands(schemes),
    }


#: The SDMX code (CL_OBS_STATUS) of a sound figure that is not comparable with the one before.
BREAK = "B"

FIGURES = Contribution(lines=figures, place=(1, 1))


def unit_columns(unit: Unit) -> dict[str, str]:
    """The unit's id and name."""
    return {"unit_id": unit.unit_id, "unit_name_en": unit.name.en}


def _results(report: Report, counted: CountedFigures) -> Iterator[Line]:
    """One for each metric and unit that was expected."""
    named = report[Figures].named.all
    for result in report[Figures].results:
        target = result.target
        yield Line(
            result,
            {
                "metric_id": result.metric.metric_id,
                "metric_version": result.metric.metric_version,
                "metric_title_en": result.metric.title.en,
                **unit_columns(result.unit),
                "unit_of_measure": result.metric.unit,
                "target_value": target.value if target else None,
                "target_approved_on": target.approved_on if target else None,
                "target_approved_late": target.late if target else None,
                "change_on_previous_quarter": result.change_previous.difference,
                "change_on_previous_quarter_verdict": _verdict(result.change_previous),
                "change_on_year_earlier": result.change_year.difference,
                "change_on_year_earlier_verdict": _verdict(result.change_year),
                "leading_base": result.leading.base,
                "named": result.leading.wanted if result.leading in named else None,
                "ten_percent_gain": result.ten_percent,
                "trend": result.trend.word,
                "break_before": result.break_before or None,
                "how": counted.how(result, report) or None,
                **({"obs_status": BREAK} if result.break_before and result.status == "reported" else {}),
            },
        )


def _index(report: Report) -> Iterator[Line]:
    """The Assembly's index, then each department's."""
    for index in (report[Indices].assembly, *report[Indices].units):
        scheme = index.score.scheme if index.score else None
        yield Line(
            index,
            {
                **unit_columns(index.unit),
                "scheme_id": scheme.scheme_id if scheme else None,
                "scheme_version": scheme.version if scheme else None,
                "index_value": index.value,
                "band_number": index.band.number if index.band else None,
                "band_en": index.band.label.en if index.band else None,
                "lowest_possible": index.worst,
                "highest_possible": index.best,
            },
        )


def _nodes(report: Report) -> Iterator[Line]:
    """The worked calculation of each index, from the top down."""
    versions = _versions(report)
    for index in (report[Indices].assembly, *report[Indices].units):
        for node in index.nodes:
            place = {
                "parent_node_id": node.parent_id,
                "metric_version": versions.get(node.metric_id or ""),
                "target_value": node.target,
            }
            yield Line(node, {**unit_columns(index.unit), **place})


def _defined(report: Report, rows: Iterable[Action | Correction]) -> Iterator[Line]:
    """Rows as they are, with the version of the definition of the metric that they name."""
    versions = _versions(report)
    for row in rows:
        yield Line(row, {"metric_version": versions.get(row.metric_id)})


def _versions(report: Report) -> dict[str, int]:
    return versions_at(report.records.declared.rows(Metric), report.quarter)


def _budget(report: Report) -> Iterator[Line]:
    """Budget execution by unit and economic class."""
    for one in report[BudgetReport].results:
        yield Line(one.line, {"execution_pct": one.execution_pct, "pro_rata_pct": one.pro_rata_pct})


def _verdict(change: Statement) -> str:
    return change.verdict if change.is_compared else change.reason
