"""What a bill has to do with others, said on the pages of both; and how long it lay before it came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.core.pages import addresses
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .model import BillRegister, BillStory
from .record import Relation


def say_links(teller: Teller, register: BillRegister, story: BillStory) -> Iterator[Text]:
    """A sentence for each older bill that this one names, then for each newer one that names it."""
    by_id = {each.bill.bill_id: each for each in register.bills}
    for link in story.bill.links:
        other = by_id[link.other_bill_id]
        ended = other.since if link.relation == "reintroduces" else None
        yield _link(teller, other, _key("link", link.relation, other), ended)
    for newer in register.bills:
        for link in newer.bill.links:
            if link.other_bill_id == story.bill.bill_id:
                yield _link(teller, newer, _key("linked", link.relation, story))


def say_lapses(teller: Teller, story: BillStory) -> Iterator[str]:
    """When it ended and was restored, and for how many days it lay."""
    for lapse in story.lapses:
        yield teller.t(f"bill.{lapse.ended}_restored", day=lapse.ended_on, restored=lapse.restored_on)
    if story.days_lapsed:
        yield teller.t("bill.days_lapsed", days=formats.days(story.days_lapsed, teller.language))


def _key(side: str, relation: Relation, older: BillStory) -> str:
    if relation == "reintroduces" and side == "link":
        return f"bill.link_reintroduces_{older.outcome}"
    return f"bill.{side}_{relation}"


def _link(teller: Teller, other: BillStory, key: str, ended: date | None = None) -> Text:
    number = other.bill.number
    said = teller.t(key, number=number, day=ended) if ended else teller.t(key, number=number)
    return Text(said, url=addresses.bill(teller.language, other.bill.slug))
