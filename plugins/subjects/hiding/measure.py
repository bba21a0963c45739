"""Whether anything in a release is hidden, so that there is something to attack."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.facts.withheld import says_suppressed
from plugins.subjects.figures.model import Figures
from plugins.subjects.people.record import PeopleCounts


def hides_something(report: Report) -> bool:
    """Whether any figure, any row of any table, or any part of a count of people is hidden."""
    records = report.records
    return any(result.status == "suppressed" for result in report[Figures].results) or (
        any(count.hidden for count in records[PeopleCounts].counts) or says_suppressed(records)
    )
