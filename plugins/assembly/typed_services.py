"""From checked rows of text to the records of ``records_services.py``."""

from __future__ import annotations

from .periods import Quarter
from .records_services import Petition, ServiceRequests, ServiceStandard
from .source import Source
from .typed import Cells, both


def standard(cell: Cells, _: Source) -> ServiceStandard:
    """One row of ``service_standards.csv``."""
    return ServiceStandard(
        service_id=cell["service_id"],
        first_quarter=Quarter.parse(cell["first_quarter"]),
        order=cell["order"],
        kind=cell["kind"],
        name=both(cell, "name"),
        standard_days=cell["standard_days"],
        answered=both(cell, "answered"),
        basis=cell["basis"],
        clause=cell["clause"],
        verified=cell["verified"],
        how=both(cell, "how"),
    )


def requests(cell: Cells, source: Source) -> ServiceRequests:
    """One row of ``service_requests.csv``."""
    return ServiceRequests(
        service_id=cell["service_id"],
        channel=cell["channel"],
        received=cell["received"],
        answered=cell["answered"],
        within_standard=cell["within_standard"],
        open_late=cell["open_late"],
        median_days=cell["median_days"],
        status=cell["status"],
        note=both(cell, "note"),
        source=source,
    )


def petition(cell: Cells, _: Source) -> Petition:
    """One row of ``petitions.csv``."""
    return Petition(
        petition_id=cell["petition_id"],
        title=both(cell, "title"),
        prayer=both(cell, "prayer"),
        received_on=cell["received_on"],
        reviewed_on=cell["reviewed_on"],
        presented_on=cell["presented_on"],
        committee_id=cell["committee_id"],
        report_tabled_on=cell["report_tabled_on"],
        decision=cell["decision"],
        replied_on=cell["replied_on"],
        address=cell["address"] or "",
        note=both(cell, "note"),
    )
