"""Revisions of published figures, from frozen results alone (``model.py`` has the formulas).

Back-cast periods are left out, for nobody published them at the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from checked_tables.status import Status
from plugins.core.facts.assembly import Report
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.record import ASSEMBLY_ID

from .model import RevisedPeriod, RevisionHistory, Vintage


def revision_histories(reports: Iterable[Report]) -> tuple[RevisionHistory, ...]:
    """Every metric and unit of which some period was revised, metrics in alphabetical order, the Assembly
    before its units."""
    found: dict[tuple[str, str], dict[Quarter, list[Vintage]]] = {}
    for report in sorted(reports, key=lambda one: (one.quarter, one.release.version)):
        if report.release.is_back_cast:
            continue
        for row in _frozen(report):
            key = (row["metric_id"], row["unit_id"])
            found.setdefault(key, {}).setdefault(report.quarter, []).append(_vintage(report, row))
    made = (
        RevisionHistory(
            metric_id=metric_id,
            unit_id=unit_id,
            periods=tuple(
                RevisedPeriod(quarter=quarter, vintages=tuple(vintages))
                for quarter, vintages in by_quarter.items()
            ),
        )
        for (metric_id, unit_id), by_quarter in found.items()
    )
    return tuple(
        sorted(
            (one for one in made if one.revised),
            key=lambda one: (one.metric_id, one.unit_id != ASSEMBLY_ID, one.unit_id),
        )
    )


def _frozen(report: Report) -> Iterator[Mapping[str, str]]:
    yield from report.records.frozen_results.get("results.csv", ())


def _vintage(report: Report, row: Mapping[str, str]) -> Vintage:
    status: Status = row["status"]  # type: ignore[assignment]
    return Vintage(
        version=report.release.version,
        published_on=report.release.published_on,
        value=Decimal(row["value"]) if row["value"] else None,
        status=status,
    )
