"""What an election means for the figures of its quarter, for any page that shows them."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.pages.parts import Notice
from plugins.core.pages.teller import Teller

from .measure import election_in
from .record import Term


def election_notices(teller: Teller, report: Report | None) -> tuple[Notice, ...]:
    """That a new Assembly was elected, and between which days none sat; nothing in other quarters."""
    found = election_in(report.records.declared.rows(Term), report.quarter) if report else None
    if found is None:
        return ()
    said = [teller.t("seats.elected", day=found.term.elected_on, number=str(found.term.number))]
    if found.first_sitting_on is not None:
        until = found.first_sitting_on
        said.append(teller.t("seats.not_sitting", day=found.not_sitting_from, until=until))
    return (Notice(heading=teller.t("seats.heading"), paragraphs=tuple(said)),)
