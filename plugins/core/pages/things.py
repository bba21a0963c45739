"""What readers look for: each thing by its name, with where the site tells of it.

A subject says which things it has (``Subject.things``): bills, petitions, metrics. Every page that is the
place of none of them is a thing itself, and so is each heading of a written page. What stands here is what
the A to Z lists and what the page that finds things looks through; nothing else is published of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from checked_tables.texts import LANGUAGES, Bilingual
from plugins.core.time.quarter import Quarter

from . import addresses
from .contents import MENU
from .official import headings_of
from .page import Page
from .parts import Text
from .teller import Teller


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of thing it is: ``kind.<word>`` is its name, and ``slug`` the page that lists all of them."""

    word: str
    slug: str = ""


#: A title of so many letters is a term more than a sentence: readers may know it from the other language.
_SHORT = 30
#: The quarter of which a page tells stands in its address.
_QUARTER = re.compile(r"/(\d{4}-\d\d-q[1-4])")
PAGE, CLAUSE, SECTION = Kind("page"), Kind("clause", "policy/guide"), Kind("section")
#: Kinds that are told by where they stand, not by a word.
UNNAMED = frozenset({PAGE, SECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing: its ``name`` leads to where it is told. ``said`` is how it stands, in a few words; ``also``
    is what else it is called; ``day`` is that of the last thing that happened to it."""

    kind: Kind
    name: Text
    said: str = ""
    also: tuple[str, ...] = ()
    is_open: bool = True
    day: date | None = None


def thing(
    teller: Teller,
    kind: Kind,
    title: Bilingual,
    url: str,
    said: str = "",
    also: str = "",
    *,
    is_open: bool = True,
    day: date | None = None,
) -> Thing:
    """A thing with a title in both languages; a short one is found by that of the other, too."""
    name = teller.text(title, url)
    short = (each for each in (title.en, title.sw) if len(each) <= _SHORT)
    others = _others(name.text, *short, also)
    return Thing(kind=kind, name=name, said=said, also=others, is_open=is_open, day=day)


def _others(name: str, *called: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in called if each and each != name))


def things_of(teller: Teller, pages: Iterable[Page], told: Iterable[Thing]) -> tuple[Thing, ...]:
    """Everything in this language: pages that tell of one thing stand as that, the others as pages; kind by
    kind, in each what is open before what has ended, the newer before the older."""
    own = list(told)
    places = {one.name.url for one in own}
    kinds = list(dict.fromkeys((PAGE, *(one.kind for one in own), CLAUSE, SECTION)))
    called = _names_of_lists(teller, kinds)
    for page in pages:
        if page.url.startswith(f"{teller.language}/"):
            own += [] if page.url in places else [_page(teller, page, called.get(page.url, ()))]
            own += _headings(page)
    return tuple(
        sorted(
            own,
            key=lambda one: (
                kinds.index(one.kind),
                not one.is_open,
                -one.day.toordinal() if one.day else 0,
                *filed(one.name.text),
            ),
        )
    )


def _names_of_lists(teller: Teller, kinds: Iterable[Kind]) -> dict[str, tuple[str, ...]]:
    """By address, what a page is called in the menus, and the kind of thing that it lists."""
    names = [(entry.slug, f"nav.{entry.key}") for _, entries in teller.site.contents for entry in entries]
    names += [(entry.slug, f"menu.{entry.key}") for entry in MENU]
    names += [(kind.slug, f"kind.{kind.word}") for kind in kinds if kind.slug]
    called: dict[str, tuple[str, ...]] = {}
    for slug, key in names:
        url = addresses.page(teller.language, slug)
        called[url] = (*called.get(url, ()), *(teller.site.wording.of(each)(key) for each in LANGUAGES))
    return called


def _page(teller: Teller, page: Page, called: Iterable[str]) -> Thing:
    above = page.trail[-1][0] if len(page.trail) > 1 else ""
    title = page.title.removeprefix(teller.t("mark.illustrative_title", title=""))
    name, others, told = Text(title, url=page.url), _others(title, *called), _QUARTER.search(page.url)
    day = Quarter.parse(told[1].upper()).last_day if told else None
    return Thing(kind=PAGE, name=name, said=above, also=others, is_open=told is None, day=day)


def _headings(page: Page) -> Iterator[Thing]:
    """The headings of a written page; a clause's number finds it, too."""
    prose = page.view.get("prose")
    if isinstance(prose, dict):
        for anchor, number, title in headings_of(str(prose["content"])):
            name = Text(f"{number} {title}".strip(), url=f"{page.url}#{anchor}")
            yield Thing(kind=CLAUSE if number else SECTION, name=name, said=page.title)


def filed(title: str) -> tuple[str, str]:
    """Where a title stands in the alphabet: by its letters and digits, whatever their case and accents.

    >>> sorted(["“Échelle”", "Zebra", "apple"], key=filed)
    ['apple', '“Échelle”', 'Zebra']
    """
    plain = unicodedata.normalize("NFD", title.casefold())
    return "".join(each for each in plain if each.isalnum() or each == " ").strip(), title
