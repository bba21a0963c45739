"""The bills: open ones first, lists by stage, committee and session as pages of their own, one page each.

Lists hold the open bills and those of the newest sessions; older ones stand under their session, so that no
list only grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats

from .model import BillRegister, BillStory
from .offer import stands
from .page_bill import bill_page, committee_name, stage_name, stands_since
from .page_times import times_page
from .record import CARRIED_OVER

_FILES = ("bills", "bill_actions", "bill_participation", "bill_documents", "bill_amendments", "bill_clocks")
#: Sessions whose bills stand in every list.
SESSIONS = 3
#: What lists go by, each with the links to those lists.
Finders = Sequence[tuple[str, Sequence[Text]]]


def bill_pages(teller: Teller) -> Iterator[Page]:
    """The index, how long bills take, each list, then each bill."""
    register = teller.assembly.get(BillRegister)
    if register is None:
        nothing = {"answer": teller.t("bills.none"), "note": teller.t("bills.none_text")}
        yield _page(teller, "bills/index", teller.t("bills.heading"), nothing)
        return
    finders = _finders(teller, register)
    yield _index(teller, register, finders)
    yield times_page(teller, register)
    for kind, key, heading in _lists(teller, register):
        yield _list_page(teller, register, finders, kind, key, heading)
    for story in register.bills:
        yield bill_page(teller, register, story)


def _index(teller: Teller, register: BillRegister, finders: Finders) -> Page:
    t, stories = teller.t, register.bills
    still = [story for story in stories if story.is_open]
    law = sum(story.outcome == "law" for story in stories)
    said = " ".join(
        (
            t("bills.answer", day=register.as_at, count=len(still), of=len(stories)),
            t("bills.answer_law", count=law),
        )
    )
    newest_first = sorted(still, key=lambda story: story.since, reverse=True)
    here = addresses.contents(teller.language, "bills")
    told = listed_bills(stories)
    by_title = sorted(told, key=lambda story: teller.plain(story.bill.title).casefold())
    view = {
        "answer": teller.marked(register.release, said),
        "more": (
            Text(_all(teller, stories), url=f"{here}#all"),
            Text(t("bills.find"), url=f"{here}#find"),
            Text(t("bills.how_long"), url=addresses.page(teller.language, "bills/how-long")),
        ),
        "groups": [
            {
                "group_id": "open",
                "heading": t("bills.open"),
                "rows": [_row(teller, story) for story in newest_first],
                "none": t("bills.open_none"),
            },
            {
                "group_id": "all",
                "heading": _all(teller, stories),
                "rows": [_row(teller, story, short=True) for story in by_title],
                "none": "",
            },
        ],
        "finders": finders,
        "note": t("bills.counted_to", day=register.as_at),
        "downloads": teller.tables(*_FILES, release=register.release),
    }
    return _page(teller, "bills/index", t("bills.heading"), view)


def listed_bills(stories: Sequence[BillStory]) -> tuple[BillStory, ...]:
    """Those that stand in every list: the open ones, and those of the newest sessions."""
    newest = sorted({story.bill.session for story in stories})[-SESSIONS:]
    return tuple(story for story in stories if story.is_open or story.bill.session in newest)


def _all(teller: Teller, stories: Sequence[BillStory]) -> str:
    whole = len(listed_bills(stories)) == len(stories)
    return teller.t("bills.all" if whole else "bills.all_recent", count=SESSIONS)


def _list_page(
    teller: Teller, register: BillRegister, finders: Finders, kind: str, key: str, heading: str
) -> Page:
    own = _in_list(register, kind, key)
    whole = len(listed_bills(register.bills)) == len(register.bills)
    own.sort(key=lambda story: (not story.is_open, teller.plain(story.bill.title).casefold()))
    t = teller.t
    view = {
        "answer": t("bills.count_here", count=len(own)) if own else t("bills.none_here"),
        "note": "" if kind == "session" or whole else t("bills.earlier_sessions"),
        "groups": [
            {"group_id": "list", "heading": "", "rows": [_row(teller, one) for one in own], "none": ""}
        ],
        "finders": finders,
    }
    slug = addresses.bills_by(teller.language, kind, _slug(key))
    return _page(
        teller,
        slug.partition("/")[2].removesuffix(".html"),
        heading,
        view,
        trail=((t("nav.bills"), addresses.contents(teller.language, "bills")),),
    )


def _lists(teller: Teller, register: BillRegister) -> Iterator[tuple[str, str, str]]:
    """Every list that has a page: what it goes by, its key, its heading."""
    t = teller.t
    for place in _places(register):
        yield "stage", place, t("bills.stage_page", stage=stage_name(teller, register, place))
    for unit_id in _committees(register):
        yield "committee", unit_id, t("bills.committee_page", committee=committee_name(teller, unit_id).text)
    for session in sorted({story.bill.session for story in register.bills}):
        yield "session", str(session), t("bills.session_page", session=str(session))


def _places(register: BillRegister) -> tuple[str, ...]:
    """Every stage where a bill can stand, also those where none does now: addresses are permanent."""
    stages = (stage.stage_id for stage in register.stages)
    return (*(stage for stage in stages if stage != CARRIED_OVER), "rejected")


def _committees(register: BillRegister) -> list[str]:
    return sorted({story.bill.committee_id for story in register.bills if story.bill.committee_id})


def _in_list(register: BillRegister, kind: str, key: str) -> list[BillStory]:
    """The bills of a list: of a session all of them."""
    told = register.bills if kind == "session" else listed_bills(register.bills)
    return [story for story in told if key in _keys(story, kind)]


def _keys(story: BillStory, kind: str) -> Sequence[str | None]:
    if kind == "stage":
        return (story.place,)
    return (story.bill.committee_id,) if kind == "committee" else (str(story.bill.session),)


def _finders(teller: Teller, register: BillRegister) -> Finders:
    """The links to the lists, each with how many bills it has; empty stages are left out here."""
    found: dict[str, list[Text]] = {"stage": [], "committee": [], "session": []}
    labels: dict[str, Callable[[str], str]] = {
        "stage": lambda key: stage_name(teller, register, key),
        "committee": lambda key: committee_name(teller, key).text,
        "session": str,
    }
    for kind, key, _ in _lists(teller, register):
        count = len(_in_list(register, kind, key))
        if count:
            said = f"{labels[kind](key)} ({formats.number(count)})"
            found[kind].append(Text(said, url=addresses.bills_by(teller.language, kind, _slug(key))))
    return [(teller.t(f"bills.by_{kind}"), links) for kind, links in found.items()]


def _row(teller: Teller, story: BillStory, *, short: bool = False) -> dict[str, Words]:
    title = teller.text(story.bill.title, addresses.bill(teller.language, story.bill.slug))
    if short:
        return {"bill": title, "said": stands(teller, story), "sub": ""}
    committee = committee_name(teller, story.bill.committee_id)
    return {"bill": title, "said": stands_since(teller, story), "sub": committee}


def _slug(key: str) -> str:
    return key.replace("_", "-")


def _page(
    teller: Teller,
    slug: str,
    heading: str,
    view: dict[str, Any],
    trail: tuple[tuple[str, str], ...] = (),
) -> Page:
    t = teller.t
    illustrative = teller.assembly.get(BillRegister) is not None and teller.site.illustrative
    whole = {"heading": heading, "more": (), "groups": (), "finders": (), "note": "", "downloads": ()}
    return teller.page(
        slug,
        {"bills": whole | view},
        t("bills.description"),
        title=heading,
        template="bills",
        marked=illustrative,
        trail=trail,
        section="bills",
    )
