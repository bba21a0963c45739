"""The service charter of one quarter: what was promised against what was achieved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.release import Release
from plugins.subjects.charter.record import PROTECTED, ServiceStandard, standards_at
from plugins.subjects.engagement.model import EngagementTally
from plugins.subjects.engagement.record import Engagement
from plugins.subjects.people.model import LEAST_BASE
from plugins.subjects.petitions.measure import petition_register
from plugins.subjects.surveys.measure import survey_result

from .model import RequestsResult, ServiceLine, ServiceReport
from .record import ALL, ServiceRecords, ServiceRequests


def service_report(release: Release, records: ServiceRecords) -> ServiceReport | None:
    """Everything about services as it stood on the quarter's last day; ``None`` where nothing is told."""
    if not records:
        return None
    as_at = release.quarter.last_day
    return ServiceReport(
        release=release,
        as_at=as_at,
        lines=tuple(_lines(release, records)),
        petitions=petition_register(records.petitions, records.standards, as_at),
        surveys=tuple(survey_result(survey) for survey in records.surveys),
        feedback=records.feedback,
        engagement=engagement_tally(records.engagement),
    )


def requests_result(requests: ServiceRequests, standard: ServiceStandard) -> RequestsResult:
    """One row of counts.

    share within the standard = 100 x answered in the promised time / (answered in the quarter + open on its
    last day with the promised time passed), one decimal, rounded half up. Requests that are open and still
    within their time are in neither number. One of which it is not recorded whether or when it was answered
    is due and neither in time nor late: the share lies between that without these and that with all of them.
    Where few requests could point at a person, no share is told
    on fewer than ten.
    """
    answered, within, late = requests.answered, requests.within_standard, requests.open_late
    if answered is None or within is None or late is None:
        return RequestsResult(requests=requests, due=None, within_pct=None)
    unrecorded = requests.unrecorded or 0
    due = answered + late + unrecorded
    if due < (LEAST_BASE if standard.kind in PROTECTED else 1):
        return RequestsResult(requests=requests, due=due, within_pct=None)
    least, most = (half_up(percentage(Decimal(n), Decimal(due)), 1) for n in (within, within + unrecorded))
    return RequestsResult(requests=requests, due=due, within_pct=least, most_pct=most if unrecorded else None)


def engagement_tally(seats: Sequence[Engagement]) -> EngagementTally | None:
    """Reports submitted among those due; a seat from which none was due, such as a vacant one, is in
    neither number. ``None`` where nothing is told."""
    if not seats:
        return None
    return EngagementTally(
        seats=tuple(seats),
        due=sum(seat.submitted != "not_due" for seat in seats),
        submitted=sum(seat.submitted == "yes" for seat in seats),
        late=sum(seat.late is True for seat in seats),
    )


def _lines(release: Release, records: ServiceRecords) -> Iterator[ServiceLine]:
    for service_id, standard in standards_at(records.standards, release.quarter).items():
        own = [row for row in records.requests if row.service_id == service_id]
        results = [requests_result(row, standard) for row in own]
        yield ServiceLine(
            standard=standard,
            whole=next((one for one in results if one.requests.channel == ALL), None),
            channels=tuple(one for one in results if one.requests.channel != ALL),
        )
