"""Whether anything in a release is hidden, so that there is something to attack."""

from __future__ import annotations

from plugins.assembly.model import QuarterReport


def hides_something(report: QuarterReport) -> bool:
    """Whether any figure, count of people or of requests, or labour input of the release is suppressed."""
    records = report.records
    return any(result.status == "suppressed" for result in report.results) or (
        records is not None
        and (
            any(count.hidden for count in records.people)
            or any(row.status == "suppressed" for row in records.labour)
            or any(row.status == "suppressed" for row in records.services.requests)
        )
    )
