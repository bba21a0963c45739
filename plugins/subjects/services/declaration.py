"""The service charter, and all that the public asked of the Assembly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checked_tables.checked import CheckedTables
from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.store import Facts
from plugins.core.facts.version import Read
from plugins.core.packing.publisher import ReferenceTable
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.petitions.record import Petition

from .agree import check_service_counts
from .check import check_invented, check_requests, check_standards
from .hide import services as hide
from .measure import service_report, shown_standards
from .model import ServiceReport
from .publish import SERVICES
from .read import service_rows
from .record import PETITION, ServiceRecords, ServiceRequests, ServiceStandard, standards_at


def _check_reference(read: Read) -> Iterator[Problem]:
    yield from check_standards(read.file(ServiceStandard), read.placed(ServiceStandard))


def _gather(tables: CheckedTables, reference: Facts) -> Iterator[ServiceRecords]:
    yield service_rows(tables).records(reference.rows(ServiceStandard))


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    if read.quarter is None:
        return
    in_force = standards_at(read.reference.rows(ServiceStandard), read.quarter)
    file, rows = read.file(ServiceRequests), read.placed(ServiceRequests)
    yield from check_requests(file, rows, in_force)
    if read.release is not None:
        used = [row.service_id for _, row in rows]
        used += [name for name, one in in_force.items() if one.kind == PETITION and read.rows(Petition)]
        yield from check_invented(file, used, in_force, read.release)


def _tell(assembly: Assembly) -> Iterator[ServiceReport]:
    """What the newest quarter that tells of services says about them."""
    for report in reversed(assembly.reports):
        if records := report.records[ServiceRecords]:
            found = service_report(report.release, records)
            if found is not None:
                yield found
            return


def _reference(assembly: Assembly) -> Iterator[ReferenceTable]:
    rows = shown_standards(assembly)
    invented = any(one.basis == "illustrative" for one in rows)
    yield ReferenceTable(ServiceStandard.TABLE, rows, invented=invented)


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import service_pages

    return service_pages(teller)


SUBJECT = Subject(
    reference=_reference,
    word="services",
    publish=SERVICES,
    uses=("figures", "petitions", "surveys", "feedback", "engagement"),
    records=(ServiceRequests, ServiceStandard),
    check_reference=_check_reference,
    gather=_gather,
    check=_check,
    tell=_tell,
    agree=lambda report, _: check_service_counts(report),
    hide=hide,
    pages=_pages,
)
