"""Two downloads about the site itself: how figures were revised, and what was changed when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tests.net import records
from tests.net.downloads import alike
from tests.net.kinds import CODES
from tests.net.records import Row
from tests.net.tables_of_plan import announced, published_on
from tests.net.tables_of_releases import vintages
from tests.net.written import quarter_days

_REVISIONS = ("quarter", "metric_id", "unit_id", "version", "published_on", "value", "obs_status")
_CHANGES = ("date", "kind", "quarter", "version", "metric_id", "unit_id")


def _log(site: Path, name: str) -> tuple[Row, ...]:
    return records.read_table(next((site / "data").glob(f"*{name}.csv")))


def faults_of_revisions(site: Path) -> Iterator[str]:
    """Where the log of revisions differs from the released results: each figure that was ever changed, in
    every quarter and version, with the difference from its first version."""
    names = (*_REVISIONS, "revision_from_first")
    wanted = list(_revisions())
    shown = [tuple(row[name] for name in names) for row in _log(site, "revisions")]
    if len(shown) != len(wanted):
        yield f"revisions.csv: {len(shown)} rows, the versions give {len(wanted)}"
    for line, (one, other) in enumerate(zip(shown, wanted, strict=False), start=2):
        for name, cell, value in zip(names, one, other, strict=True):
            if not alike(cell, value):
                yield f"revisions.csv, line {line}, {name}: {cell!r}, the versions give {value!r}"


def _revisions() -> Iterator[tuple[str, ...]]:
    figures = {(row["metric_id"], row["unit_id"]) for row in _corrected() if not row["table"]}
    for metric_id, unit_id in sorted(figures, key=lambda each: (each[0], each[1] != "assembly", each[1])):
        for quarter, rows in vintages(metric_id, unit_id).items():
            first = rows[0]["value"]
            for version, row in zip(records.versions(quarter), rows, strict=True):
                out = published_on(quarter, version).isoformat()
                size = str(Decimal(row["value"]) - Decimal(first)) if row["value"] and first else ""
                code = CODES[row["status"]]
                yield quarter, metric_id, unit_id, str(version), out, row["value"], code, size


def _corrected() -> Iterator[Row]:
    for quarter in records.quarters():
        for version in records.versions(quarter):
            yield from records.handed_in("corrections", quarter, version)


def faults_of_changes(site: Path) -> Iterator[str]:
    """Where the log of changes has an entry too many, lacks one, or is not ordered with the newest first."""
    shown = [tuple(row[name] for name in _CHANGES) for row in _log(site, "changes")]
    wanted = set(_changes())
    yield from (f"changes.csv: nothing gives {entry}" for entry in shown if entry not in wanted)
    yield from (f"changes.csv lacks {entry}" for entry in sorted(wanted - set(shown)))
    days = [entry[0] for entry in shown]
    if days != sorted(days, reverse=True):
        yield "changes.csv does not begin with the newest entry"


def _changes() -> Iterator[tuple[str, ...]]:
    for quarter in records.quarters():
        for version in records.versions(quarter):
            out = published_on(quarter, version).isoformat()
            yield out, "release" if version == 1 else "version", quarter, str(version), "", ""
            for row in records.handed_in("corrections", quarter, version):
                if not row["table"]:
                    yield out, row["kind"], quarter, str(version), row["metric_id"], row["unit_id"]
    for row in records.reference("metrics"):
        if row["metric_version"] != "1":
            first = quarter_days(row["introduced"])[0].isoformat()
            yield first, "definition", row["introduced"], row["metric_version"], row["metric_id"], ""
    for rows in announced():
        for row in rows[1:]:
            yield row["announced_on"], "calendar", row["quarter"], "", "", ""
