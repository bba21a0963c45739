"""The page that finds things, and the same things from A to Z for whoever has no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from checked_tables.texts import LANGUAGES
from plugins.core.statements import formats

from . import addresses
from .assets import hashed
from .find_list import by_years, pack_list
from .page import Page
from .parts import Text
from .teller import Teller
from .things import UNNAMED, Thing, filed, things_of

LETTERS = "a-z/index"
#: Where what begins with no letter stands.
_OTHERS = "0-9"


def finding_pages(
    teller: Teller, pages: Sequence[Page], told: Iterable[Thing], files: dict[str, bytes]
) -> Iterator[Page]:
    """The page to find things on and the lists from A to Z, from the other ``pages`` and what subjects have
    ``told``; the lists that the script reads are added to ``files``."""
    things = things_of(teller, pages, told)
    letters, lists = _by_letter(things), _lists(teller, things)
    files |= lists
    yield _find_page(teller, pages, lists, letters)
    for letter, own in {"": (), **letters}.items():
        yield _letter_page(teller, letter, letters, own)


def _lists(teller: Teller, things: Sequence[Thing]) -> dict[str, bytes]:
    """The lists by address, that of now first."""
    latest = teller.assembly.latest
    years = by_years(things, latest.quarter if latest else None)
    packed = ((year, pack_list(teller, own)) for year, own in years.items())
    return {hashed(f"find-{teller.language}-{year}.js", content): content for year, content in packed}


def _find_page(
    teller: Teller, pages: Sequence[Page], lists: Mapping[str, bytes], letters: Mapping[str, Sequence[Thing]]
) -> Page:
    t, language = teller.t, teller.language
    said = {page.url: page.description for page in pages if page.lang == language}
    groups = [
        {
            "heading": t(heading),
            "entries": [
                (Text(t(f"nav.{entry.key}"), url=url), said[url])
                for entry in entries
                for url in [addresses.page(language, entry.slug)]
            ],
        }
        for heading, entries in teller.site.contents
    ]
    size = formats.file_size(sum(map(len, lists.values())) - len(next(iter(lists.values()))))
    view = {
        "lists": tuple(lists),
        "found": teller.marked_all(t("find.found", number="#")),
        "earlier": t("find.earlier", size=size),
        "letters": _letters(teller, letters),
        "groups": groups,
    }
    heading = t("find.heading")
    return teller.page("find", {"find": view}, t("find.description"), title=heading, template="find")


def _letter_page(
    teller: Teller, letter: str, letters: Mapping[str, Sequence[Thing]], own: Sequence[Thing]
) -> Page:
    """The things of a letter; of none, the way to all letters. In the other language a thing has another
    letter, so there all letters stand in its place."""
    t = teller.t
    heading = t("a_to_z.letter", letter=letter) if letter else t("a_to_z.heading")
    rows = [(one.name, _said(teller, one)) for one in own]
    view = {"heading": heading, "letters": _letters(teller, letters), "rows": rows}
    page = teller.page(
        _slug(letter) if letter else LETTERS,
        {"letters": view},
        t("a_to_z.description"),
        title=heading,
        template="letters",
        trail=((t("find.heading"), addresses.page(teller.language, "find")),),
    )
    (other,) = (each for each in LANGUAGES if each != teller.language)
    return replace(page, alternate=addresses.page(other, LETTERS), languages=()) if letter else page


def _said(teller: Teller, one: Thing) -> str:
    kind = "" if one.kind in UNNAMED else teller.t(f"kind.{one.kind.word}")
    return " · ".join(filter(None, (kind, one.said)))


def _letters(teller: Teller, letters: Mapping[str, Sequence[Thing]]) -> list[tuple[Text, str]]:
    return [
        (Text(letter, url=addresses.page(teller.language, _slug(letter))), formats.number(len(own)))
        for letter, own in letters.items()
    ]


def _by_letter(things: Iterable[Thing]) -> dict[str, list[Thing]]:
    ordered = sorted(things, key=lambda one: filed(one.name.text))
    return {letter: list(own) for letter, own in groupby(ordered, key=_letter)}


def _letter(one: Thing) -> str:
    first = filed(one.name.text)[0][:1].upper()
    return first if "A" <= first <= "Z" else _OTHERS


def _slug(letter: str) -> str:
    return f"a-z/{letter.lower()}"
