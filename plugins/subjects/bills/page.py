"""The bills: the open ones by stage, those whose journey has ended, each session, and a page for each bill.

The list of ended bills holds those of the newest sessions; older ones stand under their session, so that no
list only grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.squares import squares
from plugins.core.strips.waits import scale_of_days, wait_strip
from plugins.subjects.corrections.offer_feed import keep_bills_feed

from .model import BillRegister, BillStory
from .offer import listed_bills, stands_since
from .offer_pipeline import pipeline_table, places_of, stage_name
from .page_bill import bill_page, committee_name
from .page_times import times_page

_FILES = ("bills", "bill_actions", "bill_participation", "bill_documents", "bill_amendments", "bill_clocks")


def bill_pages(teller: Teller) -> Iterator[Page]:
    """The open bills, those whose journey has ended, each session, how long bills take, then each bill."""
    register = teller.assembly.get(BillRegister)
    if register is None:
        nothing = {"answer": teller.t("bills.none"), "note": teller.t("bills.none_text")}
        yield _page(teller, "bills/index", teller.t("bills.heading"), nothing)
        return
    yield _index(teller, register)
    yield _ended(teller, register)
    for session in _sessions(register):
        yield _session(teller, register, session)
    yield times_page(teller, register)
    for story in register.bills:
        yield bill_page(teller, register, story)


def _index(teller: Teller, register: BillRegister) -> Page:
    t, stories = teller.t, register.bills
    still = [story for story in stories if story.is_open]
    law = sum(story.outcome == "law" for story in stories)
    said = " ".join(
        (
            t("bills.answer", day=register.as_at, count=len(still), of=len(stories)),
            t("bills.answer_law", count=law),
        )
    )
    end = scale_of_days((register.as_at - story.since).days for story in still)
    view = {
        "answer": teller.marked(register.release, said),
        "pipeline": pipeline_table(teller, register),
        "heading_rows": t("bills.open"),
        "reading": t("bills.open_reading", days=formats.days(end, teller.language)) if still else "",
        "groups": [
            _stage(teller, register, place, end)
            for place in places_of(register)
            if any(story.place == place for story in still)
        ],
        "none": t("bills.open_none"),
        "more": (
            _link(teller, t("bills.ended"), "bills/ended"),
            _link(teller, t("bills.how_long"), "bills/how-long"),
            *(
                _link(teller, t("bills.session_page", session=str(each)), f"bills/session-{each}")
                for each in reversed(_sessions(register))
            ),
        ),
        "note": t("bills.counted_to", day=register.as_at),
        "downloads": teller.tables(*_FILES, release=register.release),
    }
    feed = keep_bills_feed(teller, register)
    return _page(teller, "bills/index", t("bills.heading"), view, feed=feed)


def _stage(teller: Teller, register: BillRegister, place: str, end: int) -> dict[str, Any]:
    """The open bills of a stage, the longest there first, each against the usual time; what comes next."""
    own = [story for story in register.bills if story.is_open and story.place == place]
    own.sort(key=lambda story: story.since)
    usual = register.usual.get(place) or None
    step = own[0].stage.next
    return {
        "group_id": place.replace("_", "-"),
        "heading": stage_name(teller, register, place),
        "said": teller.t("bills.usual", days=formats.days(usual, teller.language)) if usual else "",
        "next": teller.text(step) if step else "",
        "rows": [_waiting(teller, register, story, end, usual) for story in own],
    }


def _ended(teller: Teller, register: BillRegister) -> Page:
    """The bills whose journey has ended, by how it ended; of all sessions while they are few."""
    t = teller.t
    told = listed_bills(register.bills)
    groups = []
    for place in places_of(register):
        own = [story for story in told if not story.is_open and story.place == place]
        if own:
            groups.append(_group(teller, place.replace("_", "-"), stage_name(teller, register, place), own))
    count = sum(not story.is_open for story in register.bills)
    view = {
        "answer": teller.marked(register.release, t("bills.ended_count", count=count, day=register.as_at)),
        "note": "" if len(told) == len(register.bills) else t("bills.earlier_sessions"),
        "groups": groups,
        "none": t("bills.none_here"),
    }
    return _page(teller, "bills/ended", t("bills.ended"), view, trail=_trail(teller))


def _session(teller: Teller, register: BillRegister, session: int) -> Page:
    """All bills of a session: open ones first, then by title."""
    own = [story for story in register.bills if story.bill.session == session]
    still = sum(story.is_open for story in own)
    view = {
        "answer": teller.t("bills.count_here", count=len(own)),
        "picture": squares(still, 0, len(own) - still, across=20),
        "reading": teller.t("bills.pipeline_reading"),
        "groups": [_group(teller, "list", "", own)],
    }
    heading = teller.t("bills.session_page", session=str(session))
    return _page(teller, f"bills/session-{session}", heading, view, trail=_trail(teller))


def _sessions(register: BillRegister) -> list[int]:
    return sorted({story.bill.session for story in register.bills})


def _group(teller: Teller, group_id: str, heading: str, own: list[BillStory]) -> dict[str, Any]:
    own.sort(key=lambda story: (not story.is_open, teller.plain(story.bill.title).casefold()))
    rows = [_row(teller, story) for story in own]
    return {"group_id": group_id, "heading": heading, "said": "", "next": "", "rows": rows}


def _row(teller: Teller, story: BillStory) -> dict[str, Words]:
    return {
        "bill": teller.text(story.bill.title, addresses.bill(teller.language, story.bill.slug)),
        "said": stands_since(teller, story),
        "sub": committee_name(teller, story.bill.committee_id),
        "picture": "",
    }


def _waiting(
    teller: Teller, register: BillRegister, story: BillStory, end: int, usual: int | None
) -> dict[str, Any]:
    """An open bill with the days since it came where it stands."""
    days = (register.as_at - story.since).days
    said = teller.t("bills.there", count=days, day=story.since)
    return {**_row(teller, story), "said": said, "picture": wait_strip(days, end, usual=usual)}


def _link(teller: Teller, said: str, slug: str) -> Text:
    return Text(said, url=addresses.page(teller.language, slug))


def _trail(teller: Teller) -> tuple[tuple[str, str], ...]:
    return ((teller.t("nav.bills"), addresses.contents(teller.language, "bills")),)


def _page(
    teller: Teller,
    slug: str,
    heading: str,
    view: dict[str, Any],
    trail: tuple[tuple[str, str], ...] = (),
    feed: str = "",
) -> Page:
    t = teller.t
    illustrative = teller.assembly.get(BillRegister) is not None and teller.site.illustrative
    whole: dict[str, Any] = {"heading": heading, "picture": "", "pipeline": None, "heading_rows": ""}
    whole |= {"more": (), "groups": (), "reading": "", "none": "", "note": "", "downloads": ()}
    return teller.page(
        slug,
        {"bills": whole | view},
        t("bills.description"),
        title=heading,
        template="bills",
        marked=illustrative,
        trail=trail,
        feed=feed,
    )
