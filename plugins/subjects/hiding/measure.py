"""Whether anything in a release is hidden, so that there is something to attack."""

from __future__ import annotations

from plugins.portal.model import QuarterReport
from plugins.portal.withheld import says_suppressed


def hides_something(report: QuarterReport) -> bool:
    """Whether any figure, any row of any table, or any part of a count of people is hidden."""
    records = report.records
    return any(result.status == "suppressed" for result in report.results) or (
        records is not None and (any(count.hidden for count in records.people) or says_suppressed(records))
    )
