"""Where a bill stands and which bills lists hold, for other subjects' pages too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Kind, Thing, thing

from .model import BillRegister, BillStory

BILL = Kind("bill", "bills/index")

#: Sessions whose bills stand in every list.
SESSIONS = 3


def stands(teller: Teller, story: BillStory) -> str:
    """Where a bill stands, in a few words."""
    if story.outcome == "rejected":
        return teller.t("bills.rejected_at", stage=teller.plain(story.stage.name))
    return teller.plain(story.stage.standing)


def stands_since(teller: Teller, story: BillStory) -> str:
    """Where a bill stands and since when; for one whose journey has ended, on which day it did."""
    waits = bool(story.stage.next) and story.outcome != "rejected"
    key = "bills.since" if waits else "bills.done_on"
    return teller.t(key, standing=stands(teller, story), day=story.since)


def listed_bills(stories: Sequence[BillStory]) -> tuple[BillStory, ...]:
    """Those that stand in every list: the open ones, and those of the newest sessions."""
    newest = sorted({story.bill.session for story in stories})[-SESSIONS:]
    return tuple(story for story in stories if story.is_open or story.bill.session in newest)


def things(teller: Teller) -> Iterator[Thing]:
    """Each bill, found by its number, too."""
    register = teller.assembly.get(BillRegister)
    for story in register.bills if register is not None else ():
        bill, url = story.bill, addresses.bill(teller.language, story.bill.slug)
        said = stands_since(teller, story)
        yield thing(teller, BILL, bill.title, url, said, bill.number, is_open=story.is_open, day=story.since)
