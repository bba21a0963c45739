"""The feed of one bill, and that of all bills, kept for their pages."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from plugins.core.packing.feeds import FeedItem, pack_feed
from plugins.core.pages import addresses
from plugins.core.pages.teller import Teller
from plugins.subjects.bills.model import BillRegister, BillStory

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
