"""The committees' tables as published: each quarter's, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from plugins.assembly.measures.committees import committee_book
from plugins.assembly.model import Assembly, QuarterReport
from plugins.assembly.model_committees import CommitteeBook, CommitteeStory

from .reference import laid_out
from .tables import Row, release_columns

#: In the order in which they are listed.
TABLES = (
    *("committee_plan", "sittings", "committee_reports"),
    *("audit_findings", "recommendations", "executive_queries"),
)


def committee_tables(
    report: QuarterReport, assembly: Assembly, columns: Mapping[str, Sequence[str]]
) -> dict[str, list[Row]]:
    """The rows of each table that the release has, under ``columns`` (by table name)."""
    work = report.records.committees if report.records is not None else None
    if not work:
        return {}
    book = committee_book(report.release, work, assembly.units)
    found = {
        "committee_plan": _of_each(book, _plan),
        "sittings": _of_each(book, _sittings),
        "committee_reports": _of_each(book, _reports),
        "audit_findings": list(_findings(book, work.findings)),
        "recommendations": _of_each(book, _recommendations),
        "executive_queries": _of_each(book, _queries),
    }
    release = release_columns(report)
    return {
        name: [laid_out({**release, **row}, columns[name]) for row in rows]
        for name, rows in found.items()
        if rows
    }


def series_tables(assembly: Assembly, columns: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
    """The newest registers, which hold all that came before; the sittings of every quarter; each year's
    plan as it stood at its end, or stands now."""
    found: dict[str, list[Row]] = {}
    plans: dict[object, list[Row]] = {}
    sittings: list[Row] = []
    for report in assembly.reports:
        tables = committee_tables(report, assembly, columns)
        sittings += tables.get("sittings", [])
        if "committee_plan" in tables:
            plans[report.quarter.financial_year] = tables["committee_plan"]
        found |= tables
    found |= {"sittings": sittings, "committee_plan": [row for rows in plans.values() for row in rows]}
    return {name: found[name] for name in TABLES if found.get(name)}


def _of_each(book: CommitteeBook, rows: Any) -> list[dict[str, Any]]:
    return [
        {"committee_name_en": story.unit.name.en, **row}
        for story in book.committees
        for row in rows(story, book.as_at)
    ]


def _plan(story: CommitteeStory, _: date) -> Iterator[dict[str, Any]]:
    return ({"record": one.item, "standing": one.standing} for one in story.plan)


def _sittings(story: CommitteeStory, _: date) -> Iterator[dict[str, Any]]:
    return ({"record": sitting} for sitting in story.work.sittings)


def _reports(story: CommitteeStory, _: date) -> Iterator[dict[str, Any]]:
    return ({"record": one.report, "standing": one.standing} for one in story.reports)


def _queries(story: CommitteeStory, _: date) -> Iterator[dict[str, Any]]:
    return ({"record": one.query, "standing": one.standing, "days": one.days} for one in story.queries)


def _recommendations(story: CommitteeStory, _: date) -> Iterator[dict[str, Any]]:
    names = ("began_on", "stage", "age_days", "overdue_days")
    return ({"record": one.rec, **{name: getattr(one, name) for name in names}} for one in story.chains)


def _findings(book: CommitteeBook, findings: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for finding in findings:
        own = [one for one in book.chains if one.finding is not None and one.finding == finding]
        done = sum(one.stage == "implemented" for one in own)
        yield {"record": finding, "recommendations": len(own), "implemented": done}
