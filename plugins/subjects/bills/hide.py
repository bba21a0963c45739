"""People at public hearings on bills, one by one, and as the figure that adds them up."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_control.package import Said
from disclosure_control.system import total
from plugins.core.facts.assembly import Report
from plugins.subjects.figures.hide import name_of as figure_name
from plugins.subjects.figures.model import Figures
from plugins.subjects.people.hide import name_of as count_name
from plugins.subjects.units.record import ASSEMBLY_ID

from .record import Register

_METRIC = "leg_hearing_participants"


def bills(report: Report) -> Iterator[Said]:
    """The figure's numerator is the sum of the attendees of the quarter's hearings."""
    if report[Figures].of(_METRIC) is None:
        return
    quarter = report.quarter
    parts = [
        count_name(
            report, "bill_participation", (event.bill_id, str(event.event_no)), "attendees", carried=True
        )
        for bill in report.records[Register].bills
        for event in bill.participation
        if event.kind == "hearing" and quarter.first_day <= event.held_on <= quarter.last_day
    ]
    if parts:
        whole = figure_name(report, _METRIC, ASSEMBLY_ID, "numerator")
        yield total(f"{whole} = sum of the quarter's hearings", whole, parts)
