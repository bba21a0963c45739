"""A later quarter laid beside those that are there: every figure that it is asked for, and nothing else."""

from __future__ import annotations

import csv
from datetime import date, timedelta

from plugins.core.facts.read import read_schemas_of
from plugins.core.facts.read_folder import as_copied, read_reference
from plugins.core.time.quarter import Quarter
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.figures.record import Observation
from plugins.subjects.metrics.measure import in_force
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.record import Unit

from .tiny import Tiny

_COLUMNS = ("metric_id", "metric_version", "unit_id", "value", "numerator", "denominator", "status")
_RELEASE = """\
stage = "published"
provenance = "illustrative"
illustrates = "reported"
as_at = {as_at}
scheduled_on = {scheduled}
published_on = {published}
next_expected_on = {following}
has_index = false
no_index_reason_en = "The metrics were agreed in this quarter."
"""


def add_quarter(
    data: Tiny, quarter: str, *, published: str = "", scheduled: str = "", reported: bool = False
) -> int:
    """Publish the quarter with the figures of the newest one before it, 30 days after its end unless other
    days are given, an example unless it is ``reported``; how many figures it was asked for."""
    period = Quarter.parse(quarter)
    day = date.fromisoformat(published) if published else period.last_day + timedelta(30)
    folder = f"quarters/{quarter}/v1"
    text = _RELEASE.format(
        as_at=period.last_day + timedelta(15),
        scheduled=scheduled or day,
        published=day,
        following=day + timedelta(91),
    )
    plays = 'provenance = "illustrative"\nillustrates = "reported"\n'
    data.write(
        f"{folder}/release.toml", text.replace(plays, 'provenance = "reported"\n') if reported else text
    )
    asked = _asked(data, period, illustrative=not reported)
    before = _newest_before(data, period)
    lines = [",".join((*_COLUMNS, "note_en", "note_sw"))]
    for metric, unit in asked:
        same = before.get((metric.metric_id, unit.unit_id), {})
        has_value = same.get("status") == "reported"
        cells = {**(same if has_value else {"status": "not_collected"})}
        cells |= {"metric_id": metric.metric_id, "metric_version": str(metric.metric_version)}
        lines.append(
            ",".join(cells.get(name, "") for name in _COLUMNS[:2])
            + ","
            + unit.unit_id
            + ","
            + ",".join(cells.get(name, "") for name in _COLUMNS[3:])
            + ",,"
        )
    data.write(f"{folder}/{Observation.TABLE}.csv", "\n".join(lines) + "\n")
    return len(asked)


def _asked(data: Tiny, quarter: Quarter, *, illustrative: bool) -> list[tuple[Metric, Unit]]:
    schemas = read_schemas_of(data.folder)
    reference = read_reference(data.path("reference"), "reference", schemas, SUBJECTS)
    declared = as_copied(reference, SUBJECTS, quarter, illustrative=illustrative)
    there = [unit for unit in declared.rows(Unit) if unit.reports_in(quarter)]
    metrics = in_force(declared.rows(Metric), quarter).values()
    return [(metric, unit) for metric in metrics for unit in there if unit.kind in metric.levels]


def _newest_before(data: Tiny, quarter: Quarter) -> dict[tuple[str, str], dict[str, str]]:
    earlier = [path for path in data.path("quarters").iterdir() if path.name < str(quarter)]
    newest = max(max(earlier).glob("v*"))
    with (newest / f"{Observation.TABLE}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["metric_id"], row["unit_id"]): row for row in csv.DictReader(file)}
