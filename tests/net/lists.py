"""The lists of pages that are no tables: each line of a part of a page, as its records have it.

A declaration names the page and the part (the id of its section) and yields its lines in their order::

    @lists("services/petitions.html", part="waiting")
    def petitions_that_wait(reader):
        yield reader.t("petitions.waiting")
        ...
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.net.kinds import Reader, pattern
from tests.net.pages import Site, Table, lines_of, one_line, part

Lines = Iterable[str]


#: Parts without an id: the first sentence, and the key figures.
_FIRST = {"lead": r'<p class="lead">.*?</p>', "key": r'<dl class="key">.*?</dl>'}


@dataclass(frozen=True, slots=True)
class Part:
    """A part that some pages have, and the lines that it must hold."""

    name: str
    address: re.Pattern[str]
    part_id: str
    tag: str
    expected: Callable[[Reader], Lines]

    def parts_of(self, html: str) -> Iterator[str]:
        """``lead`` and ``key``, or what bears the id; with a star, each part whose id begins so."""
        if self.part_id in _FIRST:
            yield re.findall(_FIRST[self.part_id], html, re.DOTALL)[0]
            return
        if not self.part_id.endswith("*"):
            yield part(html, self.part_id, self.tag)
            return
        start = re.escape(self.part_id.rstrip("*"))
        for found in re.findall(rf'<{self.tag} id="({start}[^"]*)"', html):
            yield part(html, found, self.tag)


PARTS: list[Part] = []


def lists(*places: str, part: str, tag: str = "section") -> Callable[[Callable[[Reader], Lines]], object]:
    """Declare what the part of the pages ``places`` holds."""

    def declare(expected: Callable[[Reader], Lines]) -> Callable[[Reader], Lines]:
        for place in places:
            PARTS.append(Part(f"{place.removesuffix('.html')}#{part}", pattern(place), part, tag, expected))
        return expected

    return declare


def illustrative(reader: Reader, said: str) -> str:
    """A sentence after the mark that illustrative figures must carry."""
    return f"{reader.t('headline.mark.illustrative')} {said}"


def listed(items: list[str], language: str) -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'and' if language == 'en' else 'na'} {items[-1]}"


def faults_of_part(declared: Part, site: Path) -> Iterator[str]:
    """Where a part of a page says otherwise than its records; ``AssertionError`` if no page has it."""
    for language in ("en", "sw"):
        pages = [address for address in _pages(site, language) if declared.address.fullmatch(address)]
        assert pages, f"no page is called {declared.name}"
        for address in pages:
            found = declared.address.fullmatch(address)
            reader = Reader(site, language, Table(address), found.groupdict() if found else {})
            html = Site(site, language).text(address)
            shown = [line for each in declared.parts_of(html) for line in lines_of(each)]
            wanted = [line for line in map(one_line, declared.expected(reader)) if line]
            if shown != wanted:
                yield f"{language}/{address}#{declared.part_id}: {_first_difference(shown, wanted)}"


def _first_difference(shown: list[str], wanted: list[str]) -> str:
    for place, (one, other) in enumerate(zip(shown, wanted, strict=False), start=1):
        if one != other:
            return f"line {place}: the page has {one!r}, the records say {other!r}"
    return f"the page has {len(shown)} lines, the records say {len(wanted)}: {(shown + wanted)[-1]!r}"


@cache
def _pages(site: Path, language: str) -> tuple[str, ...]:
    return tuple(Site(site, language).pages())
