"""What followed from a correction, found by comparing what both versions publish: nothing of it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.core.claims.statement import Statement
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.descriptions import Description
from plugins.core.packing.difference import Difference, differences
from plugins.core.packing.packing import pack_csv, plain
from plugins.core.pages.folders import table_path
from plugins.subjects.figures.model import Figures
from plugins.subjects.index.model import Indices

from .model_consequences import STEPS, Consequence, Consequences, Step

FILE = "consequences.csv"
#: Tables that record what happened to a release, and the one whose numbers all stand in others.
NOT_COMPARED = frozenset(
    {"corrections", "reasons", "sign_offs", "signatures", "prerelease_access", "hidden_reasons", "ledger"}
)
_STEPS: Mapping[str, Step] = {
    "results": "figure",
    "index": "index",
    "index_changes": "cause",
    "labour_changes": "cause",
    "index_simulated": "range",
    "statements": "comparison",
}
_TARGET = ("verdict", "achievement_pct", "ten_percent_gain", "target_", "planned_before")
_COMPARISON = ("change_on_", "leading_base", "named", "trend", "break_before")
_COLUMNS = (
    *("provenance", "quarter", "version", "version_before", "step", "table", "column", "metric_id"),
    *("unit_id", "row", "language", "pages", "old", "new"),
)


def cells(
    before: Report, now: Report, files: Mapping[str, bytes], descriptions: Mapping[str, Description]
) -> Iterator[Consequence]:
    """Every cell of a published table in which two versions differ."""
    for name, description in descriptions.items():
        old, new = (files.get(table_path(one.release, name)) for one in (before, now))
        if name not in NOT_COMPARED and old is not None and new is not None:
            for found in differences(description, old, new):
                yield Consequence(
                    step=step_of(found, description),
                    old=found.old,
                    new=found.new,
                    table=name,
                    column=found.column,
                    metric_id=found.row.get("metric_id", ""),
                    unit_id=found.row.get("unit_id", ""),
                    key=found.key,
                    row=found.row,
                )


def step_of(found: Difference, description: Description) -> Step:
    """At which step a cell stands: a reported one is an input, a computed one follows from others."""
    if found.table == "results":
        if found.column.startswith(_TARGET):
            return "target"
        return "comparison" if found.column.startswith(_COMPARISON) else "figure"
    if found.table == "index_nodes":
        return "part" if found.row["metric_id"] else "group" if found.row["parent_node_id"] else "index"
    if found.table in _STEPS:
        return _STEPS[found.table]
    given = {field["name"]: field.get("derivation") for field in description["fields"]}
    whole = description["scope"] == "published"
    return "input" if not whole and given[found.column] in ("given", "looked up") else "figure"


def tallies(before: Report, now: Report) -> Iterator[Consequence]:
    """How many targets were met and how many figures came, where that differs."""
    old, new = _counted(before), _counted(now)
    for table, column in old:
        if old[table, column] != new[table, column]:
            yield Consequence(
                step="tally",
                table=table,
                column=column,
                old=old[table, column],
                new=new[table, column],
            )


def _counted(report: Report) -> dict[tuple[str, str], str]:
    tally, coverage = report[Figures].tally, report[Figures].coverage
    same = tally.same
    counts = {
        ("targets", "met"): tally.met,
        ("targets", "judged"): tally.judged,
        ("targets", "firm"): tally.firm.get("firm", 0),
        ("same_targets", "targets"): same.targets if same else 0,
        ("same_targets", "met"): same.met if same else 0,
        ("same_targets", "missed_both"): same.missed_both if same else 0,
        ("coverage", "reported"): coverage.reported,
        ("coverage", "suppressed"): coverage.suppressed,
    }
    return {name: str(count) for name, count in counts.items()}


def later(assembly: Assembly, now: Report) -> Iterator[Consequence]:
    """What may be said otherwise of the changes in later reports, which came out with an older version as
    their base; told once, by the version with which they are compared now."""
    current = {report.quarter: report for report in assembly.reports}
    for then in assembly.as_released:
        for old, new in zip(_changes(then), _changes(current[then.quarter]), strict=True):
            bases = [change.before.release if change.before else "" for change in (old, new)]
            if new.base_quarter == now.quarter and bases[1] == now.release.name != bases[0]:
                yield from _moved(then, old, new)


def _changes(report: Report) -> Iterator[Statement]:
    for result in report[Figures].results:
        yield from (result.change_previous, result.change_year)
    for index in (report[Indices].assembly, *report[Indices].units):
        yield from (index.change_previous, index.change_year)


def _moved(report: Report, old: Statement, new: Statement) -> Iterator[Consequence]:
    is_index = new.source == "index"
    for column in ("verdict", "difference", "base_value"):
        ends = [_cell(each, column) for each in (old, new)]
        if ends[0] != ends[1]:
            yield Consequence(
                step="later",
                table="index" if is_index else "statements",
                column=column,
                metric_id="" if is_index else new.subject,
                unit_id=new.unit,
                key=(str(report.quarter), report.release.name, new.subject, new.unit, new.base),
                row={"base": new.base, "quarter": str(report.quarter)},
                old=ends[0],
                new=ends[1],
            )


def _cell(change: Statement, column: str) -> str:
    if column == "verdict":
        return change.verdict
    value = change.difference
    if column == "base_value":
        value = change.before.value if change.before else None
    return "" if value is None else plain(value)


def ordered(rows: Iterable[Consequence]) -> tuple[Consequence, ...]:
    """By step; within a step as they were found."""
    return tuple(sorted(rows, key=lambda row: STEPS.index(row.step)))


def pack_consequences(found: Consequences) -> bytes:
    """The list as a file, a row for each cell and each sentence."""
    release = found.now.release
    rows = (
        {
            "provenance": release.provenance,
            "quarter": str(release.quarter),
            "version": release.version,
            "version_before": found.before.release.version,
            "step": row.step,
            "table": row.table,
            "column": row.column,
            "metric_id": row.metric_id,
            "unit_id": row.unit_id,
            "row": "; ".join(filter(None, row.key)),
            "language": row.language or "",
            "pages": "; ".join(row.on),
            "old": row.old,
            "new": row.new,
        }
        for row in found.rows
    )
    return pack_csv(_COLUMNS, rows)
