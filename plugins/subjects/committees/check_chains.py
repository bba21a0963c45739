"""The chain of accountability: each link after the one before it, sources known, nothing in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.nearest import did_you_mean
from checked_tables.problems import Problem
from plugins.subjects.petitions.record import Petition
from plugins.subjects.units.record import Unit

from .check import check_committees
from .record import CommitteeReport
from .record_chains import AuditFinding, Recommendation


class Sources(NamedTuple):
    """What recommendations come of, by id."""

    findings: Mapping[str, AuditFinding]
    reports: Mapping[str, CommitteeReport]
    petitions: Mapping[str, Petition]


def check_findings(file: str, rows: Sequence[Placed[AuditFinding]]) -> Iterator[Problem]:
    """An audit is published after the year that it looks at has begun."""
    for line, row in rows:
        begun = int(row.financial_year[:4])
        if row.financial_year[5:] != f"{(begun + 1) % 100:02d}":
            found = f"{row.financial_year} is not a financial year."
            write = f"Write {begun}-{(begun + 1) % 100:02d}."
            yield problem(file, line, "financial_year", "no-such-year", found, write)
        elif (row.published_on.year, row.published_on.month) < (begun, 7):
            found = f"It was published on {row.published_on}, before {row.financial_year} began."
            yield problem(file, line, "published_on", "dates-backwards", found, "Correct one of the two.")


def check_recommendations(
    file: str,
    rows: Sequence[Placed[Recommendation]],
    findings: Sequence[AuditFinding],
    reports: Sequence[CommitteeReport],
    petitions: Mapping[str, Petition],
    units: Mapping[str, Unit],
) -> Iterator[Problem]:
    """Every recommendation by itself, then those that repeat one another; petitions are looked up where
    the quarter has a register of them."""
    published = {row.finding_id: row for row in findings}
    tabled = {row.report_id: row for row in reports}
    sources = Sources(published, tabled, petitions)
    yield from check_committees(file, rows, units)
    for line, row in rows:
        yield from _check_source(file, line, row, sources)
    yield from _check_circles(file, rows)


def _check_source(
    file: str,
    line: int,
    row: Recommendation,
    sources: Sources,
) -> Iterator[Problem]:
    there: Mapping[str, AuditFinding | CommitteeReport | Petition]
    if row.source_kind == "audit":
        there, table, key = sources.findings, "audit_findings.csv", "finding_id"
    elif row.source_kind == "committee_report":
        there, table, key = sources.reports, "committee_reports.csv", "report_id"
    elif row.source_kind == "petition" and sources.petitions:
        there, table, key = sources.petitions, "petitions.csv", "petition_id"
    else:
        return
    found = there.get(row.source_id)
    if found is None:
        meant = did_you_mean(row.source_id, sorted(there)) or f"Write a {key} of that table."
        text = f'"{row.source_id}" is not in {table}.'
        yield problem(file, line, "source_id", "unknown-name", text, meant)
    elif isinstance(found, AuditFinding) and row.made_on < found.published_on:
        text = f"{row.made_on} is before its finding was published, {found.published_on}."
        yield problem(file, line, "made_on", "dates-backwards", text, "Correct one of the two.")


def _check_circles(file: str, rows: Sequence[Placed[Recommendation]]) -> Iterator[Problem]:
    """A recommendation that, followed back through those that it repeats, comes to itself."""
    parents = {row.rec_id: row for _, row in rows}
    for line, row in rows:
        seen, at = {row.rec_id}, row
        while at.parent_rec_id is not None and at.parent_rec_id in parents:
            parent = parents[at.parent_rec_id]
            if parent.rec_id == row.rec_id:
                found = f"{row.rec_id} repeats itself, by way of {at.rec_id}."
                write = "Name the earlier one of the two, and leave its own cell empty."
                yield problem(file, line, "parent_rec_id", "circle", found, write)
                break
            if parent.rec_id in seen:
                break
            if at is row and parent.made_on > row.made_on:
                found = f"{parent.rec_id} was made later, on {parent.made_on}."
                write = "Name the earlier one of the two."
                yield problem(file, line, "parent_rec_id", "dates-backwards", found, write)
            seen.add(parent.rec_id)
            at = parent
