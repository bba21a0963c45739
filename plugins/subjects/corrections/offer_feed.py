"""The feeds of one bill, of all bills and of petitions, kept for their pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

from plugins.core.packing.feeds import FeedItem, pack_feed
from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.subjects.bills.model import BillRegister, BillStory
from plugins.subjects.petitions.model import PetitionStory
from plugins.subjects.petitions.offer import say_stands
from plugins.subjects.services.model import ServiceReport

#: So many steps of all bills stand in their feed.
_NEWEST = 100
_EAST_AFRICA = timezone(timedelta(hours=3))


def keep_bill_feed(teller: Teller, register: BillRegister, story: BillStory) -> str:
    """The address of the feed of one bill's steps; empty as in ``keep_feed``."""
    page = addresses.bill(teller.language, story.bill.slug)
    items = [] if register.release.is_illustrative else _steps(teller, story)
    title = teller.plain(story.bill.title)
    return _keep(teller, addresses.bill_feed(teller.language, story.bill.slug), items, title, page)


def keep_bills_feed(teller: Teller, register: BillRegister) -> str:
    """The address of the feed of the newest steps of all bills; empty as in ``keep_feed``."""
    page = addresses.contents(teller.language, "bills")
    items = [item for story in register.bills for item in _steps(teller, story)]
    items.sort(key=lambda item: item.at, reverse=True)
    items = [] if register.release.is_illustrative else items[:_NEWEST]
    title = f"{teller.t('site.name')}: {teller.t('bills.heading')}"
    return _keep(teller, addresses.feed(teller.language, "bills"), items, title, page)


def keep_petitions_feed(teller: Teller, found: ServiceReport | None) -> str:
    """The address of the feed of petitions: each reply, and each day on which one had waited longer than was
    promised; empty as in ``keep_feed``."""
    register = found.petitions if found is not None else None
    if found is None or register is None or found.release.is_illustrative:
        return ""
    page = addresses.page(teller.language, "services/petitions")
    items = [item for story in register.petitions for item in _news(teller, story, page, register.as_at)]
    items.sort(key=lambda item: item.at, reverse=True)
    title = f"{teller.t('site.name')}: {teller.t('petitions.heading')}"
    path = addresses.feed(teller.language, "services/petitions")
    return _keep(teller, path, items[:_NEWEST], title, page)


def _news(teller: Teller, story: PetitionStory, page: str, as_at: date) -> Iterator[FeedItem]:
    petition, title = story.petition, teller.plain(story.petition.title)
    place = f"{teller.site.absolute(page)}#{petition.slug}"
    until, due = petition.replied_on, story.promised_on
    if until is not None:
        yield FeedItem(
            item_id=f"{place}-reply",
            title=f"{title}: {teller.t('petitions.ended_now')}",
            at=_at(until),
            url=place,
            text=say_stands(teller, story),
        )
    if due is not None and due < (until or as_at):
        yield FeedItem(
            item_id=f"{place}-overdue",
            title=f"{title}: {teller.t('petitions.overdue')}",
            at=_at(due + timedelta(days=1)),
            url=place,
        )


def _steps(teller: Teller, story: BillStory) -> list[FeedItem]:
    page = addresses.bill(teller.language, story.bill.slug)
    title = teller.plain(story.bill.title)
    return [
        FeedItem(
            item_id=f"{teller.site.absolute(page)}#step-{step.action.seq}",
            title=f"{teller.plain(step.stage.name)}: {title}",
            at=_at(step.action.date),
            url=teller.site.absolute(page) or "",
            text=teller.plain(step.action.note),
        )
        for step in reversed(story.steps)
    ]


def _keep(teller: Teller, path: str, items: list[FeedItem], title: str, page: str) -> str:
    address, about = teller.site.absolute(path), teller.site.absolute(page)
    if address is None or about is None or teller.site.illustrative or not items:
        return ""
    content = pack_feed(
        items,
        title=title,
        author=teller.t("site.name"),
        language=teller.language,
        address=address,
        page=about,
    )
    return teller.site.keep(path, content)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), _EAST_AFRICA)
