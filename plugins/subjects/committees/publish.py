"""The committees' tables as published: each quarter's, with what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.packing.publisher import Contribution, Line, Lines, Piece, Tables, Told, copies, filled
from plugins.subjects.units.record import Unit

from .measure import committee_book
from .model import CommitteeBook, CommitteeStory
from .record import CommitteeWork
from .record_chains import AuditFinding

#: In the order in which they are listed.
TABLES = (
    *("committee_plan", "sittings", "committee_reports"),
    *("audit_findings", "recommendations", "executive_queries"),
)


def committees(report: Report, assembly: Assembly) -> Lines:
    """The lines of each table that the release has."""
    work = report.records[CommitteeWork]
    if not work:
        return {}
    book = committee_book(report.release, work, assembly.rows(Unit))
    return filled(
        {
            "committee_plan": _of_each(book, _plan),
            "sittings": _of_each(book, lambda story: copies(story.work.sittings)),
            "committee_reports": _of_each(book, _reports),
            "audit_findings": _findings(book, work.findings),
            "recommendations": _of_each(book, _recommendations),
            "executive_queries": _of_each(book, _queries),
        }
    )


def series(reports: Sequence[Report], told: Told[Piece]) -> Tables[Piece]:
    """The newest registers, which hold all that came before; the sittings of every quarter; each year's
    plan as it stood at its end, or stands now."""
    found: Tables[Piece] = {}
    plans: dict[str, list[Piece]] = {}
    sittings: list[Piece] = []
    for report in reports:
        tables = told(report)
        sittings += tables.get("sittings", [])
        if "committee_plan" in tables:
            plans[report.quarter.financial_year] = tables["committee_plan"]
        found |= tables
    found |= {"sittings": sittings, "committee_plan": [piece for plan in plans.values() for piece in plan]}
    return {name: found[name] for name in TABLES if found.get(name)}


COMMITTEES = Contribution(lines=committees, series=series, place=(4, 5))


def _of_each(book: CommitteeBook, lines: Callable[[CommitteeStory], Iterator[Line]]) -> Iterator[Line]:
    return (line for story in book.committees for line in lines(story))


def _plan(story: CommitteeStory) -> Iterator[Line]:
    return (Line(one.item, {"standing": one.standing}) for one in story.plan)


def _reports(story: CommitteeStory) -> Iterator[Line]:
    return (Line(one.report, {"standing": one.standing}) for one in story.reports)


def _queries(story: CommitteeStory) -> Iterator[Line]:
    return (Line(one.query, {"standing": one.standing, "days": one.days}) for one in story.queries)


def _recommendations(story: CommitteeStory) -> Iterator[Line]:
    names = ("began_on", "stage", "age_days", "overdue_days")
    return (Line(one.rec, {name: getattr(one, name) for name in names}) for one in story.chains)


def _findings(book: CommitteeBook, findings: Sequence[AuditFinding]) -> Iterator[Line]:
    for finding in findings:
        own = [one for one in book.chains if one.finding is not None and one.finding == finding]
        done = sum(one.stage == "implemented" for one in own)
        yield Line(finding, {"recommendations": len(own), "implemented": done})
