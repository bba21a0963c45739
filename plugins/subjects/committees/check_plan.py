"""What a work plan says was delivered against what the other tables show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.time.quarter import Quarter

from .record import CommitteeWork, PlanItem, PlanKind


def check_delivered(
    file: str, rows: Sequence[Placed[PlanItem]], work: CommitteeWork, quarter: Quarter
) -> Iterator[Problem]:
    """A warning, at a committee's last item of the kind, where more was delivered than is recorded:
    more reports than were tabled in the year so far; in the year's first quarter, more inspections than
    there were visits. Later quarters do not hold the visits of those before."""
    start = quarter.shifted(1 - quarter.number).first_day
    tabled = (row for row in work.reports if row.tabled_on is not None and row.tabled_on >= start)
    reports = Counter(row.committee_id for row in tabled)
    visits = Counter(row.committee_id for row in work.sittings if row.kind == "site_visit")
    if work.reports:
        yield from _check_kind(file, rows, "report", reports, "committee_reports.csv has {} tabled this year")
    if work.sittings and quarter.number == 1:
        yield from _check_kind(file, rows, "inspection", visits, "sittings.csv has {} visits")


def _check_kind(
    file: str, rows: Sequence[Placed[PlanItem]], kind: PlanKind, there: Counter[str], has: str
) -> Iterator[Problem]:
    for committee in dict.fromkeys(row.committee_id for _, row in rows):
        own = [
            placed for placed in rows if (placed.record.committee_id, placed.record.kind) == (committee, kind)
        ]
        told = sum(row.delivered_count for _, row in own)
        if told > there[committee]:
            found = (
                f"{told} of the kind {kind} were delivered by {committee}; {has.format(there[committee])}."
            )
            write = "Correct whichever is wrong."
            yield problem(file, own[-1].line, "delivered_count", "more-delivered", found, write, "warning")
