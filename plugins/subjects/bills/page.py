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
from plugins.core.strips.squares import squares
from plugins.core.strips.waits import scale_of_days, wait_strip

from .model import BillRegister, BillStory
from .offer import stands
from .offer_pipeline import pipeline_table, places_of, stage_name
from .page_bill import bill_page, committee_name, stands_since
from .page_times import times_page

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
    longest_first = sorted(still, key=lambda story: story.since)
    end = scale_of_days((register.as_at - story.since).days for story in still)
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
        "pipeline": pipeline_table(teller, register),
        "groups": [
            {
                "group_id": "open",
                "heading": t("bills.open"),
                "reading": t("bills.open_reading", days=formats.days(end, teller.language)),
                "rows": [_waiting(teller, register, story, end) for story in longest_first],
                "none": t("bills.open_none"),
            },
            {
                "group_id": "all",
                "heading": _all(teller, stories),
                "reading": "",
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
        "picture": squares(len(own), across=20, quiet=not any(story.is_open for story in own)),
        "note": "" if kind == "session" or whole else t("bills.earlier_sessions"),
        "groups": [
            {
                "group_id": "list",
                "heading": "",
                "reading": "",
                "rows": [_row(teller, one) for one in own],
                "none": "",
            }
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
    for place in places_of(register):
        yield "stage", place, t("bills.stage_page", stage=stage_name(teller, register, place))
    for unit_id in _committees(register):
        yield "committee", unit_id, t("bills.committee_page", committee=committee_name(teller, unit_id).text)
    for session in sorted({story.bill.session for story in register.bills}):
        yield "session", str(session), t("bills.session_page", session=str(session))


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
        return {"bill": title, "said": stands(teller, story), "sub": "", "picture": ""}
    committee = committee_name(teller, story.bill.committee_id)
    return {"bill": title, "said": stands_since(teller, story), "sub": committee, "picture": ""}


def _waiting(teller: Teller, register: BillRegister, story: BillStory, end: int) -> dict[str, Any]:
    """An open bill with the days since it came where it stands."""
    days = (register.as_at - story.since).days
    row = _row(teller, story)
    said = f"{row['said']} {teller.t('bills.days_there', count=days)}"
    return {**row, "said": said, "picture": wait_strip(days, end)}


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
    whole: dict[str, Any] = {"heading": heading, "picture": "", "pipeline": None}
    whole |= {"more": (), "groups": (), "finders": (), "note": "", "downloads": ()}
    return teller.page(
        slug,
        {"bills": whole | view},
        t("bills.description"),
        title=heading,
        template="bills",
        marked=illustrative,
        trail=trail,
    )
