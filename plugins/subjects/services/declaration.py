"""The service charter, and all that the public asked of the Assembly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.checked import CheckedTables
from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.charter.record import PETITION, ServiceStandard, standards_at
from plugins.subjects.petitions.record import Petition

from .agree import check_petition_counts
from .check import check_invented, check_offered, check_requests
from .hide import services as hide
from .measure import service_report
from .model import ServiceReport
from .publish import SERVICES
from .read import service_rows
from .record import ServiceRecords, ServiceRequests


def _gather(tables: CheckedTables, declared: Facts) -> Iterator[ServiceRecords]:
    yield service_rows(tables).records(declared.rows(ServiceStandard))


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.quarter is None:
        return
    standards = read.declared.rows(ServiceStandard)
    in_force = standards_at(standards, read.quarter)
    file, rows = read.file(ServiceRequests), read.placed(ServiceRequests)
    yield from check_requests(file, rows, in_force)
    yield from check_offered(file, rows, {one.service_id for one in standards} - in_force.keys())
    if read.release is not None:
        used = [row.service_id for _, row in rows]
        used += [name for name, one in in_force.items() if one.kind == PETITION and read.rows(Petition)]
        today = standards_at(read.reference.rows(ServiceStandard), read.quarter)
        yield from check_invented(file, used, today, read.release)


def _tell(assembly: Assembly) -> Iterator[ServiceReport]:
    """What the newest quarter that tells of services says about them."""
    for report in reversed(assembly.reports):
        if records := report.records[ServiceRecords]:
            found = service_report(report.release, records)
            if found is not None:
                yield found
            return


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import services_page

    yield services_page(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("services", "services/index", 40, foot=True)),),
    word="services",
    uses=("charter", "engagement", "feedback", "people", "petitions", "surveys"),
    publish=SERVICES,
    records=(ServiceRequests,),
    gather=_gather,
    check=_check,
    tell=_tell,
    agree=lambda report, _: check_petition_counts(report),
    hide=hide,
    pages=_pages,
)
