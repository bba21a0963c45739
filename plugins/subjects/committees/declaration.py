"""Committees: plans, sittings, reports, questions; and the chain of accountability they carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checked_tables.checked import CheckedTables
from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing
from plugins.core.subject import Subject
from plugins.subjects.petitions.record import Petition
from plugins.subjects.units.measure import by_id
from plugins.subjects.units.record import Unit

from .check_history import check_committee_history
from .measure import committee_book
from .model import CommitteeBook
from .publish import COMMITTEES
from .read import TABLES, check_committee_work, committee_rows
from .record import CommitteeReport, CommitteeWork, ExecutiveQuery, PlanItem, Sitting
from .record_chains import AuditFinding, Recommendation


def _gather(tables: CheckedTables, _: Facts) -> Iterator[CommitteeWork]:
    yield committee_rows(tables).joined()


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    units = by_id(read.declared.rows(Unit))
    if read.quarter is not None:
        work = committee_rows(read.tables)
        yield from check_committee_work(work, read.rows(Petition), units, read.quarter)


def _check_series(now: ReadVersion, before: Sequence[ReadVersion], _: bool) -> Iterator[Problem]:
    work, earlier = now.get(CommitteeWork), before[-1].get(CommitteeWork)
    if work is not None and earlier is not None:
        files = {name: now.read.tables.file(name) for name in TABLES}
        yield from check_committee_history(files, work, earlier)


def _tell(assembly: Assembly) -> Iterator[CommitteeBook]:
    """The committees' work of the newest quarter that has any."""
    for report in reversed(assembly.reports):
        if work := report.records[CommitteeWork]:
            yield committee_book(report.release, work, assembly.rows(Unit))
            return


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import committee_pages

    return committee_pages(teller)


def _things(teller: Teller) -> Iterable[Thing]:
    from .offer_things import things

    return things(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("committees", "committees/index", 30, foot=True)),),
    word="committees",
    uses=("petitions", "units"),
    publish=COMMITTEES,
    records=(PlanItem, Sitting, CommitteeReport, ExecutiveQuery, AuditFinding, Recommendation),
    gather=_gather,
    check=_check,
    check_series=_check_series,
    tell=_tell,
    pages=_pages,
    things=_things,
)
