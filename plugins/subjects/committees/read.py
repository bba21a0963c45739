"""What is recorded of the committees in one version of a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter
from plugins.subjects.petitions.record import Petition
from plugins.subjects.units.record import Unit

from .check import check_committees, check_plan, check_sittings
from .check_chains import check_findings, check_recommendations
from .check_left import check_left
from .check_plan import check_delivered
from .record import (
    CommitteeReport,
    CommitteeWork,
    ExecutiveQuery,
    PlanItem,
    Sitting,
)
from .record_chains import AuditFinding, Recommendation

TABLES = (
    *("committee_plan", "sittings", "committee_reports"),
    *("audit_findings", "recommendations", "executive_queries"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeRows:
    """The sound rows with the lines on which they stand; ``files`` by table name, ``spoilt`` those with a
    row that could not be used."""

    files: Mapping[str, str]
    spoilt: frozenset[str]
    plan: tuple[Placed[PlanItem], ...]
    sittings: tuple[Placed[Sitting], ...]
    reports: tuple[Placed[CommitteeReport], ...]
    findings: tuple[Placed[AuditFinding], ...]
    recommendations: tuple[Placed[Recommendation], ...]
    queries: tuple[Placed[ExecutiveQuery], ...]

    def joined(self) -> CommitteeWork:
        """The records without their lines."""
        return CommitteeWork(
            plan=tuple(row for _, row in self.plan),
            sittings=tuple(row for _, row in self.sittings),
            reports=tuple(row for _, row in self.reports),
            findings=tuple(row for _, row in self.findings),
            recommendations=tuple(row for _, row in self.recommendations),
            queries=tuple(row for _, row in self.queries),
        )


def committee_rows(tables: CheckedTables) -> CommitteeRows:
    """The sound rows of the committees' tables; none where a version has none."""
    files = {name: tables.file(name) for name in TABLES}
    wrong = {problem.file for problem in tables.problems}
    return CommitteeRows(
        files=files,
        spoilt=frozenset(name for name, file in files.items() if file in wrong),
        plan=tables.records(PlanItem),
        sittings=tables.records(Sitting),
        reports=tables.records(CommitteeReport),
        findings=tables.records(AuditFinding),
        recommendations=tables.records(Recommendation),
        queries=tables.records(ExecutiveQuery),
    )


def check_committee_work(
    rows: CommitteeRows,
    petitions: Sequence[Petition],
    units: Mapping[str, Unit],
    quarter: Quarter,
) -> Iterator[Problem]:
    """Everything wrong that cells, names and the rules between columns do not show.

    Recommendations are followed only where every finding and report could be read.
    """
    known = {petition.petition_id: petition for petition in petitions}
    files = rows.files
    yield from check_committees(files["committee_plan"], rows.plan, units)
    yield from check_committees(files["sittings"], rows.sittings, units)
    yield from check_committees(files["committee_reports"], rows.reports, units)
    yield from check_committees(files["executive_queries"], rows.queries, units)
    yield from check_left(files["executive_queries"], rows.queries, units, quarter)
    yield from check_left(files["recommendations"], rows.recommendations, units, quarter)
    yield from check_plan(files["committee_plan"], rows.plan, quarter)
    yield from check_sittings(files["sittings"], rows.sittings)
    yield from check_findings(files["audit_findings"], rows.findings)
    if not rows.spoilt & {"audit_findings", "committee_reports"}:
        work = rows.joined()
        yield from check_recommendations(
            files["recommendations"],
            rows.recommendations,
            work.findings,
            work.reports,
            known,
            units,
        )
        yield from check_delivered(files["committee_plan"], rows.plan, work, quarter)
