"""Facts for worked examples: a version, a report, a whole Assembly from only what matters to a test.

Records of tables and single facts are handed over alike; a class with a ``TABLE`` is one of rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Results, Version
from plugins.core.time.release import Release
from plugins.subjects.bills.record import Journey, Register
from plugins.subjects.calendar.record import Calendar
from plugins.subjects.committees.record import CommitteeWork
from plugins.subjects.corrections.model import Revisions
from plugins.subjects.framework.record import Framework
from plugins.subjects.money.model import Resources
from plugins.subjects.people.record import PeopleCounts
from plugins.subjects.plan.model import PlanStanding
from plugins.subjects.plan.record import PlanRecords
from plugins.subjects.services.record import ServiceRecords

#: What subjects make of the tables of a version that has none of theirs.
NOTHING_GATHERED = (
    *(Register(bills=()), CommitteeWork(), ServiceRecords(), PlanRecords()),
    PeopleCounts(counts=()),
)
#: What they make of empty reference tables, and what they tell of no quarter.
NO_REFERENCE = (Journey(stages=(), clocks=()), Framework(competencies=()))
NOTHING_TOLD = (Calendar(entries=()), Revisions(histories=()), PlanStanding(), Resources())

Whole = TypeVar("Whole", Report, Version)


def facts_of(*things: object, known: Facts | None = None) -> Facts:
    """These records and facts; of any other class, what is ``known``."""
    rows: dict[type, tuple[object, ...]] = {}
    for thing in things:
        if hasattr(thing, "TABLE"):
            rows[type(thing)] = (*rows.get(type(thing), ()), thing)
    found = known or Facts()
    for kind, records in rows.items():
        found = found.with_rows(kind, records)
    return found.with_facts(*(thing for thing in things if not hasattr(thing, "TABLE")))


def version_of(
    release: Release,
    *things: object,
    declared: Iterable[object] = (),
    frozen: Results | None = None,
) -> Version:
    """A version with these records, measured against what is ``declared``."""
    return Version(
        release=release,
        facts=facts_of(*NOTHING_GATHERED, *things),
        declared=facts_of(*declared),
        frozen_results=frozen or {},
    )


def report_of(
    release: Release, *facts: object, records: Iterable[object] = (), declared: Iterable[object] = ()
) -> Report:
    """A report that says these facts of a version with these records, measured against what is
    ``declared``."""
    version = version_of(release, *records, declared=declared)
    return Report(release=release, records=version, facts=facts_of(*facts))


def assembly_of(
    *reports: Report,
    superseded: tuple[Report, ...] = (),
    reference: Iterable[object] = (),
    facts: Iterable[object] = (),
    warnings: tuple[Problem, ...] = (),
) -> Assembly:
    """All of it: these reports, reference rows, and what they tell together."""
    return Assembly(
        reference=facts_of(*NO_REFERENCE, *reference),
        reports=reports,
        superseded=superseded,
        facts=facts_of(*NOTHING_TOLD, *facts),
        warnings=warnings,
    )


def saying(report: Report, *facts: object) -> Report:
    """A report that says these facts in place of its own."""
    return replace(report, facts=report.facts.with_facts(*facts))


def recording(whole: Whole, *things: object, none_of: Iterable[type] = ()) -> Whole:
    """A version, or a report's, with these records and facts in place of its own of their classes, and
    without any records of the classes ``none_of``."""
    if isinstance(whole, Report):
        return replace(whole, records=recording(whole.records, *things, none_of=none_of))
    facts = facts_of(*things, known=whole.facts)
    for kind in none_of:
        facts = facts.with_rows(kind, ())
    return replace(whole, facts=facts)
