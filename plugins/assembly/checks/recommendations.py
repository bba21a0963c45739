"""The chain of accountability: each link after the one before it, sources known, nothing in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.assembly.mapping import Placed
from plugins.assembly.periods import Quarter
from plugins.assembly.problems import Problem
from plugins.assembly.records import Unit
from plugins.assembly.records_committees import AuditFinding, CommitteeReport, Recommendation
from plugins.assembly.records_services import Petition

from .committees import check_committee, check_days
from .fault import problem
from .nearest import did_you_mean


class Sources(NamedTuple):
    """What recommendations come of, by id."""

    findings: Mapping[str, AuditFinding]
    reports: Mapping[str, CommitteeReport]
    petitions: Mapping[str, Petition]


def check_findings(file: str, rows: Sequence[Placed[AuditFinding]], quarter: Quarter) -> Iterator[Problem]:
    """An audit is published after the year that it looks at has begun, and before the register closed."""
    for line, row in rows:
        yield from check_days(file, line, (("published_on", row.published_on),), quarter.last_day)
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
    quarter: Quarter,
) -> Iterator[Problem]:
    """Every recommendation by itself, then those that repeat one another; petitions are looked up where
    the quarter has a register of them."""
    published = {row.finding_id: row for row in findings}
    tabled = {row.report_id: row for row in reports}
    sources = Sources(published, tabled, petitions)
    for line, row in rows:
        yield from check_committee(file, line, row.committee_id, units)
        yield from _check_source(file, line, row, sources)
        yield from _check_status(file, line, row)
        days = (
            ("made_on", row.made_on),
            ("resolved_on", row.resolved_on),
            ("responded_on", row.responded_on),
            ("implemented_on", row.implemented_on),
        )
        yield from check_days(file, line, days, quarter.last_day)
        for column in ("response_due", "due_on"):
            day = getattr(row, column)
            if day is not None and day < row.made_on:
                found = f"{day} is before it was made, {row.made_on}."
                yield problem(file, line, column, "dates-backwards", found, "Correct one of the two.")
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


def _check_status(file: str, line: int, row: Recommendation) -> Iterator[Problem]:
    done = row.status == "implemented"
    if done and row.implemented_on is None:
        write = "Write the day by which it had been carried out."
        yield problem(file, line, "implemented_on", "no-day", "It is implemented.", write)
    if not done and row.implemented_on is not None:
        found = f"It is {row.status}, but was carried out on {row.implemented_on}."
        yield problem(file, line, "status", "status-and-day", found, "Write implemented, or empty the day.")
    if done and not row.evidence:
        write = "Name the paper that shows it."
        yield problem(file, line, "evidence", "no-evidence", "It is implemented.", write)
    if row.status == "disputed" and row.responded_on is None:
        write = "Write the day of the response that disputes it."
        yield problem(file, line, "responded_on", "no-response", "It is disputed without a response.", write)


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
