"""What waits before one committee: its open bills and petitions, each with the days that it has waited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.parts import Text
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.waits import scale_of_days, wait_strip
from plugins.subjects.bills.model import BillRegister
from plugins.subjects.bills.offer import stands
from plugins.subjects.petitions.offer import promised_days

from .model import CommitteeBook, CommitteeStory
from .offer import petition_link, petition_stories


@dataclass(frozen=True, slots=True)
class Waiting:
    """A bill or petition, where it stands, and for how many days; ``promised`` if there is a promise."""

    what: Text
    stands: str
    days: int
    promised: int | None = None


def before_table(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Table | None:
    """All of them on one scale of days, those that have waited longest first; ``None`` if nothing waits."""
    rows = sorted(_waiting(teller, book, story), key=lambda one: (-one.days, one.what.text))
    if not rows:
        return None
    t, end = teller.t, scale_of_days(one.days for one in rows)
    table = (
        columns(teller, rows)
        .column("committee.waits_what", lambda one: one.what)
        .picture("column.picture", lambda one: Cell("", picture=wait_strip(one.days, end, one.promised)))
        .number("committee.waits_days", lambda one: one.days)
        .column("committee.waits_where", lambda one: one.stands, speaks=True)
        .table(t("committee.before"), "before-table")
    )
    return replace(table, reading=t("committee.before_reading", days=formats.days(end, teller.language)))


def _waiting(teller: Teller, book: CommitteeBook, story: CommitteeStory) -> Iterator[Waiting]:
    own, register = story.unit.unit_id, teller.assembly.get(BillRegister)
    for bill in register.bills if register is not None else ():
        if bill.bill.committee_id == own and bill.outcome == "open":
            link = teller.text(bill.bill.title, addresses.bill(teller.language, bill.bill.slug))
            yield Waiting(link, stands(teller, bill), (book.as_at - bill.since).days)
    promised = promised_days(teller)
    for petition in petition_stories(teller):
        if petition.petition.committee_id == own and petition.days_waiting is not None:
            said = teller.t(f"petitions.stage_{petition.stage}")
            yield Waiting(petition_link(teller, petition.petition), said, petition.days_waiting, promised)
